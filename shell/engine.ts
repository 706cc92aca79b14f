import { UsageError } from '../helpers/errors.ts';
import {
  type Call,
  inContext,
  isAwaitable,
  loadResources,
  type Session,
} from '../helpers/index.ts';
import type { Capabilities } from './capabilities/index.ts';
import { Evaluator } from './cell/evaluate.ts';
import { trimStack } from './cell/frames.ts';
import { defineGlobals, setGlobal } from './cell/globals.ts';
import { Interrupt, Interrupted } from './cell/interrupt.ts';
import { Modules } from './cell/modules.ts';
import { captureConsole, type OutputStream } from './cell/output.ts';
import { settle, stoppable } from './cell/settle.ts';
import { isIncomplete, transformCell } from './cell/transform.ts';
import { Whereabouts } from './cell/whereabouts.ts';
import type { Answer, Command } from './command.ts';
import { commands } from './commands/index.ts';
import { complete } from './complete/complete.ts';
import type { Completion, Hint, Mistake } from './complete/completion.ts';
import { argumentsIn, commandIn, continued } from './dot-line.ts';
import type { Entry, EntryPlace } from './journal.ts';
import type { EngineOptions, Outcome, RunOptions } from './outcome.ts';
import { offerServices, preloaded, serviceAt } from './preloaded.ts';
import { type Block, toBlocks } from './print/index.ts';

export type { OutputStream } from './cell/output.ts';
export type { Ask, Choice, Command, Format, SandboxControl } from './command.ts';
export type { Candidate, Completion, Hint, Mistake } from './complete/completion.ts';
export type { EngineOptions, Outcome, RunOptions } from './outcome.ts';

type Result = Pick<Outcome, 'value' | 'brief' | 'text' | 'format' | 'fill'>;

/**
 * Runs cells, one after another, and knows no terminal: every face drives this. There is one a
 * process, because cells share the process's global scope.
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #capabilities: Capabilities;
  readonly #interrupt = new Interrupt();
  readonly #evaluator: Evaluator;
  readonly #maps = new Map<string, string>();
  readonly #preloaded: ReturnType<typeof preloaded>;
  readonly #globals: { remove(): void };
  readonly #console: { restore(): void };
  readonly #inputs: string[] = [''];
  readonly #outputs: Record<number, unknown> = Object.create(null);
  readonly #journal: Entry[] = [];
  readonly #callLines: { shown: boolean };
  readonly #at: Whereabouts;
  #nextCell = 1;
  #last: unknown;
  #onOutput: ((text: string, stream: OutputStream) => void) | undefined;
  #onExit: (() => void) | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    const { session: _, callLines: _lines, color: _color, onLateOutput: _late, ...rest } = options;
    this.#capabilities = rest;
    this.#at = new Whereabouts(options.session);
    this.#callLines = { shown: options.callLines ?? true };
    this.#evaluator = new Evaluator(this.#interrupt, {
      import: new Modules().import,
      asks: isAwaitable,
    });
    this.#preloaded = preloaded({
      at: this.#at,
      inputs: this.#inputs,
      outputs: this.#outputs,
    });
    this.#globals = defineGlobals(this.#preloaded);
    this.#console = captureConsole((text, stream) => this.#hear(text, stream), {
      color: options.color ?? false,
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
    return this.#nextCell;
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
    const { signal, onCall, onRetry, onProgress, onOutput } = options;
    const cell = this.#nextCell++;
    this.#inputs[cell] = source;
    const calls: Call[] = [];
    const output: string[] = [];
    const started = performance.now();
    const startedAt = new Date();
    const cellSignal = signal ?? new AbortController().signal;
    this.#onOutput = (text, stream) => {
      output.push(text);
      onOutput?.(text, stream);
    };
    const context = {
      cell,
      readOnly: () => this.session.readOnly,
      ...(onRetry ? { onRetry } : {}),
      ...(onProgress ? { onProgress } : {}),
      signal: cellSignal,
      onCall: (call: Call) => {
        calls.push(call);
        if (this.#callLines.shown) onCall?.(call);
      },
    };
    await loadResources(source);
    this.#interrupt.watch(cellSignal);
    const finish = (rest: Pick<Outcome, 'status'> & Result & { error?: unknown }): Outcome => {
      const outcome = {
        cell,
        source,
        calls,
        output: output.join(''),
        durationMs: performance.now() - started,
        now: new Date(this.session.clock.now()),
        ...rest,
      };
      this.#journal.push({ outcome, startedAt, place: this.#place(), blocks: blocksOf(outcome) });
      return outcome;
    };
    const running = { ...options, signal: cellSignal };
    try {
      const work = inContext(context, () => this.#evaluate(source, cell, calls, running));
      const result = await stoppable(work, cellSignal);
      this.#remember(cell, result.value);
      return finish({ status: 'ok', ...result });
    } catch (error) {
      if (cellSignal.aborted || error instanceof Interrupted)
        return finish({ status: 'interrupted' });
      trimStack(error, this.#maps);
      setGlobal('_error', error);
      return finish({ status: 'failed', error });
    } finally {
      this.#interrupt.reset();
      this.#onOutput = undefined;
    }
  }

  /** What could stand at `cursor` in `source`, the whole cell as typed. */
  async complete(source: string, cursor = source.length): Promise<Completion> {
    await loadResources(source);
    return complete(source, cursor, {
      session: this.session,
      commands,
      names: async () => [...Object.keys(this.#preloaded), ...(await this.#evaluator.names())],
      members: (path) => this.#membersOf(path),
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

  /** A command, or TypeScript; a line that starts with a dot may also go on with the last result. */
  async #evaluate(
    source: string,
    cell: number,
    calls: readonly Call[],
    running: RunOptions & { readonly signal: AbortSignal },
  ): Promise<Result> {
    const command = commandIn(source, commands);
    if (command) return this.#runCommand(command, source, cell, running);
    await this.#offer(source, running.signal);
    const name = `In[${cell}].ts`;
    const script = transformCell(continued(source, this.#last, commands), name);
    this.#maps.set(name, script.map);
    const value = await settle(await this.#evaluator.evaluate(script.code));
    if (value !== undefined || script.declares.length === 0 || calls.length === 0) return { value };
    const names = script.declares;
    const declared = await this.#evaluator.evaluate(
      names.length === 1 ? (names[0] ?? '') : `[${names.join(', ')}]`,
    );
    return { value: declared, brief: true };
  }

  async #runCommand(
    command: Command,
    source: string,
    cell: number,
    running: RunOptions & { readonly signal: AbortSignal },
  ): Promise<Result> {
    const { words, rest } = argumentsIn(source);
    const answer = await command.run(
      words,
      {
        ...this.#capabilities,
        session: this.session,
        use: (session) => this.#at.use(session),
        places: this.places,
        useEverywhere: (places) => this.#at.useEverywhere(places),
        commands,
        journal: this.#journal,
        output: this.#output,
        runCell: (text) => this.#runCell(text, running),
        callLines: this.#callLines,
        last: () => this.#last,
        evaluate: async (text) =>
          settle(await this.#evaluator.evaluate(transformCell(text, `In[${cell}].ts`).code)),
        say: this.#say,
        exit: () => this.#onExit?.(),
        signal: running.signal,
      },
      rest,
    );
    return resultOf(answer);
  }

  async #runCell(source: string, running: RunOptions): Promise<Outcome> {
    running.onCell?.(source, this.#nextCell);
    const outcome = await this.run(source, running);
    running.onOutcome?.(outcome);
    return outcome;
  }

  readonly #output = (cell?: number): unknown => {
    if (cell === undefined || cell in this.#outputs) {
      return cell === undefined ? this.#last : this.#outputs[cell];
    }
    const hint = cell < this.#nextCell ? `cell ${cell} had no value` : undefined;
    throw new UsageError(`there is no Out[${cell}]`, hint ? { hint } : {});
  };

  #place(): EntryPlace {
    const { isSandbox, profile, region } = this.session;
    return { isSandbox, profile, region };
  }

  /** Where a person can be asked, asks before services are used that are not installed. */
  async #offer(source: string, signal: AbortSignal): Promise<void> {
    const { ask } = this.#options;
    if (!ask) return;
    const taken = () => this.#evaluator.names();
    await offerServices(source, { ask, say: this.#say, taken, signal });
  }

  readonly #say = (text: string): void => this.#hear(`${text}\n`, 'err');

  /** The members of what a path stands for; a name declared in a cell hides a service. */
  async #membersOf(path: string): Promise<string[]> {
    const service = serviceAt(path, this.session);
    if (!service || (await this.#evaluator.names()).includes(service.name)) {
      return this.#evaluator.members(path);
    }
    return this.#evaluator.members(service.path, service.root);
  }

  #remember(cell: number, value: unknown): void {
    if (value === undefined) return;
    this.#last = value;
    this.#outputs[cell] = value;
    setGlobal('_', value);
  }

  #hear(text: string, stream: OutputStream): void {
    (this.#onOutput ?? this.#options.onLateOutput)?.(text, stream);
  }
}

function resultOf(answer: Answer | string | undefined): Result {
  if (answer === undefined) return {};
  return typeof answer === 'string' ? { text: answer } : answer;
}

/** A page's worth of what a cell came to, as it is now: the value may change later. */
function blocksOf({ value, text, now }: Outcome): readonly Block[] {
  if (text !== undefined) return [{ kind: 'text', text }];
  return toBlocks(value, { width: 100, now });
}
