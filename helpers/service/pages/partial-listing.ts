import { inspect } from 'node:util';
import { currentContext, inContext } from '../../call/context.ts';
import { UsageError } from '../../errors.ts';
import { grouped } from '../../text/count.ts';
import { Listing } from './listing.ts';

const brand = Symbol.for('awsh.partial-listing');

/**
 * A listing that has begun: what was fetched is kept, and whoever goes on begins with that. The first
 * elements are there by their index as well; how many there are in all nobody knows yet.
 */
export class PartialListing<Item> extends Listing<Item> {
  readonly #source: AsyncIterable<Item>;
  readonly #fetched: Item[] = [];
  #iterator: AsyncIterator<Item, unknown> | undefined;
  #pulling: Promise<void> | undefined;
  #isWhole = false;

  constructor(noun: string, source: AsyncIterable<Item>) {
    super(noun, () => this.#elements());
    this.#source = source;
    Object.defineProperty(this, brand, { value: true });
  }

  /** What is there without another request. */
  get fetched(): readonly Item[] {
    return this.#fetched;
  }

  /** True once there is nothing more to fetch. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** A list has a length; this one has to be counted first. */
  get length(): never {
    throw new UsageError(`of these, ${grouped(this.#fetched.length)} are listed so far`, {
      hint: 'await its count(), or its toArray() for a list of them all',
    });
  }

  /** Fetches until there are so many elements, or all; nothing is fetched ahead of that. */
  async fetch(most: number): Promise<void> {
    await inContext({ ...currentContext(), ahead: false }, async () => {
      while (this.#fetched.length < most && !this.#isWhole) await this.#pull();
    });
  }

  async *#elements(): AsyncGenerator<Item, void, void> {
    for (let at = 0; ; at++) {
      if (at >= this.#fetched.length && !this.#isWhole) await this.#pull();
      if (at >= this.#fetched.length) return;
      yield this.#fetched[at] as Item;
    }
  }

  /** One more element; those who ask at the same time get the same one. */
  #pull(): Promise<void> {
    this.#pulling ??= this.#next().finally(() => {
      this.#pulling = undefined;
    });
    return this.#pulling;
  }

  async #next(): Promise<void> {
    try {
      this.#iterator ??= await this.#afterFetched();
      const { done, value } = await this.#iterator.next();
      if (done) this.#isWhole = true;
      else this.#add(value);
    } catch (error) {
      // A generator that threw says that it is done: whoever goes on, begins again.
      this.#iterator = undefined;
      throw error;
    }
  }

  /** The source from where this one stands: after a failure, past what is here already. */
  async #afterFetched(): Promise<AsyncIterator<Item, unknown>> {
    const iterator = this.#source[Symbol.asyncIterator]();
    for (const _ of this.#fetched) await iterator.next();
    return iterator;
  }

  #add(item: Item): void {
    const configurable = { value: item, configurable: true, writable: true };
    Object.defineProperty(this, this.#fetched.length, configurable);
    this.#fetched.push(item);
  }

  /** What is there so far: a format that needs everything asks for `toArray()`. */
  toJSON(): readonly Item[] {
    return this.#fetched;
  }

  override [inspect.custom](): string {
    return `${grouped(this.#fetched.length)} listed so far; for await, count() and toArray() list all`;
  }
}

/** True for listings that have begun, also those made by another copy of awsh in the same process. */
export function isPartial(value: unknown): value is PartialListing<unknown> {
  return typeof value === 'object' && value !== null && brand in value;
}
