import { Console } from 'node:console';
import { Writable } from 'node:stream';

/** Where a piece of output was written. */
export type OutputStream = 'out' | 'err';

/**
 * Takes the place of the global `console`, so that what cells print is known to the engine (for
 * notebooks, transcripts and the prompt's redrawing) on its way to the face.
 */
export function captureConsole(
  onOutput: (text: string, stream: OutputStream) => void,
  { color }: { color: boolean },
): { restore(): void } {
  const original = globalThis.console;
  globalThis.console = new Console({
    stdout: sink('out', onOutput),
    stderr: sink('err', onOutput),
    colorMode: color,
  });
  return {
    restore() {
      globalThis.console = original;
    },
  };
}

function sink(
  stream: OutputStream,
  onOutput: (text: string, stream: OutputStream) => void,
): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      onOutput(String(chunk), stream);
      done();
    },
  });
}
