import type { Chart } from '../../helpers/index.ts';
import type { Block, Limits } from './block.ts';
import { onPaper, onScreen } from './block.ts';
import { inspected } from './inspect.ts';
import { dataOf, isChart, isHandle, isPartial } from './known.ts';
import { datedText } from './line.ts';
import { isHandles, listBlocks } from './list.ts';
import { type Page, pageNote } from './page.ts';
import {
  type Item,
  isDate,
  isList,
  isRecord,
  isScalars,
  isTabular,
  look,
  memberNames,
} from './record.ts';
import { isResponse, listIn, responseBlocks } from './response.ts';
import { columnOf, tableOf } from './table.ts';
import { elementsOf, treeOf } from './tree.ts';

/** Where and how blocks are wanted. */
export interface BlockOptions {
  /** Columns of the screen; undefined when it is none, and then everything is shown. */
  readonly width?: number | undefined;
  /** Tables for whatever can be one, single records and lists of names included. */
  readonly table?: boolean;
  /** A tree of whatever has members or elements, with the empty ones. */
  readonly tree?: boolean;
  /** The time that ages are told against. */
  readonly now?: Date;
  /** Which stretch of a long list it is; without one, a list's beginning is shown. */
  readonly page?: Page | undefined;
}

/** What to show of a value, whatever it is; never throws. Nothing for `undefined`. */
export function toBlocks(value: unknown, options: BlockOptions = {}): Block[] {
  if (value === undefined) return [];
  return look(() => {
    try {
      return blocksOf(value, options);
    } catch {
      return [{ kind: 'text', text: inspected(value) }];
    }
  });
}

function blocksOf(value: unknown, options: BlockOptions): Block[] {
  const { width, table, tree, now = new Date(), page } = options;
  const limits: Limits = width === undefined ? onPaper : onScreen;
  if (isPartial(value)) return blocksOf(value.fetched, options);
  if (isChart(value)) return table ? [tableOf(itemsOf(value), limits, now)] : chartBlocks(value);
  if (tree) return wholeTree(dataOf(value), limits, now) ?? asText(value, width);
  if (isHandle(value)) return asText(value, width);
  if (isDate(value)) return [{ kind: 'text', text: datedText(value, now) }];
  if (table) return forcedTable(value, limits, now) ?? asText(value, width);
  if (isResponse(value)) return responseBlocks(value, limits, now, page);
  if (isTabular(value) || isHandles(value)) return listBlocks(value, limits, now, page);
  if (page && isList(value)) return pageOfText(value, page, width);
  if (!isAwsRecord(value)) return asText(value, width);
  return [treeOf(value, limits, now)];
}

function pageOfText(list: readonly unknown[], page: Page, width: number | undefined): Block[] {
  const shown = list.slice(0, page.rows);
  return [...asText(shown, width), pageNote(page, shown.length)];
}

function itemsOf({ rows }: Chart): Item[] {
  return rows.map((row) => ({ ...row }));
}

function chartBlocks({ data }: Chart): Block[] {
  const drawn = data.kind === 'bars' ? data.bars : data.series;
  return drawn.length > 0 ? [{ kind: 'chart', data }] : [{ kind: 'empty', what: 'data to draw' }];
}

function wholeTree(value: unknown, limits: Limits, now: Date): Block[] | undefined {
  if (isList(value) && value.length > 0) {
    return [{ kind: 'tree', branches: elementsOf(value, limits, now) }];
  }
  if (!isRecord(value) || memberNames(value).length === 0) return undefined;
  return [treeOf(value, limits, now, { whole: true })];
}

function forcedTable(value: unknown, limits: Limits, now: Date): Block[] | undefined {
  const all = { ...limits, rows: Number.POSITIVE_INFINITY };
  if (isResponse(value)) {
    if (listIn(value)) return responseBlocks(value, all, now);
    return [tableOf([value], all, now)];
  }
  if (isTabular(value) || isHandles(value)) return listBlocks(value, all, now);
  if (isScalars(value) && value.length > 0) {
    return [columnOf(value, 'value', now)];
  }
  return isRecord(value) && memberNames(value).length > 0
    ? [tableOf([value], all, now)]
    : undefined;
}

/** A record named as AWS names: a user's own `{ a: 1 }` is shown as JavaScript shows it. */
function isAwsRecord(value: unknown): value is Item {
  if (!isRecord(value)) return false;
  const names = memberNames(value);
  return names.length > 0 && names.slice(0, 100).every((name) => /^[A-Z]/.test(name));
}

function asText(value: unknown, width: number | undefined): Block[] {
  return [
    { kind: 'text', text: inspected(value, { width: width ?? 80, whole: width === undefined }) },
  ];
}
