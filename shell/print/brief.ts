import { grouped } from '../../helpers/text/count.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import { truncate } from '../../helpers/text/width.ts';
import { tellingNames } from './empty.ts';
import { highlighted } from './highlight.ts';
import { inspected, nameOf } from './inspect.ts';
import { boxedInstances, isHandle } from './known.ts';
import { type Paint, painter } from './paint.ts';
import {
  type Item,
  isList,
  isRecord,
  isScalar,
  isScalars,
  isTabular,
  look,
  member,
} from './record.ts';
import type { Place } from './render.ts';
import { isResponse, isToken } from './response.ts';

const longest = 200;

/** A value in one line, for what a declaration made: `{ Vpcs: 3 × { VpcId, State, … } }`. */
export function printBrief(value: unknown, { color, width = longest }: Place): string {
  if (value === undefined) return '';
  const paint = painter(color);
  try {
    return look(() => briefly(value, width, paint));
  } catch {
    return truncate(safeLine(nameOf(value)), width);
  }
}

function briefly(value: unknown, width: number, paint: Paint): string {
  const hint = isResponse(value) && boxedInstances(value) ? 'instances(r) opens the boxes' : '';
  const line = truncate(safeLine(shapeOf(value).slice(0, width * 16)), width);
  const room = width - line.length - 2;
  if (!hint || room < hint.length) return highlighted(line, paint);
  return `${highlighted(line, paint)}  ${paint(hint, 'dim')}`;
}

/** What a value is made of, one or two levels deep. */
function shapeOf(value: unknown, depth = 0): string {
  if (isHandle(value) || isScalar(value)) return inspected(value);
  if (isList(value)) return listShape(value, depth);
  if (!isRecord(value)) return depth === 0 ? inspected(value).split('\n', 1).join() : nameOf(value);
  const names = isResponse(value) ? namesOfAnswer(value) : tellingNames(value, 13);
  if (names.length === 0) return '{}';
  const members = names.slice(0, 12).map((name) => memberShape(name, member(value, name), depth));
  return `{ ${members.join(', ')}${names.length > 12 ? ', …' : ''} }`;
}

/** Lists first, for they are what was asked for; the token of the next page says only that there is one. */
function namesOfAnswer(answer: Item): string[] {
  const names = tellingNames(answer, 13);
  const rank = (name: string) => (isToken(name) ? 2 : isList(member(answer, name)) ? 0 : 1);
  return names.sort((one, other) => rank(one) - rank(other));
}

function memberShape(name: string, value: unknown, depth: number): string {
  if (depth > 0 || isToken(name)) return name;
  return `${name}: ${isScalar(value) ? inspected(value) : shapeOf(value, depth + 1)}`;
}

function listShape(list: readonly unknown[], depth: number): string {
  if (list.length === 0) return '[]';
  const first = Array.from(list.slice(0, 5));
  if (isScalars(first)) {
    const shown = first.map((element) => inspected(element)).join(', ');
    if (list.length <= first.length) return `[ ${shown} ]`;
    return `${grouped(list.length)} × ${shown}, …`;
  }
  const inside = isTabular(first) ? shapeOf(first[0], Math.max(1, depth)) : nameOf(first[0]);
  return `${grouped(list.length)} × ${inside}`;
}
