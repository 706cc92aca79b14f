import { fault } from './fault.ts';

/** What one page of a listing holds, and the token of the next when there is more. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextToken: string | undefined;
}

interface Listing {
  readonly ids: readonly string[];
  readonly question: string;
  readonly expiresAt: number;
}

const lifetimeMs = 3_600_000;
const keptAtMost = 1_000;

/**
 * The listings that are being paged through. A listing remembers which items there were when it was
 * begun, so that whatever is made or deleted meanwhile, every item that stays is seen exactly once.
 */
export class Listings {
  readonly #open = new Map<string, Listing>();
  #count = 0;

  /**
   * Cuts one page out of `items`, the answer to `question` as of now. `token` is what the client sent
   * along: undefined for the first page. Throws `InvalidNextToken` for a token that is made up,
   * expired (an hour of virtual time) or of another question.
   */
  page<Item>(
    items: readonly Item[],
    {
      idOf,
      question,
      size,
      token,
      now,
    }: {
      idOf: (item: Item) => string;
      question: string;
      size: number;
      token: string | undefined;
      now: number;
    },
  ): Page<Item> {
    if (token === undefined && items.length <= size)
      return { items: [...items], nextToken: undefined };
    const begun = token === undefined ? this.#begin(items.map(idOf), question, now) : undefined;
    const { listing, name, start } = begun ?? this.#resume(token ?? '', question, now);

    const end = start + size;
    const wanted = new Set(listing.ids.slice(start, end));
    return {
      items: items.filter((item) => wanted.has(idOf(item))),
      nextToken: end < listing.ids.length ? seal(name, end) : undefined,
    };
  }

  /** Forgets all listings: their tokens are invalid from now on. */
  clear(): void {
    this.#open.clear();
  }

  #begin(ids: string[], question: string, now: number) {
    for (const [name, { expiresAt }] of this.#open) {
      if (expiresAt <= now || this.#open.size >= keptAtMost) this.#open.delete(name);
    }
    this.#count += 1;
    const name = this.#count.toString(36);
    const listing: Listing = { ids, question, expiresAt: now + lifetimeMs };
    this.#open.set(name, listing);
    return { listing, name, start: 0 };
  }

  #resume(token: string, question: string, now: number) {
    const { name, start } = unseal(token);
    const listing = this.#open.get(name);
    if (listing?.question !== question || listing.expiresAt <= now) {
      throw fault('InvalidNextToken', 'The token is invalid or has expired.');
    }
    return { listing, name, start };
  }
}

function seal(name: string, start: number): string {
  return Buffer.from(`page/${name}/${start}/${'.'.repeat(9)}`).toString('base64url');
}

function unseal(token: string): { name: string; start: number } {
  const [mark, name = '', start = ''] = Buffer.from(token, 'base64url').toString().split('/');
  return mark === 'page' && /^\d{1,9}$/.test(start)
    ? { name, start: Number(start) }
    : { name: '', start: 0 };
}
