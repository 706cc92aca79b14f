import type { OutputStream } from '../cell/output.ts';

/** Passes on whole lines, each behind a label, so that what several cells write can be told apart. */
export function lineLabels(onText: (text: string, stream: OutputStream) => void): LineLabels {
  let open: { label: string; text: string; stream: OutputStream } | undefined;
  const flush = (): void => {
    if (open) onText(`${open.label}${open.text}\n`, open.stream);
    open = undefined;
  };
  return {
    write(label, text, stream) {
      if (open && open.stream !== stream) flush();
      const lines = `${open?.text ?? ''}${text}`.split('\n');
      const last = lines.pop() ?? '';
      if (lines.length > 0) onText(lines.map((line) => `${label}${line}\n`).join(''), stream);
      open = last === '' ? undefined : { label, text: last, stream };
    },
    end: flush,
  };
}

/** Text that comes in pieces. */
export interface LineLabels {
  write(label: string, text: string, stream: OutputStream): void;
  /** Passes on a line that was left open. */
  end(): void;
}
