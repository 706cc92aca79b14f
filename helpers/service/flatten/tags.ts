/** One tag as a service lists it: EC2 and most say `Key`, some say `key` or `TagKey`. */
type AnyTag = Readonly<Record<string, unknown>>;

/**
 * Something with tags, as AWS gives them: a record with `Tags`, `TagList`, `TagSet` or `tags`, the
 * list itself, or an object that they already are.
 */
export type Tagged = object | readonly AnyTag[];

/** A tag as most services take it. */
export interface KeyValue {
  readonly Key: string;
  readonly Value: string;
}

const members = ['Tags', 'TagList', 'TagSet', 'tags'];
const keys = ['Key', 'key', 'TagKey'];
const values = ['Value', 'value', 'TagValue'];

/** Tags as an object: `{ Name: 'web-1', owner: 'ann' }`. Empty where there are none. */
export function tags(tagged: Tagged | undefined): Record<string, string> {
  const held = tagsIn(tagged);
  const entries = Array.isArray(held)
    ? held.map((tag: AnyTag) => [first(tag, keys), first(tag, values)])
    : Object.entries(held);
  // Not `object[key] = value`: a tag called __proto__ is a tag like any other.
  return Object.fromEntries(entries);
}

/** An object as the list of tags that operations take: `{ Tags: tagList({ owner: 'ann' }) }`. */
export function tagList(tags: Readonly<Record<string, string>>): KeyValue[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The value of the Name tag; undefined where there is none. */
export function name(tagged: Tagged | undefined): string | undefined {
  const all = tags(tagged);
  return Object.hasOwn(all, 'Name') ? all.Name : undefined;
}

function tagsIn(tagged: Tagged | undefined): object {
  if (tagged === undefined || tagged === null || Array.isArray(tagged)) return tagged ?? [];
  const member = members.find((each) => Object.hasOwn(tagged, each));
  if (member === undefined) return [];
  return (tagged as Record<string, object | undefined>)[member] ?? [];
}

function first(tag: AnyTag, names: readonly string[]): string {
  const name = names.find((each) => Object.hasOwn(tag, each));
  return name === undefined ? '' : String(tag[name] ?? '');
}
