import { clearScreenDown, cursorTo, moveCursor } from 'node:readline';
import type { REPLServer } from 'node:repl';

/**
 * What is written while the line editor may be on the screen. When it is, the half-typed line is
 * taken away, the text written, and the line drawn again below.
 */
export class Screen {
  readonly #output: NodeJS.WriteStream;
  #editor: REPLServer | undefined;
  #atLineStart = true;
  #hasStatus = false;

  constructor(output: NodeJS.WriteStream) {
    this.#output = output;
  }

  get width(): number {
    return this.#output.columns || 80;
  }

  /** The editor waits for a line from now on. */
  editing(editor: REPLServer): void {
    this.#clearStatus();
    this.freshLine();
    this.#editor = editor;
    editor.prompt(true);
  }

  /** The editor's line was entered; what is written now stands below it. */
  entered(): void {
    this.#editor = undefined;
    this.#atLineStart = true;
  }

  /** Shows a line that is gone as soon as anything else is written. */
  status(line: string): void {
    if (this.#editor) return;
    this.freshLine();
    this.#clearStatus();
    this.#output.write(line);
    this.#hasStatus = true;
  }

  write(text: string): void {
    if (text === '') return;
    this.#clearStatus();
    const editor = this.#editor;
    if (!editor) {
      this.#output.write(text);
      this.#atLineStart = text.endsWith('\n');
      return;
    }
    const { rows } = editor.getCursorPos();
    moveCursor(this.#output, 0, -rows);
    cursorTo(this.#output, 0);
    clearScreenDown(this.#output);
    this.#output.write(text.endsWith('\n') ? text : `${text}\n`);
    editor.prompt(true);
  }

  line(text: string): void {
    this.freshLine();
    this.write(`${text}\n`);
  }

  #clearStatus(): void {
    if (!this.#hasStatus) return;
    this.#hasStatus = false;
    cursorTo(this.#output, 0);
    clearScreenDown(this.#output);
  }

  /** Ends a line that was left open, as by `process.stdout.write('…')`. */
  freshLine(): void {
    if (!this.#atLineStart && !this.#editor) this.write('\n');
  }
}
