import { fault } from '../../engine/fault.ts';

/** Something to list, by its key. */
export interface Entry<Item> {
  readonly key: string;
  readonly item: Item;
}

/** What part of a listing is wanted. */
export interface Cut {
  readonly prefix?: string;
  readonly delimiter?: string;
  /** Only keys behind this one, in S3's order. */
  readonly after?: string;
  readonly size: number;
}

/** A part of a listing: items, and the prefixes that stand for all keys that share them. */
export interface Piece<Item> {
  readonly items: Item[];
  readonly prefixes: string[];
  /** The last key or prefix in it, when there is more behind. */
  readonly last: string | undefined;
}

/**
 * Cuts a piece out of `entries`: sorted by key, keys that share a prefix up to the delimiter rolled
 * up into one. A piece goes on behind a key rather than at a number, so what is put or deleted
 * between two pieces makes no other key appear twice or not at all.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function cut<Item>(entries: readonly Entry<Item>[], wanted: Cut): Piece<Item> {
  const { prefix = '', delimiter = '', after = '', size } = wanted;
  const sorted = entries
    .filter(({ key }) => key.startsWith(prefix) && byBytes(key, after) > 0)
    .sort((a, b) => byBytes(a.key, b.key));
  const items: Item[] = [];
  const prefixes: string[] = [];
  let last: string | undefined;
  for (const { key, item } of sorted) {
    const shared = sharedPrefix(key, prefix, delimiter);
    // A prefix as the place to go on leaves out all that it stands for.
    if (shared !== undefined && (shared === prefixes.at(-1) || shared === after)) continue;
    if (items.length + prefixes.length === size) return { items, prefixes, last };
    if (shared === undefined) items.push(item);
    else prefixes.push(shared);
    last = shared ?? key;
  }
  return { items, prefixes, last: undefined };
}

/** What a key is rolled up into: all of it up to the first delimiter behind `prefix`. */
export function sharedPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const at = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

/** S3's order of keys: that of their UTF-8 bytes. */
export function byBytes(a: string, b: string): number {
  if (a === b) return 0;
  // JavaScript compares halves of surrogate pairs, which stand before U+E000; their bytes do not.
  return /[\ud800-\uffff]/.test(a + b)
    ? Buffer.compare(Buffer.from(a), Buffer.from(b))
    : a < b
      ? -1
      : 1;
}

/** The size of a page: at most 1000, whatever is asked for. Throws `InvalidArgument`. */
export function checkMaxKeys(asked: number | undefined, name: string): number {
  if (asked === undefined) return 1000;
  if (Number.isInteger(asked) && asked >= 0 && asked <= 0x7fffffff) return asked;
  throw fault('InvalidArgument', `Argument ${name} must be an integer between 0 and 2147483647`);
}

/** A continuation token: where to go on. */
export function sealToken(last: string): string {
  return Buffer.from(`1/${last}`).toString('base64url');
}

/** The key or prefix to go on behind. Throws `InvalidArgument` for a token that is none of ours. */
export function openToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (text.startsWith('1/') && sealToken(text.slice(2)) === token) return text.slice(2);
  throw fault('InvalidArgument', 'The continuation token provided is incorrect');
}
