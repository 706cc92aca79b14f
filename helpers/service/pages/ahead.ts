/** A page that may be fetched before it is asked for, and is fetched once at most. */
export class Ahead<Page> {
  readonly #fetch: () => Promise<Page>;
  #page: Promise<Page> | undefined;
  #timer: NodeJS.Immediate | undefined;

  constructor(fetch: () => Promise<Page>) {
    this.#fetch = fetch;
  }

  /** The page, fetched now if it isn't on its way. */
  take(): Promise<Page> {
    clearImmediate(this.#timer);
    this.#page ??= this.#fetch();
    return this.#page;
  }

  /** Fetches it, unless whoever iterates leaves at once: after `break`, no request is sent. */
  soon(): void {
    this.#timer = setImmediate(() => {
      this.#page ??= this.#fetch();
      // Its failure is told to whoever asks for the page.
      this.#page.catch(() => undefined);
    });
  }

  /** It won't be asked for. */
  drop(): void {
    clearImmediate(this.#timer);
  }
}
