import inspector from 'node:inspector';
import { type Interrupt, Interrupted } from './interrupt.ts';

/** What a cell's code may call: see `instrument.ts` and `imports.ts` for who writes the calls. */
export interface CellRuntime {
  readonly import: (specifier: unknown, names?: unknown) => Promise<unknown>;
  readonly asks: (value: unknown) => boolean;
  /** Keeps a resource until the cell ends, whose last words it then hears. Returns it. */
  readonly using: <Value>(resource: Value, isAsync: boolean) => Value;
}

/**
 * Evaluates JavaScript as DevTools does, in V8's REPL mode: `const`, `let` and `class` may be
 * declared again, `await` stands anywhere, a failed `let` poisons nothing.
 *
 * @see https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-evaluate
 */
export class Evaluator {
  readonly #session = new inspector.Session();
  readonly #interrupt: Interrupt;
  readonly #runtime: Record<string, unknown>;
  readonly #hidden = new Set<string>();

  constructor(interrupt: Interrupt, { import: importModule, asks, using }: CellRuntime) {
    this.#interrupt = interrupt;
    const runtime: Record<string, unknown> = {
      import: importModule,
      check: interrupt.check,
      enter: interrupt.enter,
      using,
      constant: (name: string) => {
        throw new TypeError(`${name} is a constant`);
      },
      answer: undefined,
      taken: undefined,
      // The answer is read again at once, before anything else can run, so one place is enough.
      asks: (value: unknown) => {
        runtime.answer = value;
        return asks(value);
      },
      meta: { url: `file://${process.cwd()}/`, dirname: process.cwd() },
    };
    this.#runtime = runtime;
    Object.defineProperty(globalThis, '__awsh', { value: runtime, configurable: true });
    this.#session.connect();
  }

  /** The value of the code's last expression. What the code throws is thrown. */
  async evaluate(code: string): Promise<unknown> {
    const { flags } = this.#interrupt;
    Atomics.store(flags, 1, 1);
    let answer: Promise<inspector.Runtime.EvaluateReturnType>;
    try {
      answer = this.#post('Runtime.evaluate', {
        expression: code,
        replMode: true,
        awaitPromise: true,
        objectGroup: 'cell',
      });
    } finally {
      Atomics.store(flags, 1, 0);
    }
    const { result, exceptionDetails } = await answer;
    try {
      if (!exceptionDetails) return await this.#take(result);
      throw await this.#take(exceptionDetails.exception ?? result);
    } finally {
      this.#session.post('Runtime.releaseObjectGroup', { objectGroup: 'cell' });
    }
  }

  /** Leaves a name out of {@link names}: one that the cell itself does not mention. */
  hide(name: string): void {
    this.#hidden.add(name);
  }

  /** The names of the bindings made so far. */
  async names(): Promise<string[]> {
    const { names } = await this.#post('Runtime.globalLexicalScopeNames', {});
    const all = new Set((names as string[] | undefined) ?? []);
    return [...all].filter((name) => !this.#hidden.has(name));
  }

  /**
   * The names of the members of what a path leads to, its own and those it inherits. The path begins
   * with a name that cells have made and is followed in data: nothing is evaluated but that name, and
   * where a getter stands on the way, there is no answer.
   */
  async members(path: string): Promise<string[]> {
    const [root = '', ...steps] = path.match(/[\w$]+/g) ?? [];
    if (!(await this.names()).includes(root)) return [];
    const { result } = await this.#post('Runtime.evaluate', {
      expression: root,
      throwOnSideEffect: true,
      objectGroup: 'look',
    });
    try {
      let at: inspector.Runtime.RemoteObject | undefined = result;
      for (const step of steps) {
        const found = (await this.#properties(at)).find(({ name }) => name === step);
        at = found?.value;
      }
      return (await this.#properties(at))
        .filter(({ symbol, name }) => !symbol && /^[A-Za-z$_][\w$]*$/.test(name))
        .map(({ name }) => name)
        .filter((name) => name !== 'constructor' && !(name in Object.prototype));
    } finally {
      this.#session.post('Runtime.releaseObjectGroup', { objectGroup: 'look' });
    }
  }

  async #properties(
    of: inspector.Runtime.RemoteObject | undefined,
  ): Promise<inspector.Runtime.PropertyDescriptor[]> {
    if (of?.objectId === undefined) return [];
    const { result } = await this.#post('Runtime.getProperties', {
      objectId: of.objectId,
      ownProperties: false,
    });
    return result as inspector.Runtime.PropertyDescriptor[];
  }

  close(): void {
    this.#session.disconnect();
    Reflect.deleteProperty(globalThis, '__awsh');
  }

  /** The live value behind the inspector's description of it. */
  async #take(described: inspector.Runtime.RemoteObject): Promise<unknown> {
    if (described.objectId === undefined) return primitive(described);
    await this.#post('Runtime.callFunctionOn', {
      objectId: described.objectId,
      functionDeclaration: 'function () { "use strict"; __awsh.taken = this; }',
    });
    const value = this.#runtime.taken;
    this.#runtime.taken = undefined;
    return value;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the protocol's answers differ by method
  #post(method: string, params: object): Promise<any> {
    return new Promise((resolve, reject) => {
      this.#session.post(method, params, (error, answer) => {
        if (!error) resolve(answer);
        else reject(/terminated/.test(error.message) ? new Interrupted() : error);
      });
    });
  }
}

function primitive({ type, value, unserializableValue }: inspector.Runtime.RemoteObject): unknown {
  if (unserializableValue === undefined) return type === 'undefined' ? undefined : value;
  if (type === 'bigint') return BigInt(unserializableValue.slice(0, -1));
  return Number(unserializableValue);
}
