import { count, singular, words } from '../../helpers/text/count.ts';
import type { Block, Limits } from './block.ts';
import { boxedInstances } from './known.ts';
import { restOf } from './list.ts';
import { type Page, pageNote } from './page.ts';
import {
  type Item,
  isList,
  isRecord,
  isScalars,
  isTabular,
  member,
  memberNames,
} from './record.ts';
import { columnOf, tableOf } from './table.ts';
import { treeOf } from './tree.ts';

/** True for what an AWS operation answered. */
export function isResponse(value: unknown): value is Item {
  return isRecord(value) && isRecord(member(value, '$metadata'));
}

/** The one list that an answer is about, and AWS's name for it; undefined for other answers. */
export function listIn(response: Item): { name: string; list: readonly unknown[] } | undefined {
  const inside = boxedInstances(response);
  if (inside) return { name: 'Instances', list: inside };
  const lists: { name: string; list: readonly unknown[] }[] = [];
  for (const name of memberNames(response)) {
    const list = member(response, name);
    if (isList(list)) lists.push({ name, list });
  }
  const filled = lists.filter(({ list }) => list.length > 0);
  const [only] = filled.length === 0 ? lists : filled;
  return filled.length > 1 || (filled.length === 0 && lists.length > 1) ? undefined : only;
}

/** An answer as its list where it has one, else as a tree; its paging tokens become a remark. */
export function responseBlocks(response: Item, limits: Limits, now: Date, page?: Page): Block[] {
  const found = listIn(response);
  const more: Block[] = nextToken(response)
    ? [{ kind: 'note', text: `more on the next page (${nextToken(response)})` }]
    : [];
  if (!found) return [...treeBlocks(response, limits, now), ...more];
  const { name, list } = found;
  if (list.length === 0) return [{ kind: 'empty', what: words(name) }, ...more];
  if (!isTabular(list) && !isScalars(list)) return treeBlocks(response, limits, now);
  const shown = list.slice(0, page?.rows ?? limits.rows);
  const table = isTabular(shown) ? tableOf(shown, limits, now, name) : columnOf(shown, name, now);
  const rest = page ? [pageNote(page, shown.length)] : restOf(list.length - shown.length);
  return [table, ...rest, { kind: 'note', text: closing(response, name, list.length) }, ...more];
}

function treeBlocks(response: Item, limits: Limits, now: Date): Block[] {
  const shown = memberNames(response).filter((name) => !isToken(name));
  if (shown.length === 0) return [{ kind: 'note', text: 'done; the answer has no members' }];
  const record = Object.create(null) as Record<string, unknown>;
  const first = shown.slice(0, limits.members);
  for (const name of first) record[name] = member(response, name);
  return [treeOf(record, limits, now), ...restOf(shown.length - first.length)];
}

function closing(response: Item, name: string, length: number): string {
  const counted = count(length, singular(words(name)));
  const { Reservations: boxes } = response;
  if (name === 'Instances' && isList(boxes)) {
    return `${counted} in ${count(boxes.length, 'reservation')} · instances(r) opens the boxes`;
  }
  const others = memberNames(response).filter(
    (other) => other !== name && !isToken(other) && isWorthNaming(member(response, other)),
  );
  return others.length === 0 ? counted : `${counted} · also ${others.join(', ')}`;
}

function isWorthNaming(value: unknown): boolean {
  return value !== undefined && value !== null && !(isList(value) && value.length === 0);
}

/** The member that asks for the next page, when there is one: never a credential's token. */
function nextToken(response: Item): string | undefined {
  return memberNames(response).find((name) => isToken(name) && Boolean(member(response, name)));
}

/** True for the names that AWS has for where the next page begins. */
export function isToken(name: string): boolean {
  return /^(?:next\w*(?:token|marker|key|identifier|id|name)|nextPage|continuationToken|pageToken|marker|lastEvaluated\w+)$/i.test(
    name,
  );
}
