import type { ReadStream, WriteStream } from 'node:tty';
import type { Editor } from '../capabilities/index.ts';
import type { Ask, Engine, LateListeners } from '../engine.ts';
import { LineEditor } from './editor.ts';
import { Keys } from './keys.ts';
import type { Opened } from './opened.ts';
import type { Painter } from './paint/painter.ts';
import { type Place, promptsFor } from './prompt-text.ts';
import { Screen } from './screen.ts';

/** What the prompt needs. */
export interface PromptOptions {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly banner: string;
  /** Where calls go, for the first prompt: it is on the screen before the engine is loaded. */
  readonly place: Place;
  readonly color: boolean;
  /** Entered at the first prompt as though typed. */
  readonly firstLines?: readonly string[];
  readonly engine: (face: Face) => Promise<Engine>;
}

/** What the prompt lends an engine. */
export interface Face extends LateListeners {
  readonly ask: Ask;
  readonly editor: Editor;
}

/**
 * The prompt: cells are typed, one after another, and evaluated by the engine. Resolves when the user
 * leaves; rejects when the engine can't be opened.
 */
export async function runPrompt(options: PromptOptions): Promise<void> {
  const isDumb = process.env.TERM === 'dumb';
  const { PlainPainter } = isDumb ? await import('./paint/plain-painter.ts') : {};
  return new Prompt(options, PlainPainter && new PlainPainter()).done;
}

class Prompt {
  readonly done: Promise<void>;
  readonly #options: PromptOptions;
  readonly #keys: Keys;
  readonly #screen: Screen;
  readonly #editor: LineEditor;
  readonly #opened: Promise<Opened>;
  #nextCell = 1;
  #place: Place;
  /** From Enter until the next prompt. */
  #running: AbortController | undefined;
  #leaving = false;
  #warned = false;

  constructor(options: PromptOptions, painter?: Painter) {
    const { input, output, banner, place } = options;
    this.#options = options;
    this.#place = place;
    this.#keys = new Keys(input);
    this.#screen = new Screen(output);
    let closed = (): void => undefined;
    const left = new Promise<void>((resolve) => {
      closed = resolve;
    });
    this.#editor = new LineEditor(
      this.#keys,
      output,
      {
        enter: () => void this.#enter(),
        interrupt: () => this.#drop(),
        close: () => {
          this.#running?.abort();
          closed();
        },
      },
      painter,
    );
    this.#screen.write(banner);
    this.#prompt();
    process.on('SIGINT', () => (this.#running ? this.#stop() : this.#drop()));
    this.#opened = new Promise((resolve, reject) => {
      setImmediate(() => this.#open().then(resolve, reject));
    });
    this.done = Promise.race([left, this.#opened.then(() => left)]);
    for (const line of options.firstLines ?? []) this.#keys.accept(Buffer.from(`${line}\r`));
  }

  /** Everything that typing the first line doesn't need. */
  async #open(): Promise<Opened> {
    const { open } = await import('./opened.ts');
    const opened = await open(this.#options, {
      keys: this.#keys,
      screen: this.#screen,
      editor: this.#editor,
      enter: () => void this.#enter(),
      showCell: (source, cell) => this.#showCell(source, cell),
    });
    opened.engine.onExit(() => {
      this.#leaving = true;
    });
    return opened;
  }

  /** Enter: the cell runs, or it goes on in another row. Keys wait until that is decided. */
  async #enter(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#keys.hold(() => this.#stop());
    const opened = await this.#opened;
    if (running.signal.aborted) return;
    const runs = await opened.typing.runs(running.signal);
    if (running.signal.aborted) return;
    if (!runs) {
      this.#running = undefined;
      this.#keys.release();
      return;
    }
    const source = this.#editor.leave();
    this.#screen.entered();
    let fill: string | undefined;
    if (source.trim() !== '') {
      this.#warned = false;
      ({ fill } = await opened.runner.run(source.replace(/\s+$/, ''), running.signal));
      this.#place = opened.place();
      this.#nextCell = opened.engine.nextCell;
    }
    this.#running = undefined;
    if (this.#leaving) this.#editor.close();
    else this.#prompt(fill);
  }

  #prompt(fill?: string): void {
    this.#editor.prompt = promptsFor(this.#place, this.#nextCell, this.#options);
    this.#screen.editing(this.#editor, fill);
    this.#keys.release();
  }

  #showCell(source: string, cell: number): void {
    this.#editor.prompt = promptsFor(this.#place, cell, this.#options);
    this.#screen.write(this.#editor.shown(source));
  }

  /** Ctrl-C after Enter. */
  #stop(): void {
    if (this.#running?.signal.aborted) return;
    this.#running?.abort();
    if (!this.#editor.isOpen) return;
    this.#running = undefined;
    this.#editor.leave();
    this.#screen.entered();
    this.#screen.line('stopped before it ran');
    this.#prompt();
  }

  /** Ctrl-C at the prompt: drops what was typed; on an empty line, says how to leave, then leaves. */
  #drop(): void {
    if (!this.#editor.isOpen) return;
    const isEmpty = this.#editor.leave() === '';
    this.#screen.entered();
    if (isEmpty && this.#warned) return this.#editor.close();
    if (isEmpty) this.#screen.line('(Ctrl-D or .exit leaves; so does Ctrl-C again)');
    this.#warned = isEmpty;
    this.#prompt();
  }
}
