import { UsageError } from '../../helpers/errors.ts';
import { isPartial, type PartialListing } from '../../helpers/index.ts';
import { type Page, shownList } from '../print/index.ts';

/** What `it` goes on with: the long list shown last, and how far it was shown. */
export class More {
  #list: unknown;
  #rows = 0;
  #shown = 0;
  readonly #pages = new WeakMap<object, Page>();

  /**
   * The stretch of a value that is shown when that many rows are shown at a time; undefined when all
   * of it is. A long list becomes the one that `it` goes on with.
   */
  pageOf(value: unknown, rows: number): Page | undefined {
    if (typeof value === 'object' && value !== null) {
      const page = this.#pages.get(value);
      if (page) return page;
    }
    const list = shownList(value);
    if (!list || (list.length <= rows && isWhole(value))) return undefined;
    this.#list = value;
    this.#rows = rows;
    this.#shown = Math.min(rows, list.length);
    return this.#page(1, list.length);
  }

  /** The next stretch, as a list. */
  async next(): Promise<unknown[]> {
    if (this.#list === undefined) {
      throw new UsageError('there is nothing more to show', {
        hint: 'it goes on with the long list that was shown last',
      });
    }
    const from = this.#shown;
    // Beyond the page by one, to know whether there is another.
    if (isPartial(this.#list)) await this.#list.fetch(from + this.#rows + 1);
    const list = shownList(this.#list) ?? [];
    const stretch = list.slice(from, from + this.#rows);
    this.#pages.set(stretch, this.#page(from + 1, list.length));
    this.#shown = from + stretch.length;
    if (this.#shown >= list.length && isWhole(this.#list)) this.#list = undefined;
    return stretch;
  }

  #page(first: number, known: number): Page {
    return { first, rows: this.#rows, known, isWhole: isWhole(this.#list) };
  }
}

function isWhole(value: unknown): boolean {
  return !isPartial(value) || (value as PartialListing<unknown>).isWhole;
}
