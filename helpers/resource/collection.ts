import { inspect } from 'node:util';
import { awaitable } from '../call/awaitable.ts';
import { UsageError } from '../errors.ts';

const brand = Symbol.for('awsh.collection');

/** Where a collection's items come from. */
export interface Source<Item, Input> {
  /** What they are, in plural: `instances`. */
  readonly noun: string;
  /** Lists them page by page. */
  readonly pages: (
    input: Input,
    options: { pageSize?: number; signal?: AbortSignal },
  ) => AsyncIterable<readonly Item[]>;
}

interface Query<Item, Input> {
  readonly input: Input;
  readonly tests: readonly ((item: Item) => boolean)[];
  readonly most: number;
  readonly pageSize?: number;
}

/** Stops a listing at once. */
export interface ListOptions {
  readonly signal?: AbortSignal;
}

/**
 * Many items, listed when they are iterated and anew each time. Every method that narrows gives
 * another collection and leaves this one as it is.
 */
export class Collection<Item, Input extends object> implements AsyncIterable<Item> {
  protected readonly source: Source<Item, Input>;
  readonly #query: Query<Item, Input>;

  constructor(source: Source<Item, Input>, query?: Query<Item, Input>) {
    this.source = source;
    this.#query = query ?? { input: {} as Input, tests: [], most: Number.POSITIVE_INFINITY };
    Object.defineProperty(this, brand, { value: true });
    // Out of sight of inspection and completion, but there for the collections derived from this.
    Object.defineProperty(this, 'source', { enumerable: false });
  }

  /** All of them; the collection itself, under the name that boto3 users look for. */
  all(): this {
    return this.#narrowed({});
  }

  /**
   * Only what AWS finds with this input too. Lists add up, so that filters all have to hold; other
   * members replace earlier ones.
   */
  filter(input: Input): this {
    return this.#narrowed({ input: merged(this.#query.input, input) });
  }

  /** Only items that pass the test, here and not at AWS. */
  where(test: (item: Item) => boolean): this {
    if (typeof test !== 'function') {
      throw new UsageError('where() takes a function', {
        hint: "where((item) => item.state === 'running'); what AWS shall look for goes to filter()",
      });
    }
    return this.#narrowed({ tests: [...this.#query.tests, test] });
  }

  /** At most so many items, counted after every {@link where}; no page beyond them is fetched. */
  limit(most: number): this {
    requireCount(most, 'limit()', 0);
    return this.#narrowed({ most: Math.min(most, this.#query.most) });
  }

  /** So many items asked of AWS at a time. */
  pageSize(pageSize: number): this {
    requireCount(pageSize, 'pageSize()', 1);
    return this.#narrowed({ pageSize });
  }

  [Symbol.asyncIterator](): AsyncGenerator<Item, void, void> {
    return this.#list({});
  }

  /** The items as AWS gives them, a page at a time; a page may be empty. */
  async *pages({ signal }: ListOptions = {}): AsyncGenerator<Item[], void, void> {
    const { input, tests, most, pageSize } = this.#query;
    if (most <= 0) return;
    const options = { ...(pageSize ? { pageSize } : {}), ...(signal ? { signal } : {}) };
    let left = most;
    for await (const page of this.source.pages(input, options)) {
      const items = page.filter((item) => tests.every((test) => test(item))).slice(0, left);
      left -= items.length;
      yield items;
      if (left <= 0) return;
    }
  }

  /** All items, as an array. */
  toArray(options: ListOptions = {}): Promise<Item[]> {
    return awaitable(this.#collect(options));
  }

  /** The first item; undefined when there is none. */
  first(options: ListOptions = {}): Promise<Item | undefined> {
    return awaitable(
      this.limit(1)
        .#collect(options)
        .then(([item]) => item),
    );
  }

  /** How many items there are; AWS has to list them all for it. */
  count(options: ListOptions = {}): Promise<number> {
    return awaitable(this.#collect(options).then(({ length }) => length));
  }

  /** The items by what a function says of each: `groupBy((item) => item.state)`. */
  groupBy<Key>(keyOf: (item: Item) => Key, options: ListOptions = {}): Promise<Map<Key, Item[]>> {
    const grouped = this.#collect(options).then((items) => {
      const groups = new Map<Key, Item[]>();
      for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group) group.push(item);
        else groups.set(key, [item]);
      }
      return groups;
    });
    return awaitable(grouped);
  }

  /** True when something narrows it: less than all there is may be meant. */
  protected get isNarrowed(): boolean {
    const { input, tests, most } = this.#query;
    return Object.keys(input).length > 0 || tests.length > 0 || most !== Number.POSITIVE_INFINITY;
  }

  async #collect(options: ListOptions): Promise<Item[]> {
    const items: Item[] = [];
    for await (const page of this.pages(options)) items.push(...page);
    return items;
  }

  async *#list(options: ListOptions): AsyncGenerator<Item, void, void> {
    for await (const page of this.pages(options)) yield* page;
  }

  #narrowed(change: Partial<Query<Item, Input>>): this {
    const Same = this.constructor as new (
      source: Source<Item, Input>,
      query: Query<Item, Input>,
    ) => this;
    return new Same(this.source, { ...this.#query, ...change });
  }

  [inspect.custom](): string {
    return `${this.source.noun}, not listed yet: await its toArray(), or iterate with for await`;
  }
}

function requireCount(number: unknown, what: string, least: number): void {
  if (Number.isInteger(number) && Number(number) >= least) return;
  throw new UsageError(`${what} takes a whole number from ${least}`);
}

function merged<Input extends object>(one: Input, other: Input): Input {
  const both = { ...one } as Record<string, unknown>;
  for (const [key, value] of Object.entries(other)) {
    const before = both[key];
    both[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  return both as Input;
}

/** True for collections, also those made by another copy of awsh in the same process. */
export function isCollection(value: unknown): value is Collection<unknown, object> {
  return typeof value === 'object' && value !== null && brand in value;
}
