import { isAwaitable, type Session } from '../helpers/index.ts';
import type { History } from './capabilities/index.ts';
import { Evaluator } from './cell/evaluate.ts';
import { defineGlobals } from './cell/globals.ts';
import { Interrupt } from './cell/interrupt.ts';
import { Modules } from './cell/modules.ts';
import { captureOutput } from './cell/output.ts';
import { isIncomplete } from './cell/transform.ts';
import type { Command } from './command.ts';
import type { Completion, Hint, Mistake } from './complete/completion.ts';
import { LazyCompleter } from './complete/lazy-completer.ts';
import type { Surroundings } from './complete/surroundings.ts';
import { beginsWithDot, commandIn, continued, typeScriptIn } from './dot-line.ts';
import type { EngineOptions, Outcome, RunOptions } from './outcome.ts';
import { preloaded } from './preloaded.ts';
import { Cells } from './running/cells.ts';
import { evaluateCell } from './running/evaluate-cell.ts';
import { BackgroundCells, jobHost } from './running/jobs.ts';
import { LateErrors } from './running/late-errors.ts';
import { offer } from './running/offer.ts';
import { type CommandRoom, runCommand } from './running/run-command.ts';
import type { Result, RunningCell } from './running/running-cell.ts';
import { surroundingsOf } from './running/surroundings.ts';

export { Edits } from './cell/edits.ts';
export { mentions } from './cell/mentions.ts';
export type { OutputStream } from './cell/output.ts';
export { childrenOf, offset, parseCell, type SyntaxNode } from './cell/parse.ts';
export type { Ask, Choice, Command, Format, SandboxControl } from './command.ts';
export type { Candidate, Completion, Hint, Mistake } from './complete/completion.ts';
export type { EngineOptions, LateListeners, Outcome, RunOptions } from './outcome.ts';

/** How long after the first prompt the language server is started, so that it delays no keys. */
const warmUpMs = 100;

/**
 * Runs cells, one after another, and knows no terminal: every face drives this. There is one a
 * process, because cells share the process's global scope.
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #interrupt = new Interrupt();
  readonly #evaluator: Evaluator;
  readonly #cells: Cells;
  readonly #jobs: BackgroundCells;
  readonly #room: CommandRoom;
  readonly #preloaded: ReturnType<typeof preloaded>;
  readonly #globals: { remove(): void };
  readonly #output: { restore(): void };
  readonly #lateErrors: LateErrors;
  readonly #completer = new LazyCompleter(() => this.#surroundings());
  #commands: readonly Command[] = [];
  #onExit: (() => void) | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    const { session, onLateOutput, tutor } = options;
    const callLines = { shown: options.callLines ?? true };
    this.#evaluator = new Evaluator(this.#interrupt, {
      import: new Modules().import,
      asks: isAwaitable,
      using: (resource, isAsync) => this.#cells.using(resource, isAsync),
    });
    this.#cells = new Cells({
      ...{ session, callLines, tutor, onLateOutput },
      interrupt: this.#interrupt,
      evaluate: (cell) => this.#evaluate(cell),
    });
    const { kept, maps, hear, running } = this.#cells;
    this.#jobs = new BackgroundCells(jobHost(this.#cells, options));
    this.#room = {
      capabilities: { types: this.#completer, ...options },
      commands: () => this.#commands,
      kept,
      maps,
      callLines,
      constants: new Set(),
      jobs: this.#jobs,
      evaluator: this.#evaluator,
      runCell: (source, by) => this.#cells.runFor(by, source),
      say: (text) => void hear(`${text}\n`, 'err'),
      exit: () => this.#onExit?.(),
    };
    const { inputs, outputs } = kept;
    const more = () => kept.more.next();
    this.#preloaded = preloaded({ at: () => this.#cells.at, more, inputs, outputs });
    this.#globals = defineGlobals(this.#preloaded);
    this.#output = captureOutput(hear, { color: options.color ?? false });
    this.#lateErrors = new LateErrors(running, maps, options.onLateError);
    // Where a person types, completion is made ready once the prompt has been drawn.
    if (options.ask) setTimeout(() => void this.#completer.warmUp(), warmUpMs).unref();
  }

  /** Where calls go now; commands change it. */
  get session(): Session {
    return this.#cells.prompt.session;
  }

  /** Where listings go: the session's place alone, or all that are chosen. */
  get places(): readonly Session[] {
    return this.#cells.prompt.all;
  }

  /** Cells of this session and of others, where they are kept. */
  get history(): History | undefined {
    return this.#options.history;
  }

  /** The number that the next cell will have. */
  get nextCell(): number {
    return this.#cells.kept.nextCell;
  }

  /** Shared with a thread that may have to stop a cell which keeps this one busy; see `Interrupt`. */
  get interruptFlags(): Int32Array {
    return this.#interrupt.flags;
  }

  /** Called when a cell asks to leave. */
  onExit(listener: () => void): void {
    this.#onExit = listener;
  }

  /** Loads the dot-commands; cells do so when one first begins with a dot. */
  async loadCommands(): Promise<readonly Command[]> {
    this.#commands = (await import('./commands/index.ts')).commands;
    return this.#commands;
  }

  /** True when `source` needs more lines before it can run. Knows commands once they are loaded. */
  isIncomplete(source: string): boolean {
    return isIncomplete(typeScriptIn(source, this.#commands));
  }

  /** Runs one cell. Never throws: what goes wrong is in the outcome. */
  async run(source: string, options: RunOptions = {}): Promise<Outcome> {
    const { history } = this.#options;
    const { session, nextCell: cell } = this;
    history?.append({ cell, source, at: new Date(), place: session });
    const outcome = await this.#cells.start(source, options).done;
    history?.ended({ cell, durationMs: outcome.durationMs, ok: outcome.status === 'ok' });
    return outcome;
  }

  /** Stops the cells that run in the background. */
  stopJobs(): void {
    this.#jobs.stop();
  }

  /** Resolves when no cell runs in the background any more. */
  jobsEnded(): Promise<void> {
    return this.#jobs.ended();
  }

  /** What could stand at `cursor` in `source`, the whole cell as typed. */
  async complete(source: string, cursor = source.length): Promise<Completion> {
    return this.#completer.complete(source, cursor);
  }

  /** What is worth knowing about where the cursor is: a call's signature, what a member is for. */
  async hint(source: string, cursor = source.length): Promise<Hint | undefined> {
    return this.#completer.hint(source, cursor);
  }

  /** What TypeScript would refuse in a cell that would send a request; nothing when it can't tell. */
  async mistakes(source: string): Promise<readonly Mistake[]> {
    return this.#completer.mistakes(source);
  }

  /** Gives the global scope back. */
  close(): void {
    this.#globals.remove();
    this.#output.restore();
    this.#lateErrors.close();
    this.#jobs.stop();
    this.#evaluator.close();
    this.#completer.close();
  }

  async #surroundings(): Promise<Surroundings> {
    return surroundingsOf({
      room: this.#room,
      at: this.#cells.prompt,
      commands: await this.loadCommands(),
      preloaded: Object.keys(this.#preloaded),
    });
  }

  /** A command, or TypeScript; a line that starts with a dot may also go on with the last result. */
  async #evaluate(cell: RunningCell): Promise<Result> {
    if (beginsWithDot(cell.source)) await this.loadCommands();
    const command = commandIn(cell.source, this.#commands);
    if (command) return runCommand(command, cell, this.#room);
    await offer(cell, this.#room);
    const source = continued(cell.source, this.#cells.kept.last, this.#commands);
    return evaluateCell(cell, source, this.#room);
  }
}
