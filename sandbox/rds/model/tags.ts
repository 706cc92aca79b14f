import type { Tag } from '@aws-sdk/client-rds';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';
import { invalid } from '../invalid.ts';

/** The tags of one resource; the row's id is its ARN. */
interface TagRow {
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
}

const tags = table<TagRow>('tags');

const mostTags = 50;

/** A resource's tags as RDS lists them. */
export function tagsOf(ctx: Context, arn: string): Tag[] {
  return Object.entries(tags.get(ctx, arn)?.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
}

/** Adds tags to a resource; those with the same key are replaced. */
export function addTags(ctx: Context, arn: string, added: readonly Tag[] | undefined): void {
  const all: Record<string, string> = { ...tags.get(ctx, arn)?.tags };
  for (const { Key = '', Value = '' } of added ?? []) {
    if (Key === '' || Key.length > 128 || /^aws:/i.test(Key)) {
      throw invalid(`Tag keys must have 1 to 128 characters and not begin with aws: '${Key}'`);
    }
    all[Key] = Value;
  }
  if (Object.keys(all).length > mostTags) {
    throw fault('TagQuotaPerResourceExceeded', 'The quota for tags has been exceeded.');
  }
  tags.put(ctx, { id: arn, tags: all });
}

/** Takes tags off a resource. */
export function removeTags(ctx: Context, arn: string, keys: readonly string[]): void {
  const left = Object.entries(tags.get(ctx, arn)?.tags ?? {}).filter(
    ([key]) => !keys.includes(key),
  );
  tags.put(ctx, { id: arn, tags: Object.fromEntries(left) });
}

/** Forgets the tags of a resource that is gone. */
export function dropTags(ctx: Context, arn: string): void {
  tags.remove(ctx, arn);
}

/** Moves the tags of a resource that has another name now. */
export function moveTags(ctx: Context, from: string, to: string): void {
  addTags(ctx, to, tagsOf(ctx, from));
  dropTags(ctx, from);
}
