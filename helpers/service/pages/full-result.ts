import type { Paging } from '../paginators/paging.ts';
import { boxed } from './elements.ts';
import { at, type Fields, withAt } from './path.ts';

/**
 * All pages as one answer: lists and texts joined, numbers added up, and the members that are not
 * paged as the first page has them. What is added up is copied, so that no page changes.
 */
export class FullResult {
  #whole: Fields = {};
  #first = true;

  add(page: Fields, { items, once = [] }: Paging): void {
    for (const [outer] of [items].flat().map(boxed)) {
      const sum = joined(at(this.#whole, outer), at(page, outer));
      if (sum !== undefined) this.#whole = withAt(this.#whole, outer, sum);
    }
    if (this.#first) {
      for (const name of once) {
        if (page[name] !== undefined) this.#whole = withAt(this.#whole, name, page[name]);
      }
    }
    this.#first = false;
  }

  get value(): Fields {
    return this.#whole;
  }
}

function joined(sum: unknown, more: unknown): unknown {
  if (sum === undefined) return Array.isArray(more) ? [...more] : more;
  if (Array.isArray(sum) && Array.isArray(more)) {
    // Not `concat`, which would copy all pages again for each one.
    for (const item of more) sum.push(item);
    return sum;
  }
  if (typeof sum === 'number' && typeof more === 'number') return sum + more;
  return typeof sum === 'string' && typeof more === 'string' ? sum + more : sum;
}
