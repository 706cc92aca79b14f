import type { Json, JsonObject } from './document.ts';
import { isObject } from './json.ts';

const flag = /^[A-Za-z][\w.-]*$/;

/**
 * What stands beside a cell's mark: words that are `true`, `key=json` pairs as jupytext writes
 * them, and `{…}` objects as runme does. Undefined for text that is none of these.
 */
export function readAttributes(text: string): JsonObject | undefined {
  const found: [string, Json][] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const key = text.charAt(at) === '{' ? '' : /^[^\s={}]+/.exec(text.slice(at))?.[0];
    if (key === undefined) return undefined;
    at += key.length;
    if (key !== '' && text.charAt(at) !== '=') {
      if (!flag.test(key)) return undefined;
      found.push([key, true]);
      continue;
    }
    const value = jsonAt(text, key === '' ? at : at + 1);
    if (!value) return undefined;
    at = value.end;
    if (key !== '') found.push([key, value.value]);
    else if (isObject(value.value)) found.push(...Object.entries(value.value));
  }
  return Object.fromEntries(found);
}

/**
 * Attributes as {@link readAttributes} reads them: the words that come first, then all others as an
 * object, in their order but for the id.
 */
export function writeAttributes({ id, ...attributes }: JsonObject): string {
  const entries = Object.entries(attributes);
  const isWord = ([name, value]: readonly [string, Json]) => value === true && flag.test(name);
  const firstOther = entries.findIndex((entry) => !isWord(entry));
  const words = firstOther === -1 ? entries : entries.slice(0, firstOther);
  const others = [
    ...(id === undefined ? [] : [['id', id] as const]),
    ...entries.slice(words.length),
  ];
  return [
    ...words.map(([name]) => name),
    ...(others.length > 0 ? [hardJson(Object.fromEntries(others))] : []),
  ].join(' ');
}

/** Attributes as `key=json` pairs; their names are to be {@link isPairName}s. */
export function writePairs(attributes: JsonObject): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}=${hardJson(value)}`)
    .join(' ');
}

/** True for a name that can stand before an equals sign. */
export function isPairName(name: string): boolean {
  return /^[^\s={}[\]"]+$/.test(name);
}

/** JSON that neither ends a comment of HTML nor a fence's first line. */
export function hardJson(value: Json): string {
  return JSON.stringify(value)
    .replaceAll('>', '\\u003e')
    .replaceAll('`', '\\u0060')
    .replace(
      /[\u2028\u2029\u0085]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** The JSON value that starts at an offset, and where it ends. */
export function jsonAt(text: string, from: number): { value: Json; end: number } | undefined {
  const end = endOfJson(text, from);
  try {
    return { value: JSON.parse(text.slice(from, end)) as Json, end };
  } catch {
    return undefined;
  }
}

function endOfJson(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      at = endOfString(text, at);
      if (depth === 0) return at + 1;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth <= 0) return at + 1;
    } else if (depth === 0 && /\s/.test(character)) return at;
  }
  return text.length;
}

/** The offset of the quote that closes the string opened at `from`. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === '"') return at;
  }
  return text.length;
}
