import { clearScreenDown, cursorTo } from 'node:readline';
import type { LineEditor } from './editor.ts';

/**
 * What is written while a line may be being typed. When it is, it is taken away, the text written,
 * and the line drawn again below, in one go.
 */
export class Screen {
  readonly #output: NodeJS.WriteStream;
  #editor: LineEditor | undefined;
  #atLineStart = true;
  #hasStatus = false;

  constructor(output: NodeJS.WriteStream) {
    this.#output = output;
  }

  get width(): number {
    return this.#output.columns || 80;
  }

  /** The editor waits for a cell from now on, with `text` in its line. */
  editing(editor: LineEditor, text?: string): void {
    this.#clearStatus();
    this.freshLine();
    this.#editor = editor;
    this.#output.write(editor.open(text));
  }

  /** The editor's text was entered; what is written now stands below it. */
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
    const whole = text.endsWith('\n') ? text : `${text}\n`;
    const hidden = editor.hide();
    this.#output.write(hidden + whole + editor.show());
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
