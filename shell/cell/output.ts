import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Where a piece of output was written. */
export type OutputStream = 'out' | 'err';

/**
 * Hears what is written: text, and the bytes when bytes were written. False when nobody wants it;
 * then it goes where it would have gone.
 */
export type Listener = (text: string, stream: OutputStream, bytes?: Uint8Array) => boolean;

/**
 * Takes the place of the global `console`, of `process.stdout` and of `process.stderr`, so that what
 * cells write is known to the engine (for notebooks, transcripts and the prompt's redrawing) on its
 * way to the face. Faces write to the streams that they took before.
 */
export function captureOutput(listen: Listener, { color }: { color: boolean }): Capture {
  const { console } = globalThis;
  const streams = { stdout: 'out', stderr: 'err' } as const;
  const before = Object.keys(streams).map(
    (name) => [name, Object.getOwnPropertyDescriptor(process, name)] as const,
  );
  const standIns = Object.entries(streams).map(([name, stream]) => {
    const standIn = standInFor(process[name as keyof typeof streams], stream, listen);
    Object.defineProperty(process, name, { value: standIn, configurable: true, enumerable: true });
    return standIn;
  });
  const [stdout, stderr] = standIns.map(sinkOf);
  globalThis.console = new Console({ stdout, stderr, colorMode: color } as never);
  return {
    restore() {
      globalThis.console = console;
      for (const [name, found] of before) if (found) Object.defineProperty(process, name, found);
    },
  };
}

/** Output as it was before. */
interface Capture {
  restore(): void;
}

/**
 * The stream in all but two things: what is written is heard instead, and it can't be ended, or
 * nothing could be shown any more.
 */
function standInFor(
  real: NodeJS.WriteStream,
  stream: OutputStream,
  listen: Listener,
): NodeJS.WriteStream {
  const decoder = new StringDecoder();
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const encoding = typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8';
    const bytes = bytesOf(chunk, encoding);
    const text = bytes ? decoder.write(Buffer.from(bytes)) : String(chunk);
    if (!listen(text, stream, bytes)) return real.write(chunk, ...(rest as []));
    const done = rest.find((each) => typeof each === 'function');
    if (done) process.nextTick(done as () => void);
    return !real.writableNeedDrain;
  };
  const end = (...rest: unknown[]): NodeJS.WriteStream => {
    const [chunk] = rest;
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) write(chunk, ...rest.slice(1));
    process.nextTick(() => real.emit('finish'));
    return real;
  };
  const own: Record<PropertyKey, unknown> = { write, end };
  return new Proxy(real, {
    get: (target, key) => (Object.hasOwn(own, key) ? own[key] : Reflect.get(target, key, target)),
  });
}

/** The bytes that are no text of their own: those of a buffer, and of text in another encoding. */
function bytesOf(chunk: unknown, encoding: BufferEncoding): Uint8Array | undefined {
  if (chunk instanceof Uint8Array) return chunk;
  const isText = encoding === 'utf8' || encoding === 'utf-8' || typeof chunk !== 'string';
  return isText ? undefined : Buffer.from(chunk, encoding);
}

/** What `console` writes to: at once, whatever the stream does. */
function sinkOf(standIn: NodeJS.WriteStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      standIn.write(chunk);
      done();
    },
  });
}
