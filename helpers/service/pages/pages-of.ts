import { awaitable } from '../../call/awaitable.ts';
import { between, without } from './elements.ts';
import { FullResult } from './full-result.ts';
import { Listing } from './listing.ts';
import type { Fields } from './path.ts';
import { queryFor } from './query.ts';
import { type Place, resumeToken } from './resume.ts';
import { type Listed, placeAfter, type Stretch, walk } from './walk.ts';

/** Where a listing stands; shared by the listing and what iterates it. */
class Standing {
  place: Place | undefined;
}

/** The pages of an operation, as AWS answers them. */
export class PagesOf<Page> extends Listing<Page> {
  readonly #listed: Listed;
  readonly #standing: Standing;

  constructor(listed: Listed) {
    const standing = new Standing();
    super(`pages of ${listed.operation}`, () => pagesIn(listed, standing) as AsyncGenerator<Page>);
    this.#listed = listed;
    this.#standing = standing;
  }

  /**
   * Where the last iteration stopped: `from` goes on at the very next element. Undefined when it
   * came to the end of what there is, and before the first.
   */
  get resumeToken(): string | undefined {
    return tokenOf(this.#listed, this.#standing);
  }

  /**
   * What a JMESPath expression finds in each page, lists element by element:
   * `query('Reservations[].Instances[].InstanceId')`.
   */
  query(expression: string): Listing<unknown> {
    return queried(this, expression);
  }

  /**
   * All pages as one answer: lists joined, counts added up, and the members that are not paged as
   * on the first page. With a limit, `NextToken` is the {@link resumeToken}.
   */
  fullResult(): Promise<Page & { NextToken?: string }> {
    return awaitable(this.#full());
  }

  async #full(): Promise<Page & { NextToken?: string }> {
    const full = new FullResult();
    const standing = new Standing();
    const paging = await this.#listed.paging();
    for await (const page of pagesIn(this.#listed, standing)) full.add(page, paging);
    const NextToken = tokenOf(this.#listed, standing);
    const whole = full.value as Page & { NextToken?: string };
    return NextToken === undefined ? whole : { ...whole, NextToken };
  }
}

/** The elements of an operation's pages, one after another. */
export class ItemsOf<Item> extends Listing<Item> {
  readonly #listed: Listed;
  readonly #standing: Standing;

  /** `opened` is told each page whose elements come next. */
  constructor(listed: Listed, path?: string, opened?: (page: Fields) => void) {
    const standing = new Standing();
    super(`elements of ${listed.operation}`, () => {
      return itemsIn(listed, standing, path, opened) as AsyncGenerator<Item>;
    });
    this.#listed = listed;
    this.#standing = standing;
  }

  /** As that of {@link PagesOf}. */
  get resumeToken(): string | undefined {
    return tokenOf(this.#listed, this.#standing);
  }

  /** What a JMESPath expression finds in each element: `query('PrivateIpAddress')`. */
  query(expression: string): Listing<unknown> {
    return queried(this, expression);
  }
}

async function* pagesIn(listed: Listed, standing: Standing): AsyncGenerator<Fields, void, void> {
  standing.place = undefined;
  for await (const stretch of walk(listed)) {
    standing.place = placeAfter(stretch, stretch.last);
    yield wanted(stretch);
  }
}

async function* itemsIn(
  listed: Listed,
  standing: Standing,
  path: string | undefined,
  opened: ((page: Fields) => void) | undefined,
): AsyncGenerator<unknown, void, void> {
  standing.place = undefined;
  for await (const stretch of walk(listed, path)) {
    opened?.(stretch.page);
    const { first, last } = stretch;
    if (first === last) standing.place = placeAfter(stretch, last);
    for (let index = first; index < last; index += 1) {
      standing.place = placeAfter(stretch, index + 1);
      yield stretch.elements[index];
    }
  }
}

/** A page with the wanted elements alone; of the other lists, all come with a page's first part. */
function wanted({ page, paging, path, elements, first, last }: Stretch): Fields {
  if (first === 0 && last === elements.length) return page;
  const others = [paging.items].flat().filter((other) => other !== path);
  const rest = first === 0 ? page : others.reduce(without, page);
  return between(rest, path, first, last);
}

function tokenOf({ operation }: Listed, { place }: Standing): string | undefined {
  return place && resumeToken(operation, place);
}

/** Null is what is not there: left out, as JMESPath leaves it out of lists. */
function queried(listing: Listing<unknown>, expression: string): Listing<unknown> {
  const find = queryFor(expression);
  return listing.flatMap((value) => {
    const found = find(value);
    return Array.isArray(found) ? found : found === null || found === undefined ? [] : [found];
  });
}
