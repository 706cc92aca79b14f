import { Interface } from 'node:readline';
import type { REPLServer } from 'node:repl';

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
