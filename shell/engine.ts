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
import { captureConsole, type OutputStream } from './cell/output.ts';
import { stoppable } from './cell/settle.ts';
import { isIncomplete } from './cell/transform.ts';
import { Whereabouts } from './cell/whereabouts.ts';
import { commands } from './commands/index.ts';
import { complete } from './complete/complete.ts';
import type { Completion, Hint, Mistake } from './complete/completion.ts';
import { commandIn, continued } from './dot-line.ts';
import type { EngineOptions, Outcome, RunOptions } from './outcome.ts';
import { offerServices, preloaded } from './preloaded.ts';
import { evaluateCell } from './running/evaluate-cell.ts';
import { Kept } from './running/kept.ts';
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
  readonly #console: { restore(): void };
  #onExit: (() => void) | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    const { session, callLines, color, onLateOutput: _, ...capabilities } = options;
    this.#at = new Whereabouts(session);
    this.#evaluator = new Evaluator(this.#interrupt, {
      import: new Modules().import,
      asks: isAwaitable,
    });
    this.#room = {
      capabilities,
      commands,
      at: this.#at,
      kept: this.#kept,
      evaluator: this.#evaluator,
      maps: new Map(),
      callLines: { shown: callLines ?? true },
      runCell: (source, by) => this.#runFor(by, source),
      say: (text) => this.#hear(`${text}\n`, 'err'),
      exit: () => this.#onExit?.(),
    };
    const { inputs, outputs } = this.#kept;
    this.#preloaded = preloaded({ at: this.#at, inputs, outputs });
    this.#globals = defineGlobals(this.#preloaded);
    this.#console = captureConsole((text, stream) => this.#hear(text, stream), {
      color: color ?? false,
    });
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
    return (
      !commandIn(source, commands) && !source.trimStart().startsWith('.') && isIncomplete(source)
    );
  }

  /** Runs one cell. Never throws: what goes wrong is in the outcome. */
  async run(source: string, options: RunOptions = {}): Promise<Outcome> {
    const cell = new RunningCell(this.#kept.begin(source), source, options, {
      readOnly: () => this.session.readOnly,
      callLines: this.#room.callLines,
    });
    const outcome = await this.#outcomeOf(cell);
    const entry = this.#kept.record(outcome, cell.startedAt, this.session);
    const remark = await this.#options.tutor?.after(entry);
    return remark === undefined ? outcome : { ...outcome, remark };
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
    this.#console.restore();
    this.#evaluator.close();
  }

  async #outcomeOf(cell: RunningCell): Promise<Outcome> {
    const ended = (status: Outcome['status'], rest: Result & { error?: unknown } = {}): Outcome =>
      cell.outcome(new Date(this.session.clock.now()), { status, ...rest });
    this.#running.set(cell.number, cell);
    this.#interrupt.watch(cell.signal);
    try {
      await loadResources(cell.source);
      const work = inContext(cell.context, () => this.#evaluate(cell));
      const result = await stoppable(work, cell.signal);
      this.#kept.remember(cell.number, result.value);
      return ended('ok', result);
    } catch (error) {
      if (cell.signal.aborted || error instanceof Interrupted) return ended('interrupted');
      trimStack(error, this.#room.maps);
      setGlobal('_error', error);
      return ended('failed', { error });
    } finally {
      this.#running.delete(cell.number);
      if (this.#running.size === 0) this.#interrupt.reset();
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

  /** What is written belongs to the cell that wrote it, or to none once that has ended. */
  #hear(text: string, stream: OutputStream): void {
    const cell = this.#running.get(currentContext().cell ?? 0);
    if (cell) cell.hear(text, stream);
    else this.#options.onLateOutput?.(text, stream);
  }
}
