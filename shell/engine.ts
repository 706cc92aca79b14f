import {
  currentContext,
  inContext,
  isAwaitable,
  loadResources,
  type Session,
} from '../helpers/index.ts';
import { Evaluator } from './cell/evaluate.ts';
import { trimStack } from './cell/frames.ts';
import { defineGlobals, setGlobal } from './cell/globals.ts';
import { Interrupt, Interrupted } from './cell/interrupt.ts';
import { Modules } from './cell/modules.ts';
import { captureOutput, type Listener } from './cell/output.ts';
import { stoppable } from './cell/settle.ts';
import { isIncomplete } from './cell/transform.ts';
import { Whereabouts } from './cell/whereabouts.ts';
import { commands } from './commands/index.ts';
import { complete } from './complete/complete.ts';
import type { Completion, Hint, Mistake } from './complete/completion.ts';
import { commandIn, continued, typeScriptIn } from './dot-line.ts';
import type { EngineOptions, Outcome, RunOptions } from './outcome.ts';
import { offerServices, preloaded } from './preloaded.ts';
import { evaluateCell } from './running/evaluate-cell.ts';
import { BackgroundCells } from './running/jobs.ts';
import { Kept } from './running/kept.ts';
import { LateErrors } from './running/late-errors.ts';
import { membersOf } from './running/members-of.ts';
import { type CommandRoom, runCommand } from './running/run-command.ts';
import { type Result, RunningCell } from './running/running-cell.ts';

export type { OutputStream } from './cell/output.ts';
export { childrenOf, offset, parseCell, type SyntaxNode } from './cell/parse.ts';
export type { Ask, Choice, Command, Format, SandboxControl } from './command.ts';
export type { Candidate, Completion, Hint, Mistake } from './complete/completion.ts';
export type { EngineOptions, Outcome, RunOptions } from './outcome.ts';

/**
 * Runs cells, one after another, and knows no terminal: every face drives this. There is one a
 * process, because cells share the process's global scope.
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #interrupt = new Interrupt();
  readonly #evaluator: Evaluator;
  readonly #kept = new Kept();
  readonly #at: Whereabouts;
  readonly #room: CommandRoom;
  readonly #running = new Map<number, RunningCell>();
  readonly #preloaded: ReturnType<typeof preloaded>;
  readonly #globals: { remove(): void };
  readonly #output: { restore(): void };
  readonly #jobs: BackgroundCells;
  readonly #lateErrors: LateErrors;
  #onExit: (() => void) | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    const { session, callLines, color } = options;
    this.#at = new Whereabouts(session);
    this.#evaluator = new Evaluator(this.#interrupt, {
      import: new Modules().import,
      asks: isAwaitable,
    });
    this.#jobs = new BackgroundCells({
      start: (source, listen, inFront) => this.#start(source, listen, inFront),
      onOutput: (text, stream) => options.onLateOutput?.(text, stream),
      onEnd: (outcome) => options.onJobEnd?.(outcome),
      onCount: (running) => options.onJobs?.(running),
    });
    this.#room = {
      capabilities: options,
      commands,
      jobs: this.#jobs,
      kept: this.#kept,
      evaluator: this.#evaluator,
      maps: new Map(),
      callLines: { shown: callLines ?? true },
      runCell: (source, by) => this.#runFor(by, source),
      say: (text) => void this.#hear(`${text}\n`, 'err'),
      exit: () => this.#onExit?.(),
    };
    const { inputs, outputs } = this.#kept;
    this.#preloaded = preloaded({ at: () => this.#here?.at ?? this.#at, inputs, outputs });
    this.#globals = defineGlobals(this.#preloaded);
    this.#output = captureOutput(this.#hear, { color: color ?? false });
    this.#lateErrors = new LateErrors(this.#running, this.#room.maps, options.onLateError);
  }

  /** Where calls go now; commands change it. */
  get session(): Session {
    return this.#at.session;
  }

  /** Where listings go: the session's place alone, or all that are chosen. */
  get places(): readonly Session[] {
    return this.#at.all;
  }

  /** The number that the next cell will have. */
  get nextCell(): number {
    return this.#kept.nextCell;
  }

  /** Shared with a thread that may have to stop a cell which keeps this one busy; see `Interrupt`. */
  get interruptFlags(): Int32Array {
    return this.#interrupt.flags;
  }

  /** Called when a cell asks to leave. */
  onExit(listener: () => void): void {
    this.#onExit = listener;
  }

  /** True when `source` needs more lines before it can run. */
  isIncomplete(source: string): boolean {
    return isIncomplete(typeScriptIn(source, commands));
  }

  /** Runs one cell. Never throws: what goes wrong is in the outcome. */
  run(source: string, options: RunOptions = {}): Promise<Outcome> {
    return this.#start(source, options).done;
  }

  /** Resolves when no cell runs in the background any more. */
  jobsEnded(): Promise<void> {
    return this.#jobs.ended();
  }

  /** What could stand at `cursor` in `source`, the whole cell as typed. */
  async complete(source: string, cursor = source.length): Promise<Completion> {
    await loadResources(source);
    return complete(source, cursor, {
      session: this.session,
      commands,
      names: async () => [...Object.keys(this.#preloaded), ...(await this.#evaluator.names())],
      members: (path) => membersOf(path, this.session, this.#evaluator),
    });
  }

  /** What is worth knowing about where the cursor is: a call's signature, what a member is for. */
  async hint(_source: string, _cursor: number): Promise<Hint | undefined> {
    return undefined;
  }

  /** What TypeScript would refuse in a cell that would send a request; nothing when it can't tell. */
  async mistakes(_source: string): Promise<readonly Mistake[]> {
    return [];
  }

  /** Gives the global scope back. */
  close(): void {
    this.#globals.remove();
    this.#output.restore();
    this.#lateErrors.close();
    this.#jobs.stop();
    this.#evaluator.close();
  }

  /** Starts a cell; one of the background goes on where calls go now, whatever the prompt does. */
  #start(source: string, options: RunOptions, inFront?: () => Promise<void>): Started {
    const cell = new RunningCell({
      number: this.#kept.begin(source),
      source,
      options,
      at: inFront ? this.#at.copy() : (this.#here?.at ?? this.#at),
      callLines: this.#room.callLines,
      ...(inFront ? { inFront } : {}),
    });
    const done = this.#outcomeOf(cell).then(async (outcome) => {
      const entry = this.#kept.record(outcome, cell.startedAt, cell.at.session);
      const remark = inFront ? undefined : await this.#options.tutor?.after(entry);
      return remark === undefined ? outcome : { ...outcome, remark };
    });
    return { cell, done };
  }

  async #outcomeOf(cell: RunningCell): Promise<Outcome> {
    const ended = (status: Outcome['status'], rest: Result & { error?: unknown } = {}): Outcome =>
      cell.outcome({ status, ...rest });
    this.#running.set(cell.number, cell);
    this.#interrupt.watch(cell.signal);
    try {
      await loadResources(cell.source);
      const work = inContext(cell.context, () => this.#evaluate(cell));
      const result = await stoppable(work, cell.signal);
      this.#kept.remember(cell, result.value);
      return ended('ok', result);
    } catch (error) {
      if (cell.signal.aborted || error instanceof Interrupted) return ended('interrupted');
      trimStack(error, this.#room.maps);
      if (!cell.background) setGlobal('_error', error);
      return ended('failed', { error });
    } finally {
      this.#running.delete(cell.number);
      if ([...this.#running.values()].every(({ background }) => background)) {
        this.#interrupt.reset();
      }
    }
  }

  /** A command, or TypeScript; a line that starts with a dot may also go on with the last result. */
  async #evaluate(cell: RunningCell): Promise<Result> {
    const command = commandIn(cell.source, commands);
    if (command) return runCommand(command, cell, this.#room);
    await this.#offer(cell);
    const source = continued(cell.source, this.#kept.last, commands);
    return evaluateCell(cell, source, this.#room);
  }

  /** Runs a cell for a command: the face hears of it as though it had been typed. */
  async #runFor({ options, signal }: RunningCell, source: string): Promise<Outcome> {
    options.onCell?.(source, this.nextCell);
    const outcome = await this.run(source, { ...options, signal });
    options.onOutcome?.(outcome);
    return outcome;
  }

  /** Where a person can be asked, asks before services are used that are not installed. */
  async #offer({ source, signal }: RunningCell): Promise<void> {
    const { ask } = this.#options;
    if (!ask) return;
    const taken = () => this.#evaluator.names();
    await offerServices(source, { ask, say: this.#room.say, taken, signal });
  }

  /** The running cell whose code this is. */
  get #here(): RunningCell | undefined {
    return this.#running.get(currentContext().cell ?? 0);
  }

  /** What is written belongs to the cell that wrote it, or to none once that has ended. */
  readonly #hear: Listener = (text, stream, bytes) => {
    const { onLateOutput } = this.#options;
    if (this.#here) this.#here.hear(text, stream, bytes);
    else onLateOutput?.(text, stream, bytes);
    return this.#here !== undefined || onLateOutput !== undefined;
  };
}

/** A cell that runs, and how it will have ended. */
interface Started {
  readonly cell: RunningCell;
  readonly done: Promise<Outcome>;
}
