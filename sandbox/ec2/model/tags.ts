import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';

/** The tags of one resource; the row's id is the resource's. */
export interface TagRow {
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The tags of all resources of a region, whatever their kind. */
export const tags = table<TagRow>('tags');

const mostTags = 50;

/** A resource's tags as AWS lists them; undefined when it has none, as AWS leaves the member out. */
export function tagsOf(ctx: Context, id: string): Tag[] | undefined {
  const row = tags.get(ctx, id);
  return row && Object.entries(row.tags).map(([Key, Value]) => ({ Key, Value }));
}

/** A resource's tags by key. */
export function tagMap(ctx: Context, id: string): Readonly<Record<string, string>> {
  return tags.get(ctx, id)?.tags ?? {};
}

/** Adds tags to a resource; those with the same key are replaced. */
export function addTags(ctx: Context, id: string, added: Readonly<Record<string, string>>): void {
  const all = { ...tagMap(ctx, id), ...added };
  if (Object.keys(all).length > mostTags) {
    throw fault('TagLimitExceeded', `The maximum number of Tags for a resource has been reached.`);
  }
  if (Object.keys(all).length > 0) tags.put(ctx, { id, tags: all });
}

/** Forgets the tags of a resource that is gone. */
export function dropTags(ctx: Context, id: string): void {
  tags.remove(ctx, id);
}

/**
 * The tags a request wants on what it makes of type `type`: `instance`, `volume`. `beside` are the
 * other types of things it makes; throws for tags on anything else.
 */
export function tagsFor(
  specifications: readonly TagSpecification[] | undefined,
  type: string,
  beside: readonly string[] = [],
): Record<string, string> {
  for (const { ResourceType, Tags } of specifications ?? []) {
    if (!ResourceType) throw invalid('Tag specification resource type must have a value');
    if (ResourceType !== type && !beside.includes(ResourceType)) {
      throw invalid(`'${ResourceType}' is not a valid taggable resource type for this operation.`);
    }
    if (!Tags?.length) throw invalid('Tag specification must have at least one tag');
  }
  const wanted = specifications?.filter(({ ResourceType }) => ResourceType === type) ?? [];
  return tagRecord(wanted.flatMap(({ Tags }) => Tags ?? []));
}

/** Tags as a record. Throws for keys that AWS keeps for itself, and for ones too long. */
export function tagRecord(list: readonly Tag[]): Record<string, string> {
  const record: Record<string, string> = Object.create(null);
  for (const { Key = '', Value = '' } of list) {
    if (Key === '') throw fault('MissingParameter', 'The request must contain the parameter key');
    if (/^aws:/i.test(Key)) {
      throw invalid(`Tag keys starting with 'aws:' are reserved for internal use`);
    }
    if (Key.length > 127) {
      throw invalid('Tag key exceeds the maximum length of 127 characters');
    }
    if (Value.length > 255) {
      throw invalid('Tag value exceeds the maximum length of 255 characters');
    }
    record[Key] = Value;
  }
  return { ...record };
}

function invalid(message: string) {
  return fault('InvalidParameterValue', message);
}
