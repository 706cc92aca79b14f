import { grouped } from '../../helpers/text/count.ts';
import { originIn } from './known.ts';
import { isBytes, isDate } from './record.ts';

const deepest = 500;

/**
 * A value as data that JSON, YAML and CSV can hold: dates as ISO text, bytes as base64, big
 * integers as numbers where those are exact, maps and sets as objects and lists, circles named.
 * `$metadata` is left out. Own `__proto__` members stay members. Undefined for what has no data.
 */
export function plainData(value: unknown): unknown {
  return toPlain(value, []);
}

function toPlain(value: unknown, path: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'object':
      return value === null ? null : quietly(() => placed(value, objectToPlain(value, path)));
    default:
      return undefined;
  }
}

/** The data of an object found in one of many places, with where that was. */
function placed(value: object, plain: unknown): unknown {
  const origin = originIn(value);
  if (!origin || typeof plain !== 'object' || plain === null || Array.isArray(plain)) return plain;
  return Object.assign(Object.create(null), origin, plain);
}

function objectToPlain(value: object, path: readonly object[]): unknown {
  if (isDate(value)) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (isBytes(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  }
  if (path.includes(value)) return '[Circular]';
  if (path.length >= deepest) return '[Too deep]';
  const inside = [...path, value];
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return toPlain(toJSON.call(value, ''), inside);
  if (Array.isArray(value)) return listToPlain(value, inside);
  if (value instanceof Map) return mapToPlain(value, inside);
  if (value instanceof Set) return listToPlain([...value], inside);
  if (value instanceof Error) return entriesToPlain(errorEntries(value), inside);
  return entriesToPlain(
    Object.keys(value).map((name) => [name, () => (value as Record<string, unknown>)[name]]),
    inside,
  );
}

/** More elements than this no memory holds as text: such a list is one of holes. */
const longest = 20_000_000;

function listToPlain(list: readonly unknown[], path: readonly object[]): unknown {
  if (list.length > longest) return `[${grouped(list.length)} elements]`;
  return Array.from(list, (element) => toPlain(element, path) ?? null);
}

function mapToPlain(map: ReadonlyMap<unknown, unknown>, path: readonly object[]): unknown {
  const entries = [...map];
  const named = entries.every((entry): entry is [string, unknown] => typeof entry[0] === 'string');
  if (!named) return listToPlain(entries, path);
  return entriesToPlain(
    entries.map(([name, value]) => [String(name), () => value]),
    path,
  );
}

function errorEntries(error: Error): [string, () => unknown][] {
  const own = Object.keys(error).filter((name) => name !== 'name' && name !== 'message');
  return [
    ['name', () => error.name],
    ['message', () => error.message],
    ...own.map((name): [string, () => unknown] => [name, () => Reflect.get(error, name)]),
  ];
}

/** Without a prototype, so that a member called `__proto__` is one like any other. */
function entriesToPlain(
  entries: readonly (readonly [string, () => unknown])[],
  path: readonly object[],
): Record<string, unknown> {
  const plain: Record<string, unknown> = Object.create(null);
  for (const [name, read] of entries) {
    if (name === '$metadata') continue;
    const value = quietly(() => toPlain(read(), path));
    if (value !== undefined) plain[name] = value;
  }
  return plain;
}

/** What throws when it is read is null: the rest of the data is still worth having. */
function quietly(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}
