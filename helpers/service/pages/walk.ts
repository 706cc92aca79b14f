import { currentContext } from '../../call/context.ts';
import { reportProgress } from '../../call/progress.ts';
import { anySignal, throwIfStopped } from '../../call/stop.ts';
import type { Paging } from '../paginators/paging.ts';
import { Ahead } from './ahead.ts';
import { elementsAt } from './elements.ts';
import type { PageOptions } from './options.ts';
import type { Fields } from './path.ts';
import { firstInput, inputAt, repeated, Seen, tokensAfter, tokensIn } from './request.ts';
import { type Place, placeOf } from './resume.ts';

/** What is listed, and how it is asked for. */
export interface Listed {
  /** `DescribeInstances`. */
  readonly operation: string;
  readonly input: Fields;
  readonly options: PageOptions;
  readonly paging: () => Promise<Paging>;
  readonly send: (input: Fields, signal: AbortSignal | undefined) => Promise<Fields>;
}

/** A page of a listing, and which of its elements are wanted. It is empty once the next is asked for. */
export interface Stretch {
  page: Fields;
  readonly paging: Paging;
  /** Where the elements are; see {@link Paging}. */
  readonly path: string;
  /** All elements of the page, of which those from `first` to `last` (not included) are wanted. */
  elements: readonly unknown[];
  readonly first: number;
  readonly last: number;
  /** The tokens that asked for this page, and for the one after it. */
  readonly own: Fields | undefined;
  readonly next: Fields | undefined;
}

/**
 * Fetches page after page, one ahead, up to the limit. Leaving it early stops what is on its way.
 * `path` chooses one of the page's lists.
 */
export async function* walk(
  { operation, input, options, paging: load, send }: Listed,
  path?: string,
): AsyncGenerator<Stretch, void, void> {
  const paging = await load();
  const chosen = path ?? [paging.items].flat()[0] ?? '';
  const request = firstInput(operation, paging, input, options);
  const start = options.from === undefined ? undefined : placeOf(operation, options.from);
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  let skip = start?.passed ?? 0;
  let tokens = start?.tokens;
  const seen = new Seen();
  seen.again(tokens ?? tokensIn(request, paging));

  const leave = new AbortController();
  const signal = anySignal(options.signal, leave.signal);
  // Closures keep alive whatever shares their scope: made here, this one holds no page.
  const fetching = (at: Fields | undefined) =>
    new Ahead(() => send(inputAt(request, paging, at), signal));
  let ahead = fetching(tokens);
  const count = counted(operation);
  const stretchOf = (page: Fields): Stretch => {
    const elements = elementsAt(page, chosen);
    const first = Math.min(skip, elements.length);
    const last = Math.min(elements.length, first + left);
    skip -= first;
    left -= last - first;
    const own = tokens ?? tokensIn(request, paging);
    const next = tokensAfter(page, paging);
    return { page, paging, path: chosen, elements, first, last, own, next };
  };
  try {
    while (left > 0) {
      throwIfStopped(anySignal(options.signal, currentContext().signal));
      const stretch = stretchOf(await ahead.take());
      throwIfStopped(anySignal(options.signal, currentContext().signal));
      const { first, last, next } = stretch;
      const endless = seen.again(next);
      tokens = next;
      ahead = fetching(next);
      const aheadToo = options.ahead !== false && currentContext().ahead !== false;
      if (next && left > 0 && !endless && aheadToo) ahead.soon();
      count(last - first);
      if (first === 0 || last > first) yield stretch;
      release(stretch);
      if (next === undefined) return;
      if (endless && left > 0) throw repeated(operation);
    }
  } finally {
    ahead.drop();
    leave.abort();
    count();
  }
}

/** Where the listing goes on after so many elements of a stretch; undefined at its very end. */
export function placeAfter({ elements, own, next }: Stretch, passed: number): Place | undefined {
  if (passed < elements.length) return { tokens: own, passed };
  return next && { tokens: next, passed: 0 };
}

/**
 * Lets go of a page that has been gone through: a suspended generator keeps its variables, and with
 * them the page, while the next one is fetched and read.
 */
function release(stretch: Stretch): void {
  stretch.page = {};
  stretch.elements = [];
}

/** Counts pages and elements for whoever listens; without a number, it is over. */
function counted(name: string): (items?: number) => void {
  const id = {};
  const began = performance.now();
  let pages = 0;
  let items = 0;
  return (more) => {
    pages += more === undefined ? 0 : 1;
    items += more ?? 0;
    const elapsedMs = performance.now() - began;
    reportProgress({ id, name, over: more === undefined, elapsedMs, pages, items });
  };
}
