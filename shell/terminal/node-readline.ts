import { Interface } from 'node:readline';
import { type REPLServer, start } from 'node:repl';
import type { Keys } from './keys.ts';

/** A key as Node's readline tells it: https://nodejs.org/docs/latest-v20.x/api/readline.html */
export interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
  readonly sequence?: string;
  /** The escape code, for keys that Node has no name for. */
  readonly code?: string;
}

/**
 * Node's line editor with the members that its own underscore names keep open to be replaced, and
 * have since Node 0.10.
 */
export interface LineBuffer extends Omit<REPLServer, 'line' | 'cursor'> {
  line: string;
  cursor: number;
  _ttyWrite(typed: string | undefined, key: Key): void;
  _refreshLine(): void;
  _writeToOutput(text: string): void;
  _insertString(text: string): void;
  _moveCursor(by: number): void;
  _addHistory(): string;
  _line(): void;
}

/** Node's REPL without its prompt, its eyes and its ears: a buffer that is told keys. */
export function lineBuffer(
  keys: Keys,
  output: NodeJS.WriteStream,
  on: { key(typed: string | undefined, key: Key): void; changed(): void },
): LineBuffer {
  const buffer = start({
    input: keys,
    output,
    terminal: true,
    preview: false,
    prompt: '',
    eval: (_code, _context, _file, done) => done(null, undefined),
  }) as unknown as LineBuffer;
  for (const event of ['line', 'SIGINT']) buffer.removeAllListeners(event);
  const move = (by: number): void => {
    buffer.cursor = Math.min(buffer.line.length, Math.max(0, buffer.cursor + by));
    on.changed();
  };
  return Object.assign(buffer, {
    _ttyWrite: on.key,
    _refreshLine: on.changed,
    _writeToOutput: on.changed,
    _moveCursor: move,
    _addHistory: () => buffer.line,
    getCursorPos: () => ({ rows: 0, cols: 0 }),
    clearLine: () => Object.assign(buffer, { line: '', cursor: 0 }),
  });
}

/**
 * What Node does with a key. Not the instance's own: the REPL puts a search and a preview before it,
 * and with `TERM=dumb` another one that knows no Backspace.
 */
export function nodeKey(buffer: LineBuffer, typed: string | undefined, key: Key): void {
  (Interface.prototype as unknown as LineBuffer)._ttyWrite.call(buffer, typed, key);
}

/** Lets Ctrl-_ come back to what the buffer holds now. Where Node hides that differently, it can't. */
export function rememberForUndo(buffer: LineBuffer): void {
  method(buffer, '_beforeEdit')?.call(buffer, buffer.line, buffer.cursor);
}

/** Lets Ctrl-Y bring `text` back. */
export function rememberForYank(buffer: LineBuffer, text: string): void {
  method(buffer, '_pushToKillRing')?.call(buffer, text);
}

type Method = (this: LineBuffer, ...values: unknown[]) => unknown;

/** A method that Node keeps under a symbol with this description, if it has one. */
function method(buffer: LineBuffer, description: string): Method | undefined {
  for (let at: object | null = buffer; at; at = Object.getPrototypeOf(at)) {
    const symbol = Object.getOwnPropertySymbols(at).find(
      (each) => each.description === description,
    );
    if (symbol) return (buffer as unknown as Record<symbol, Method>)[symbol];
  }
  return undefined;
}
