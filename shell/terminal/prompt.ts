import { type REPLServer, start } from 'node:repl';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Ask, Engine, Outcome } from '../engine.ts';
import { printCall, printError } from '../print/index.ts';
import { terminalAsk } from './ask.ts';
import { Keys } from './keys.ts';
import { continuationText, promptText } from './prompt-text.ts';
import { Screen } from './screen.ts';
import { shownOutcome } from './shown.ts';
import { StuckWatch } from './stuck-watch.ts';

/** What the prompt needs; the engine comes as a function, because it in turn needs `ask`. */
export interface PromptOptions {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly banner: string;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly engine: (face: {
    readonly ask: Ask;
    readonly onLateOutput: (text: string) => void;
  }) => Engine;
}

/**
 * The prompt. Node's REPL is the line editor: keys, search in the history, the screen. What is done
 * with a line is ours: cells are evaluated by the engine, one after another.
 * Resolves when the user leaves.
 */
export async function runPrompt(options: PromptOptions): Promise<void> {
  await new Prompt(options).done;
}

class Prompt {
  readonly done: Promise<void>;
  readonly #options: PromptOptions;
  readonly #keys: Keys;
  readonly #screen: Screen;
  readonly #engine: Engine;
  readonly #editor: REPLServer;
  readonly #stuckWatch = new StuckWatch();
  readonly #lines: string[] = [];
  #typed: string[] = [];
  #running: AbortController | undefined;
  #leaving = false;
  #warned = false;

  constructor(options: PromptOptions) {
    this.#options = options;
    this.#keys = new Keys(options.input);
    this.#screen = new Screen(options.output);
    this.#screen.write(options.banner);
    this.#editor = start({
      input: this.#keys,
      output: options.output,
      terminal: true,
      useColors: options.color,
      preview: false,
      prompt: '',
      completer: (line: string, done: (error: null, found: [string[], string]) => void) => {
        void this.#complete(line).then((found) => done(null, found));
      },
      eval: (_code, _context, _file, done) => done(null, undefined),
    });
    this.#engine = options.engine({
      ask: terminalAsk(this.#keys, options.output),
      onLateOutput: (text) => this.#screen.write(text),
    });
    this.#engine.onExit(() => {
      this.#leaving = true;
    });
    this.done = new Promise((resolve) => this.#editor.once('close', resolve));
    this.#listen();
    this.#showPrompt();
    // After the first prompt is on the screen: nothing of this is needed to type a line.
    setTimeout(() => {
      this.#stuckWatch.start(this.#engine.interruptFlags, (typed) => this.#keys.accept(typed));
    }, 30).unref();
  }

  #listen(): void {
    const editor = this.#editor;
    for (const event of ['line', 'SIGINT'] as const) editor.removeAllListeners(event);
    editor.on('line', (line: string) => {
      this.#screen.entered();
      this.#lines.push(line);
      if (!this.#running) void this.#takeLines();
    });
    editor.on('SIGINT', () => this.#clearLine());
    editor.on('close', () => this.#running?.abort());
    process.on('SIGINT', () => (this.#running ? this.#stop() : this.#clearLine()));
    const late = (error: unknown): void =>
      this.#screen.write(
        `${printError(error, { color: this.#options.color, width: this.#screen.width })}\n`,
      );
    process.on('uncaughtException', late);
    process.on('unhandledRejection', late);
  }

  async #takeLines(): Promise<void> {
    for (let line = this.#lines.shift(); line !== undefined; line = this.#lines.shift()) {
      this.#typed.push(line);
      const source = this.#typed.join('\n');
      const blank =
        this.#typed.length > 1 && line.trim() === '' && this.#typed.at(-2)?.trim() === '';
      if (source.trim() === '') this.#typed = [];
      else if (blank || !this.#engine.isIncomplete(source)) await this.#run(source);
      if (this.#leaving) return this.#editor.close();
    }
    this.#showPrompt();
  }

  async #run(source: string): Promise<void> {
    this.#foldHistory(this.#typed.length, source);
    this.#typed = [];
    this.#warned = false;
    const running = new AbortController();
    this.#running = running;
    this.#keys.hold(() => this.#stop());
    this.#stuckWatch.begin();
    try {
      const outcome = await this.#engine.run(source, {
        signal: running.signal,
        onOutput: (text) => this.#screen.write(text),
        onCall: (call) => {
          if (!this.#options.quiet)
            this.#screen.line(printCall(call, { color: this.#options.color }));
        },
      });
      this.#show(outcome);
    } finally {
      this.#stuckWatch.end();
      this.#running = undefined;
      this.#keys.release();
    }
  }

  /** Node asks for the whole line's completion; a cell may have lines above it. */
  async #complete(line: string): Promise<[string[], string]> {
    const text = [...this.#typed, line].join('\n');
    const { items, word } = await this.#engine
      .complete(text)
      .catch(() => ({ items: [], word: '' }));
    return [[...items], word];
  }

  #show(outcome: Outcome): void {
    this.#screen.freshLine();
    const { color } = this.#options;
    const text = shownOutcome(outcome, { color, width: this.#screen.width });
    if (text !== '') this.#screen.line(text);
  }

  #showPrompt(): void {
    const { color } = this.#options;
    const prompt = promptText(this.#engine.session, this.#engine.nextCell, { color });
    this.#editor.setPrompt(this.#typed.length > 0 ? continuationText(prompt) : prompt);
    this.#screen.editing(this.#editor);
  }

  /** Ctrl-C while a cell runs. */
  #stop(): void {
    this.#lines.length = 0;
    this.#running?.abort();
  }

  /** Ctrl-C at the prompt: drops what was typed; on an empty line, says how to leave, then leaves. */
  #clearLine(): void {
    const empty = this.#editor.line === '' && this.#typed.length === 0;
    if (empty && this.#warned) return this.#editor.close();
    this.#screen.entered();
    this.#screen.write('\n');
    if (empty) this.#screen.line('(Ctrl-D or .exit leaves; so does Ctrl-C again)');
    this.#warned = empty;
    this.#typed = [];
    Object.assign(this.#editor, { line: '', cursor: 0 });
    this.#showPrompt();
  }

  /** A cell of several lines is one entry of the history. */
  #foldHistory(lines: number, source: string): void {
    if (lines < 2) return;
    const { history } = this.#editor as REPLServer & { history: string[] };
    history.splice(0, lines, source);
  }
}
