import { type Chart, isChart } from '../../helpers/index.ts';
import { count } from '../../helpers/text/count.ts';
import type { Block, Limits } from './block.ts';
import { onPaper, onScreen } from './block.ts';
import { inspected } from './inspect.ts';
import { dataOf, isHandle, knownColumns, nounOf } from './known.ts';
import {
  type Item,
  isDate,
  isList,
  isRecord,
  isScalars,
  isTabular,
  memberNames,
} from './record.ts';
import { isResponse, listIn, responseBlocks } from './response.ts';
import { columnOf, tableOf } from './table.ts';
import { datedText, elementsOf, treeOf } from './tree.ts';

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
}

/** What to show of a value, whatever it is; never throws. Nothing for `undefined`. */
export function toBlocks(value: unknown, options: BlockOptions = {}): Block[] {
  if (value === undefined) return [];
  try {
    return blocksOf(value, options);
  } catch {
    return [{ kind: 'text', text: inspected(value) }];
  }
}

function blocksOf(value: unknown, { width, table, tree, now = new Date() }: BlockOptions): Block[] {
  const limits: Limits = width === undefined ? onPaper : onScreen;
  if (isChart(value))
    return table
      ? tableOf(
          value.rows.map((row) => ({ ...row })),
          limits,
          now,
        )
      : chartBlocks(value);
  if (tree) return wholeTree(dataOf(value), limits, now) ?? asText(value, width);
  if (isHandle(value)) return asText(value, width);
  if (isDate(value)) return [{ kind: 'text', text: datedText(value, now) }];
  if (table) return forcedTable(value, limits, now) ?? asText(value, width);
  if (isResponse(value)) return responseBlocks(value, limits, now);
  if (isTabular(value) || isHandles(value)) return listBlocks(value, limits, now);
  if (!isAwsRecord(value)) return asText(value, width);
  return [treeOf(value, limits, now)];
}

/** A list as a table, counted where it is known what is in it. */
function listBlocks(list: readonly Item[], limits: Limits, now: Date): Block[] {
  const noun = nounOf(list[0]);
  const counted: Block[] = noun ? [{ kind: 'note', text: count(list.length, noun) }] : [];
  return [...tableOf(list, limits, now), ...counted];
}

function chartBlocks({ data }: Chart): Block[] {
  const drawn = data.kind === 'bars' ? data.bars : data.series;
  return drawn.length > 0 ? [{ kind: 'chart', data }] : [{ kind: 'empty', what: 'data to draw' }];
}

function wholeTree(value: unknown, limits: Limits, now: Date): Block[] | undefined {
  if (isList(value) && value.length > 0) {
    return [{ kind: 'tree', branches: elementsOf(value.map(dataOf), limits, now) }];
  }
  if (!isRecord(value) || memberNames(value).length === 0) return undefined;
  return [treeOf(value, limits, now, { whole: true })];
}

function forcedTable(value: unknown, limits: Limits, now: Date): Block[] | undefined {
  const all = { ...limits, rows: Number.POSITIVE_INFINITY };
  if (isResponse(value)) {
    if (listIn(value)) return responseBlocks(value, all, now);
    return tableOf([value], all, now);
  }
  if (isTabular(value) || isHandles(value)) return listBlocks(value, all, now);
  if (isScalars(value) && value.length > 0) {
    return columnOf(value, 'value', all, now);
  }
  return isRecord(value) && memberNames(value).length > 0 ? tableOf([value], all, now) : undefined;
}

/** A list of resources whose definition has columns. */
function isHandles(value: unknown): value is readonly Item[] {
  if (!isList(value) || value.length === 0 || !value.every(isHandle)) return false;
  return knownColumns(value[0]) !== undefined;
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
