import { count, grouped } from '../../helpers/text/count.ts';
import type { Block, Limits } from './block.ts';
import { isHandle, knownColumns, nounOf } from './known.ts';
import { type Page, pageNote } from './page.ts';
import { type Item, isList } from './record.ts';
import { tableOf } from './table.ts';

/**
 * A list as a table, counted where it is known what is in it, or where there is more than is shown.
 * With a page, `list` may be that page alone.
 */
export function listBlocks(list: readonly Item[], limits: Limits, now: Date, page?: Page): Block[] {
  const shown = list.slice(0, page?.rows ?? limits.rows);
  const noun = nounOf(list[0]);
  return [tableOf(shown, limits, now), ...countOf(list.length, shown.length, noun, page)];
}

function countOf(length: number, shown: number, noun: string | undefined, page?: Page): Block[] {
  if (page) return [pageNote(page, shown, noun)];
  if (noun === undefined) return restOf(length - shown);
  const all = count(length, noun);
  return [{ kind: 'note', text: shown < length ? `${grouped(shown)} of ${all}` : all }];
}

/** How many of a list are not shown; nothing when all are. */
export function restOf(rest: number): Block[] {
  return rest > 0 ? [{ kind: 'note', text: `… ${grouped(rest)} more` }] : [];
}

/** A list of resources whose definition has columns. */
export function isHandles(value: unknown): value is readonly Item[] {
  if (!isList(value) || value.length === 0) return false;
  // Not `every`, which takes its time over billions of holes.
  for (const element of value) if (!isHandle(element)) return false;
  return knownColumns(value[0]) !== undefined;
}
