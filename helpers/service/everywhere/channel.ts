/** Things from many givers to one taker, who is waited for when too much lies about. */
export class Channel<Item> {
  readonly #items: Item[] = [];
  readonly #room: number;
  #wakeTaker: (() => void) | undefined;
  readonly #wakeGivers = new Set<() => void>();
  #closed = false;
  #error: { readonly error: unknown } | undefined;

  constructor(room = 1_000) {
    this.#room = room;
  }

  /** Resolves when there is room for more. */
  async give(item: Item): Promise<void> {
    this.#items.push(item);
    this.#wakeTaker?.();
    while (this.#items.length >= this.#room && !this.#closed) {
      await new Promise<void>((wake) => this.#wakeGivers.add(wake));
    }
  }

  /** Nothing more comes; with an error, taking ends with that. */
  close(failure?: { readonly error: unknown }): void {
    this.#closed = true;
    this.#error ??= failure;
    this.#wakeTaker?.();
    this.#wake();
  }

  /** Everything that was given, in that order. */
  async *taken(): AsyncGenerator<Item, void, void> {
    for (;;) {
      while (this.#items.length > 0) {
        const some = this.#items.splice(0, this.#items.length);
        this.#wake();
        yield* some;
      }
      if (this.#error) throw this.#error.error;
      if (this.#closed) return;
      await new Promise<void>((wake) => {
        this.#wakeTaker = wake;
      });
    }
  }

  #wake(): void {
    for (const wake of this.#wakeGivers) wake();
    this.#wakeGivers.clear();
  }
}
