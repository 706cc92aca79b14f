import { jsonAt, writePairs } from '../attributes.ts';
import type { Json, JsonObject } from '../document.ts';

/** The line that starts a cell. */
export interface Mark {
  /** Free text; empty when there is none. */
  readonly title: string;
  /** What the brackets say: `markdown`, `md`, `raw` or another kind; undefined for code. */
  readonly type: string | undefined;
  readonly attributes: JsonObject;
}

/** True for a line that starts a cell. */
export function isMark(line: string): boolean {
  return /^\/\/ ?%%(?:\s|$|\[)/.test(line);
}

/** Reads the line that starts a cell. What is no `key=json` at its end belongs to the title. */
export function readMark(line: string): Mark {
  const text = line.replace(/^\/\/ ?%%/, '').trim();
  for (const { index } of text.matchAll(/(?:^|(?<=\s))[^\s={}[\]"]+=/g)) {
    const attributes = pairsIn(text.slice(index));
    if (attributes) return { ...titled(text.slice(0, index).trim()), attributes };
  }
  return { ...titled(text), attributes: {} };
}

/** The line that starts a cell of this title, kind and attributes. */
export function writeMark({ title, type, attributes }: Mark): string {
  const bracket = type === undefined ? '' : `[${type}]`;
  return ['// %%', title, bracket, writePairs(attributes)].filter((part) => part !== '').join(' ');
}

function titled(text: string): { title: string; type: string | undefined } {
  const [, title = '', type] = /^(.*?)\s*\[([\w.-]+)\]$/.exec(text) ?? [];
  return type === undefined ? { title: text, type: undefined } : { title, type };
}

/** `key=json` pairs and nothing else; undefined for other text. */
function pairsIn(text: string): JsonObject | undefined {
  const found: [string, Json][] = [];
  for (let at = 0; at < text.length; ) {
    const key = /^\s*([^\s={}[\]"]+)=/.exec(text.slice(at));
    const value = key ? jsonAt(text, at + key[0].length) : undefined;
    if (!key || !value) return undefined;
    found.push([key[1] ?? '', value.value]);
    at = value.end;
  }
  return Object.fromEntries(found);
}
