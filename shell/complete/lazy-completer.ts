import type { Completer } from './completer.ts';
import type { Completion, Hint, Mistake } from './completion.ts';
import type { Surroundings } from './surroundings.ts';

/** A {@link Completer} that is loaded at its first use: programs that nobody types ask for none. */
export class LazyCompleter {
  readonly #around: () => Promise<Surroundings>;
  #made: Promise<Completer> | undefined;
  #closed = false;

  constructor(around: () => Promise<Surroundings>) {
    this.#around = around;
  }

  async complete(source: string, cursor: number): Promise<Completion> {
    return (await this.#get()).complete(source, cursor);
  }

  async hint(source: string, cursor: number): Promise<Hint | undefined> {
    return (await this.#get()).hint(source, cursor);
  }

  async mistakes(source: string): Promise<readonly Mistake[]> {
    return (await this.#get()).mistakes(source);
  }

  async typeOf(expression: string): Promise<string | undefined> {
    return (await this.#get()).typeOf(expression);
  }

  async docOf(expression: string, width: number): Promise<string | undefined> {
    return (await this.#get()).docOf(expression, width);
  }

  async turn(part: 'live' | 'mistakes', on?: boolean): Promise<boolean> {
    return (await this.#get()).turn(part, on);
  }

  /** Starts the language server, unless it is all over. */
  async warmUp(): Promise<void> {
    if (!this.#closed) await (await this.#get()).warmUp();
  }

  close(): void {
    this.#closed = true;
    void this.#made?.then((completer) => completer.close());
  }

  #get(): Promise<Completer> {
    this.#made ??= Promise.all([import('./completer.ts'), this.#around()]).then(
      ([{ Completer }, around]) => new Completer(around),
    );
    return this.#made;
  }
}
