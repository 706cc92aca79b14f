import { inspect } from 'node:util';
import { awaitable } from '../../call/awaitable.ts';
import { UsageError } from '../../errors.ts';
import { counted } from './counted.ts';

const brand = Symbol.for('awsh.listing');

type Later<Value> = Value | PromiseLike<Value>;
/** A function for each element, with its place from 0. */
type Each<Item, Result> = (item: Item, index: number) => Result;

/**
 * Many things that come one after another and are fetched as they are asked for; each `for await`
 * begins anew. The methods are those of JavaScript's async iterators, and as lazy:
 * https://github.com/tc39/proposal-async-iterator-helpers
 */
export class Listing<Item> implements AsyncIterable<Item> {
  readonly #begin: () => AsyncIterator<Item, void, void>;
  readonly #noun: string;

  constructor(noun: string, begin: () => AsyncIterator<Item, void, void>) {
    this.#noun = noun;
    this.#begin = begin;
    Object.defineProperty(this, brand, { value: true });
  }

  [Symbol.asyncIterator](): AsyncIterator<Item, void, void> {
    return this.#begin();
  }

  /** Each element turned into something else. */
  map<Result>(turn: Each<Item, Later<Result>>): Listing<Result> {
    const all = this.#with(turn, 'map');
    return this.#derived(async function* () {
      let index = 0;
      for await (const item of all) yield await turn(item, index++);
    });
  }

  /** Only the elements that pass the test. */
  filter<Kept extends Item>(test: (item: Item, index: number) => item is Kept): Listing<Kept>;
  filter(test: Each<Item, Later<unknown>>): Listing<Item>;
  filter(test: Each<Item, Later<unknown>>): Listing<Item> {
    const all = this.#with(test, 'filter');
    return this.#derived(async function* () {
      let index = 0;
      for await (const item of all) if (await test(item, index++)) yield item;
    });
  }

  /** At most so many elements; nothing is fetched beyond them. */
  take(most: number): Listing<Item> {
    const left = counted(most, 'take');
    return this.#derived(
      async function* (this: Listing<Item>) {
        let given = 0;
        if (left === 0) return;
        for await (const item of this) {
          yield item;
          given += 1;
          if (given >= left) return;
        }
      }.bind(this),
    );
  }

  /** All but the first elements. */
  drop(first: number): Listing<Item> {
    const skipped = counted(first, 'drop');
    return this.#derived(
      async function* (this: Listing<Item>) {
        let index = 0;
        for await (const item of this) if (index++ >= skipped) yield item;
      }.bind(this),
    );
  }

  /** All elements of the lists that the elements are turned into. */
  flatMap<Result>(
    turn: Each<Item, Later<Iterable<Result> | AsyncIterable<Result>>>,
  ): Listing<Result> {
    const all = this.#with(turn, 'flatMap');
    return this.#derived(async function* () {
      let index = 0;
      for await (const item of all) {
        const inner = await turn(item, index++);
        if (typeof inner === 'string') throw new UsageError('flatMap() takes lists, not text');
        yield* inner;
      }
    });
  }

  /** Does something with every element, one after another. */
  forEach(deed: Each<Item, unknown>): Promise<void> {
    const all = this.#with(deed, 'forEach');
    return asked(async () => {
      let index = 0;
      for await (const item of all) await deed(item, index++);
    });
  }

  /** One value out of all elements; without a start, the first element is it. */
  reduce(merge: (sum: Item, item: Item, index: number) => Later<Item>): Promise<Item>;
  reduce<Sum>(merge: (sum: Sum, item: Item, index: number) => Later<Sum>, start: Sum): Promise<Sum>;
  reduce(
    merge: (sum: never, item: Item, index: number) => unknown,
    ...start: unknown[]
  ): Promise<never> {
    const all = this.#with(merge, 'reduce');
    return asked(async () => {
      let sum = start[0] as never;
      let index = 0;
      for await (const item of all) {
        const step = index === 0 && start.length === 0 ? item : merge(sum, item, index);
        sum = (await step) as never;
        index += 1;
      }
      if (index === 0 && start.length === 0) {
        throw new TypeError('reduce() of nothing, with nothing to start from');
      }
      return sum;
    });
  }

  /** True when any element passes the test; the rest is not fetched. */
  some(test: Each<Item, Later<unknown>>): Promise<boolean> {
    const all = this.#with(test, 'some');
    return asked(async () => {
      let index = 0;
      for await (const item of all) if (await test(item, index++)) return true;
      return false;
    });
  }

  /** True when every element passes the test; after one that doesn't, the rest is not fetched. */
  every(test: Each<Item, Later<unknown>>): Promise<boolean> {
    const all = this.#with(test, 'every');
    return asked(async () => {
      let index = 0;
      for await (const item of all) if (!(await test(item, index++))) return false;
      return true;
    });
  }

  /** The first element that passes the test; undefined when none does. */
  find(test: Each<Item, Later<unknown>>): Promise<Item | undefined> {
    return this.filter(test).first();
  }

  /** The first element; undefined when there is none. */
  first(): Promise<Item | undefined> {
    return asked(async () => {
      for await (const item of this) return item;
      return undefined;
    });
  }

  /** How many there are; they are all fetched for it, and none is kept. */
  count(): Promise<number> {
    return asked(async () => {
      let number = 0;
      for await (const _ of this) number += 1;
      return number;
    });
  }

  /** All elements, as an array. */
  toArray(): Promise<Item[]> {
    return asked(async () => {
      const items: Item[] = [];
      for await (const item of this) items.push(item);
      return items;
    });
  }

  #derived<Result>(begin: () => AsyncGenerator<Result, void, void>): Listing<Result> {
    return new Listing(this.#noun, begin);
  }

  #with(given: unknown, method: string): this {
    if (typeof given !== 'function') {
      throw new UsageError(`${method}() takes a function, not ${inspect(given)}`);
    }
    return this;
  }

  [inspect.custom](): string {
    return `${this.#noun}, not listed yet: await its toArray(), or iterate with for await`;
  }
}

/** True for listings, also those made by another copy of awsh in the same process. */
export function isListing(value: unknown): value is Listing<unknown> {
  return typeof value === 'object' && value !== null && brand in value;
}

function asked<Value>(work: () => Promise<Value>): Promise<Value> {
  return awaitable(work());
}
