import type { Json, Notebook } from './document.ts';
import { isObject } from './json.ts';

/**
 * The notebook without account ids, names and profiles, each replaced by the same stand-in wherever
 * it occurs, so that what belongs together still does. Names are known by where they stand: in an
 * ARN, after `Name:`, `Bucket:` and the like, in an `s3://` address, as the profile.
 */
export function redacted(notebook: Notebook): Notebook {
  const texts: string[] = [];
  mapped(notebook as unknown as Json, (text) => {
    texts.push(text);
    return text;
  });
  const replace = replacer(texts);
  const { metadata, cells, ...rest } = mapped(
    notebook as unknown as Json,
    replace,
  ) as unknown as Notebook;
  return { ...rest, metadata: withoutProfile(metadata), cells };
}

function withoutProfile(metadata: Notebook['metadata']): Notebook['metadata'] {
  const { awsh } = metadata;
  if (!isObject(awsh)) return metadata;
  const { profile: _, ...place } = awsh;
  return { ...metadata, awsh: place };
}

/** A copy of data with every text in it replaced; names of members, kinds and ids of cells stay. */
function mapped(value: Json, replace: (text: string) => string, name = ''): Json {
  if (typeof value === 'string') return isOurs(name, value) ? value : replace(value);
  if (Array.isArray(value)) return value.map((each) => mapped(each, replace));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, mapped(member, replace, key)]),
  );
}

function isOurs(name: string, value: string): boolean {
  return name === 'kind' || name === 'type' || (name === 'id' && /^(in|cell)-\d+$/.test(value));
}

const account = /(?<![\w.-])\d{12}(?![\w-]|\.\d)|(?<=:)\d{12}(?=:)/g;
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Where names stand; the last group is the name. */
const places: readonly RegExp[] = [
  /\barn:aws[\w-]*:[\w-]*:[\w-]*:\d{0,12}:(?:[\w-]+[/:])?([\w+=,.@/-]+)/g,
  /\bs3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/g,
  /\b(?:Bucket|\w*Name|\w*Identifier|Alias|profile)\b["']?\s*[:=]\s*["'`]([^"'`\n]{2,128})["'`]/g,
  /\bKey\b["']?\s*[:=]\s*["'`]Name["'`]\s*,\s*["']?Value\b["']?\s*[:=]\s*["'`]([^"'`\n]{2,128})["'`]/g,
  /\.profile\s+([\w.-]+)/g,
];

function namesIn(text: string): string[] {
  const said = places.flatMap((place) => Array.from(text.matchAll(place), ([, name = '']) => name));
  return [...said, ...tableNames(text.split('\n'))];
}

/** What stands below a heading such as `name` or `user name`, as far as the table goes. */
function tableNames(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const head = lines[at] ?? '';
    for (const column of head.matchAll(
      /(?<= {2}|^)(?:(?:\w+ )*\w*name|bucket|alias|profile)(?: {2,}|$)/gi,
    )) {
      const { index } = column;
      const end = index + column[0].length >= head.length ? undefined : index + column[0].length;
      for (let below = at + 1; (lines[below]?.length ?? 0) > index; below++) {
        const cell = (lines[below] ?? '').slice(index, end).trim();
        if (/^[\w+=,.@/-]{2,}$/.test(cell)) found.push(cell);
      }
    }
  }
  return found;
}

/** AWS's own names, and words that say what a thing is rather than which. */
const common =
  /^(?:Name|default|amazon|aws|root|true|false|[a-z]{2}(?:-[a-z]+)+-\d[a-z]?|tag:.*)$/i;

/** What replaces names in a text, after they were looked for in all texts. */
function replacer(texts: readonly string[]): (text: string) => string {
  const names = new Map<string, string>();
  const accounts = new Map<string, string>();
  for (const name of texts.flatMap(namesIn)) {
    for (const part of [name, ...name.split('/')]) {
      if (part.length >= 2 && !common.test(part) && !/^\d+$/.test(part)) names.set(part, '');
    }
  }
  // Longer names first: one may be the beginning of another.
  const sorted = [...names.keys()].sort((one, other) => other.length - one.length);
  sorted.forEach((name, at) => {
    names.set(name, `name-${at + 1}`);
  });
  const pattern =
    sorted.length === 0
      ? undefined
      : new RegExp(`(?<![\\w-])(?:${sorted.map(escaped).join('|')})(?![\\w-])`, 'g');
  const standIn = (id: string): string => {
    const known = accounts.get(id) ?? String(accounts.size + 1).padStart(12, '0');
    accounts.set(id, known);
    return known;
  };
  return (text) => {
    const plain = text.replace(email, 'name@example.com').replace(account, standIn);
    return pattern ? plain.replace(pattern, (name) => names.get(name) ?? name) : plain;
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
