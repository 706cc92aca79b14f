import type { Shape } from '../../sandbox/protocol/shape.ts';

/** A stream of numbers from 0 to `below`, always the same for the same seed. */
export type Dice = (below: number) => number;

/** Dice that fall the same way every time: a linear congruential generator. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const texts = ['a', 'x1', 'ä ö', '<&>"\'', 'a b', '日本', 'https://a/?b=c&d', '12', 'true', '~._-'];
const words = ['a', 'x1', 'abc', 'A-b', 'some_thing', '12'];

/** Members that the SDK's clients check, compute or encode by themselves (S3). */
const special: Readonly<Record<string, unknown>> = {
  ChecksumAlgorithm: 'CRC32',
  SSECustomerKey: undefined,
  SSECustomerKeyMD5: undefined,
  CopySourceSSECustomerKey: undefined,
  CopySourceSSECustomerKeyMD5: undefined,
};

/**
 * A random value of a shape, as a client takes or gives it. Values are those every wire can carry:
 * whole seconds, nothing empty, plain words where a path or header has to hold them.
 */
export function randomValue(shape: Shape, roll: Dice, depth = 0): unknown {
  switch (shape.kind) {
    case 'struct':
      return randomStruct(shape, roll, depth);
    case 'list':
      return Array.from({ length: 1 + roll(2) }, () => randomValue(shape.item, roll, depth + 1));
    case 'map':
      return Object.fromEntries(
        Array.from({ length: 1 + roll(2) }, (_, at) => [
          `${words[roll(words.length)]}${at}`.toLowerCase(),
          randomValue(shape.item, roll, depth + 1),
        ]),
      );
    case 'number':
      return roll(100);
    case 'boolean':
      return roll(2) === 1;
    case 'timestamp':
      return new Date((1_600_000_000 + roll(90_000_000)) * 1000);
    case 'blob':
      return new Uint8Array(Array.from({ length: 1 + roll(8) }, () => roll(256)));
    case 'bigint':
      return BigInt(roll(1_000_000));
    case 'document':
      return { some: ['thing', roll(9)] };
    case 'string':
      return isBound(shape) ? words[roll(words.length)] : texts[roll(texts.length)];
    default:
      return {};
  }
}

function randomStruct(shape: Shape, roll: Dice, depth: number): Record<string, unknown> {
  const { members } = shape;
  const value: Record<string, unknown> = {};
  const chosen = shape.union ? [members[roll(members.length)]] : members;
  const required = new Set(shape.required);
  for (const member of chosen) {
    if (!member) continue;
    const wanted = shape.union || required.has(member) || member.traits.idempotencyToken;
    if (depth > 5 && !wanted) continue;
    if (!wanted && depth > 0 && roll(3) > 0) continue;
    if (depth > 9) continue;
    const random = randomValue(member, roll, depth + 1);
    const { memberName } = member;
    value[memberName] =
      member.kind === 'string' && Object.hasOwn(special, memberName) ? special[memberName] : random;
  }
  return value;
}

function isBound({ traits }: Shape): boolean {
  const { httpLabel, httpQuery, httpHeader, httpPrefixHeaders } = traits;
  return Boolean(httpLabel || httpQuery || httpHeader || httpPrefixHeaders !== undefined);
}

/**
 * A value in a form in which two sides of a wire can be compared: without what is not there, and
 * without empty lists and structures, which the query wires cannot tell from nothing.
 */
export function comparable(value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Date) return `date ${value.toISOString()}`;
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`;
  if (typeof value === 'bigint') return `bigint ${value}`;
  if (value instanceof String) return String(value);
  if (Array.isArray(value)) {
    const items = value.map(comparable).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([name]) => name !== '$metadata')
    .map(([name, inner]) => [name, comparable(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
