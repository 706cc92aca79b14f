import type { View } from './frame.ts';
import type { Painter } from './painter.ts';

/**
 * For terminals on which nothing can be moved (`TERM=dumb`): what is typed at the end is appended,
 * what is taken off the end is overwritten with blanks, and after any other change the whole text is
 * written again in a new row.
 */
export class PlainPainter implements Painter {
  readonly showsMore = false;
  #shown: string | undefined;

  paint(view: View): string {
    const whole = written(view);
    const before = this.#shown;
    this.#shown = whole;
    if (before === undefined) return whole;
    if (whole.startsWith(before)) return whole.slice(before.length);
    const gone = before.slice(whole.length);
    if (before.startsWith(whole) && /^[\x20-\x7e]*$/.test(gone)) return '\b \b'.repeat(gone.length);
    return `\r\n${whole}`;
  }

  erase(): string {
    const text = this.#shown === undefined ? '' : '\r\n';
    this.#shown = undefined;
    return text;
  }

  leave(view: View): string {
    const text = this.paint({ ...view, cursor: view.text.length });
    this.#shown = undefined;
    return `${text}\r\n`;
  }

  forget(): void {
    this.#shown = undefined;
  }
}

function written({ prompt, text }: View): string {
  return prompt.first + text.split('\n').join(`\r\n${prompt.rest}`);
}
