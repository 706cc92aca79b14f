import { UsageError } from '../helpers/errors.ts';
import { type Call, inContext, instances, isAwaitable, Session, tags } from '../helpers/index.ts';
import { closest } from '../helpers/text/closest.ts';
import { Evaluator } from './cell/evaluate.ts';
import { trimStack } from './cell/frames.ts';
import { defineGlobals, setGlobal } from './cell/globals.ts';
import { Interrupt, Interrupted } from './cell/interrupt.ts';
import { Modules } from './cell/modules.ts';
import { captureConsole, type OutputStream } from './cell/output.ts';
import { settle, stoppable } from './cell/settle.ts';
import { isIncomplete, transformCell } from './cell/transform.ts';
import type { Answer, Command } from './command.ts';
import { commands } from './commands/index.ts';
import { type Completion, complete } from './complete/complete.ts';
import type { EngineOptions, Outcome, RunOptions } from './outcome.ts';

export type { OutputStream } from './cell/output.ts';
export type { Ask, Choice, Command, Format, SandboxControl } from './command.ts';
export type { EngineOptions, Outcome, RunOptions } from './outcome.ts';

type Result = Pick<Outcome, 'value' | 'brief' | 'text' | 'format'>;

/**
 * Runs cells, one after another, and knows no terminal: every face drives this. There is one a
 * process, because cells share the process's global scope.
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #interrupt = new Interrupt();
  readonly #evaluator: Evaluator;
  readonly #maps = new Map<string, string>();
  readonly #globals: { remove(): void };
  readonly #console: { restore(): void };
  readonly #inputs: string[] = [''];
  readonly #outputs: Record<number, unknown> = Object.create(null);
  #session: Session;
  #last: unknown;
  #onOutput: ((text: string, stream: OutputStream) => void) | undefined;
  #onExit: (() => void) | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#session = options.session;
    this.#evaluator = new Evaluator(this.#interrupt, {
      import: new Modules().import,
      asks: isAwaitable,
    });
    this.#globals = defineGlobals(this.#preloaded());
    this.#console = captureConsole((text, stream) => this.#hear(text, stream), {
      color: options.color ?? false,
    });
  }

  /** Where calls go now; commands change it. */
  get session(): Session {
    return this.#session;
  }

  /** The number that the next cell will have. */
  get nextCell(): number {
    return this.#inputs.length;
  }

  /** Shared with a thread that may have to stop a cell which keeps this one busy; see `Interrupt`. */
  get interruptFlags(): Int32Array {
    return this.#interrupt.flags;
  }

  get commands(): readonly Command[] {
    return commands;
  }

  /** Called when a cell asks to leave. */
  onExit(listener: () => void): void {
    this.#onExit = listener;
  }

  /** True when `source` needs more lines before it can run. */
  isIncomplete(source: string): boolean {
    return !this.#commandIn(source) && !source.trimStart().startsWith('.') && isIncomplete(source);
  }

  /** Runs one cell. Never throws: what goes wrong is in the outcome. */
  async run(source: string, { signal, onCall, onOutput }: RunOptions = {}): Promise<Outcome> {
    const cell = this.#inputs.push(source) - 1;
    const calls: Call[] = [];
    const output: string[] = [];
    const started = performance.now();
    const cellSignal = signal ?? new AbortController().signal;
    this.#onOutput = (text, stream) => {
      output.push(text);
      onOutput?.(text, stream);
    };
    const context = {
      signal: cellSignal,
      onCall: (call: Call) => {
        calls.push(call);
        onCall?.(call);
      },
    };
    this.#interrupt.watch(cellSignal);
    const finish = (rest: Pick<Outcome, 'status'> & Result & { error?: unknown }): Outcome => ({
      cell,
      source,
      calls,
      output: output.join(''),
      durationMs: performance.now() - started,
      now: new Date(this.#session.clock.now()),
      ...rest,
    });
    try {
      const work = inContext(context, () => this.#evaluate(source, cell, calls, cellSignal));
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

  /** What could follow at the end of `text`, the source up to the cursor. */
  complete(text: string): Promise<Completion> {
    return complete(text, {
      session: this.#session,
      commands,
      names: async () => [...Object.keys(this.#preloaded()), ...(await this.#evaluator.names())],
      members: async (path) => {
        const service = await this.#serviceAt(path);
        return service
          ? this.#evaluator.members(service.path, service.root)
          : this.#evaluator.members(path);
      },
    });
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
    signal: AbortSignal,
  ): Promise<Result> {
    const command = this.#commandIn(source);
    if (command) return this.#runCommand(command, source, cell, signal);
    const name = `In[${cell}].ts`;
    const script = transformCell(this.#continued(source), name);
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
    signal: AbortSignal,
  ): Promise<Result> {
    const rest = source.trim().replace(/^\.\S+\s*/, '');
    const answer = await command.run(
      rest.split(/\s+/).filter(Boolean),
      {
        session: this.#session,
        use: (session) => {
          this.#session = session;
        },
        commands,
        ...(this.#options.sandbox ? { sandbox: this.#options.sandbox } : {}),
        ...(this.#options.ask ? { ask: this.#options.ask } : {}),
        last: () => this.#last,
        evaluate: async (text) =>
          settle(await this.#evaluator.evaluate(transformCell(text, `In[${cell}].ts`).code)),
        exit: () => this.#onExit?.(),
        signal,
      },
      rest,
    );
    return resultOf(answer);
  }

  /**
   * The part of a path that is a service of the session, or its pages or waiters. They are made at
   * their first mention, which looking alone would not be allowed.
   */
  async #serviceAt(path: string): Promise<{ root: unknown; path: string } | undefined> {
    const [, name, group, rest] =
      /^(ec2|sts)(?![\w$])(?:\??\.(pages|wait|watch)(?![\w$]))?(.*)$/.exec(path) ?? [];
    if (name === undefined || (await this.#evaluator.names()).includes(name)) return undefined;
    const service = Reflect.get(globalThis, name) as object;
    return { root: group ? Reflect.get(service, group) : service, path: `root${rest}` };
  }

  #commandIn(source: string): Command | undefined {
    const word = /^\s*\.([\w?]+)(?=\s|$)/.exec(source)?.[1];
    if (word === undefined) return undefined;
    return commands.find((each) => each.name === word || each.aliases?.includes(word));
  }

  /** `.map(…)` goes on with the last result. A word that neither names is a mistyped command. */
  #continued(source: string): string {
    const member = /^\s*\??\.\s*([\w$]+)/.exec(source)?.[1];
    if (member === undefined || /^\s*\.\d/.test(source)) return source;
    if (this.#last != null && member in Object(this.#last)) return `_${source.trimStart()}`;
    const near = closest(
      member,
      commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
    );
    throw new UsageError(
      /[([]/.test(source)
        ? `there is no command .${member}, and the last result has no member ${member}`
        : `there is no command .${member}`,
      { hint: near ? `did you mean .${near}?` : '.help lists the commands' },
    );
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

  #preloaded(): Parameters<typeof defineGlobals>[0] {
    return {
      session: { get: () => this.#session },
      ec2: { get: () => this.#session.service('ec2') },
      sts: { get: () => this.#session.service('sts') },
      Session: { value: Session },
      instances: { value: instances },
      tags: { value: tags },
      pause: { value: (ms: number) => this.#session.clock.sleep(ms) },
      In: { value: this.#inputs },
      Out: { value: this.#outputs },
      _: { value: undefined },
      _error: { value: undefined },
    };
  }
}

function resultOf(answer: Answer | string | undefined): Result {
  if (answer === undefined) return {};
  return typeof answer === 'string' ? { text: answer } : answer;
}
