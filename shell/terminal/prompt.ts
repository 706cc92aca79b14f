import { type REPLServer, start } from 'node:repl';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Ask, Engine } from '../engine.ts';
import { Keys } from './keys.ts';
import { ProgressLine } from './progress-line.ts';
import { continuationText, type Place, promptText } from './prompt-text.ts';
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
export interface Face {
  readonly ask: Ask;
  readonly onLateOutput: (text: string) => void;
}

/**
 * The prompt. Node's REPL is the line editor: keys, search in the history, the screen. What is done
 * with a line is ours: cells are evaluated by the engine, one after another.
 * Resolves when the user leaves; rejects when the engine can't be opened.
 */
export function runPrompt(options: PromptOptions): Promise<void> {
  return new Prompt(options).done;
}

class Prompt {
  readonly done: Promise<void>;
  readonly #options: PromptOptions;
  readonly #keys: Keys;
  readonly #screen: Screen;
  readonly #editor: REPLServer;
  readonly #opened: Promise<Opened>;
  readonly #lines: string[] = [];
  #typed: string[] = [];
  #nextCell = 1;
  #place: Place;
  #taking = false;
  #running: AbortController | undefined;
  #leaving = false;
  #warned = false;

  constructor(options: PromptOptions) {
    this.#options = options;
    this.#place = options.place;
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
    const closed = new Promise<void>((resolve) => this.#editor.once('close', resolve));
    this.#listen();
    this.#showPrompt();
    this.#opened = new Promise((resolve, reject) => {
      setImmediate(() => this.#open().then(resolve, reject));
    });
    this.done = Promise.race([closed, this.#opened.then(() => closed)]);
    for (const line of options.firstLines ?? []) this.#editor.write(`${line}\n`);
  }

  /** Everything that typing the first line doesn't need. */
  async #open(): Promise<Opened> {
    const [{ terminalAsk }, { candidates }, { StuckWatch }, shown] = await Promise.all([
      import('./ask.ts'),
      import('./candidates.ts'),
      import('./stuck-watch.ts'),
      import('./shown.ts'),
    ]);
    const engine = await this.#options.engine({
      ask: terminalAsk(this.#keys, this.#options.output),
      onLateOutput: (text) => this.#screen.write(text),
    });
    engine.onExit(() => {
      this.#leaving = true;
    });
    const late = (error: unknown): void =>
      this.#screen.write(`${shown.shownError(error, this.#look())}\n`);
    process.on('uncaughtException', late);
    process.on('unhandledRejection', late);
    const stuckWatch = new StuckWatch();
    stuckWatch.start(engine.interruptFlags, (typed) => this.#keys.accept(typed));
    return { engine, shown, stuckWatch, candidates };
  }

  #listen(): void {
    const editor = this.#editor;
    for (const event of ['line', 'SIGINT'] as const) editor.removeAllListeners(event);
    editor.on('line', (line: string) => {
      this.#screen.entered();
      this.#keys.hold(() => this.#stop());
      this.#lines.push(line);
      if (!this.#taking) void this.#takeLines();
    });
    editor.on('SIGINT', () => this.#clearLine());
    editor.on('close', () => this.#running?.abort());
    process.on('SIGINT', () => (this.#running ? this.#stop() : this.#clearLine()));
  }

  async #takeLines(): Promise<void> {
    this.#taking = true;
    const opened = await this.#opened;
    for (let line = this.#lines.shift(); line !== undefined; line = this.#lines.shift()) {
      this.#typed.push(line);
      const source = this.#typed.join('\n');
      const blank =
        this.#typed.length > 1 && line.trim() === '' && this.#typed.at(-2)?.trim() === '';
      if (source.trim() === '') this.#typed = [];
      else if (blank || !opened.engine.isIncomplete(source)) await this.#run(source, opened);
      if (this.#leaving) return this.#editor.close();
    }
    this.#taking = false;
    this.#showPrompt();
  }

  async #run(source: string, { engine, shown, stuckWatch }: Opened): Promise<void> {
    this.#foldHistory(this.#typed.length, source);
    this.#typed = [];
    this.#warned = false;
    const running = new AbortController();
    this.#running = running;
    stuckWatch.begin();
    const progressLine = new ProgressLine((progress) =>
      this.#screen.status(shown.shownProgress(progress, this.#look())),
    );
    try {
      const outcome = await engine.run(source, {
        signal: running.signal,
        onOutput: (text) => this.#screen.write(text),
        onCall: (call) => this.#screen.line(shown.shownCall(call, this.#look())),
        onRetry: (retry, call) => {
          this.#screen.status(shown.shownRetry(retry, call, this.#look()));
        },
        onProgress: (progress) => {
          progressLine.hear(progress);
          const failures = progress.over ? shown.shownFailures(progress) : '';
          if (failures !== '') this.#screen.line(failures);
        },
      });
      this.#screen.freshLine();
      const text = shown.shownOutcome(outcome, this.#look());
      if (text !== '') this.#screen.line(text);
    } finally {
      stuckWatch.end();
      progressLine.end();
      this.#running = undefined;
      this.#place = shown.shownPlace(engine.session, engine.places);
      this.#nextCell = engine.nextCell;
    }
  }

  /** Node asks for the whole line's completion; a cell may have lines above it. */
  async #complete(line: string): Promise<[string[], string]> {
    const { engine, candidates } = await this.#opened;
    const text = [...this.#typed, line].join('\n');
    const completion = await engine.complete(text).catch(() => undefined);
    if (!completion) return [[], ''];
    const { from, to, items } = completion;
    return candidates(
      items.map((item) => item.text),
      text.slice(from, to),
    );
  }

  #look(): { color: boolean; width: number } {
    return { color: this.#options.color, width: this.#screen.width };
  }

  #showPrompt(): void {
    const { color } = this.#options;
    const prompt = promptText(this.#place, this.#nextCell, { color });
    this.#editor.setPrompt(this.#typed.length > 0 ? continuationText(prompt) : prompt);
    this.#screen.editing(this.#editor);
    this.#keys.release();
  }

  /** Ctrl-C while a cell runs. */
  #stop(): void {
    this.#lines.length = 0;
    if (this.#running) this.#running.abort();
    else this.#screen.line('stopped before it ran');
  }

  /** Ctrl-C at the prompt: drops what was typed; on an empty line, says how to leave, then leaves. */
  #clearLine(): void {
    const empty = this.#editor.line === '' && this.#typed.length === 0;
    if (empty && this.#warned) {
      this.#editor.close();
      return;
    }
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

/** What is there once the engine is loaded. */
interface Opened {
  readonly engine: Engine;
  readonly shown: typeof import('./shown.ts');
  readonly stuckWatch: import('./stuck-watch.ts').StuckWatch;
  readonly candidates: typeof import('./candidates.ts').candidates;
}
