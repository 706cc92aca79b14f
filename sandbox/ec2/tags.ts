import type { Filter, ResourceType, Tag } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { kindOf, missing } from './model/kind.ts';
import { addTags, tags as table, tagMap, tagRecord } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

interface TagItem {
  readonly id: string;
  readonly resource: string;
  readonly key: string;
  readonly value: string;
}

const typeOf = ({ resource }: TagItem) => kindOf(resource)?.tagged;

const filters: Filters<TagItem> = {
  key: ({ key }) => key,
  'resource-id': ({ resource }) => resource,
  'resource-type': typeOf,
  value: ({ value }) => value,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html */
export const tags = topic({
  CreateTags({ Resources, Tags }, ctx) {
    if (Tags.length === 0) {
      throw fault('MissingParameter', 'The request must contain the parameter Tags');
    }
    const added = tagRecord(Tags);
    for (const id of Resources) checkResource(ctx, id);
    for (const id of Resources) addTags(ctx, id, added);
    return {};
  },

  DeleteTags({ Resources, Tags }, ctx) {
    for (const id of Resources) checkResource(ctx, id);
    for (const id of Resources) {
      const left = Object.entries(tagMap(ctx, id)).filter(
        ([key, value]) => Tags?.length && !Tags.some((tag) => names(tag, key, value)),
      );
      if (left.length > 0) table.put(ctx, { id, tags: Object.fromEntries(left) });
      else table.remove(ctx, id);
    }
    return {};
  },

  DescribeTags(input, ctx) {
    const all = table.all(ctx).flatMap(({ id: resource, tags: own }) =>
      Object.entries(own).map(([key, value]) => ({
        id: JSON.stringify([resource, key]),
        resource,
        key,
        value,
      })),
    );
    const found = select(ctx, all, input.Filters, { ...filters, ...byKey(input.Filters) });
    const { items, nextToken } = page(ctx, found, input);
    return {
      Tags: items.map((item) => ({
        ResourceId: item.resource,
        ResourceType: typeOf(item) as ResourceType,
        Key: item.key,
        Value: item.value,
      })),
      NextToken: nextToken,
    };
  },
});

/** A tag to delete names a key, and only one value of it when it has a value. */
function names({ Key, Value }: Tag, key: string, value: string): boolean {
  return Key === key && (Value === undefined || Value === value);
}

/** Here `tag:Name` is the tag of that key, not a property of the resource. */
function byKey(wanted: readonly Filter[] | undefined): Filters<TagItem> {
  const named = (wanted ?? []).flatMap(({ Name }) => (Name?.startsWith('tag:') ? Name : []));
  return Object.fromEntries(
    named.map((name) => [
      name,
      ({ key, value }: TagItem) => (key === name.slice('tag:'.length) ? value : undefined),
    ]),
  );
}

function checkResource(ctx: Context, id: string): void {
  const kind = kindOf(id);
  if (!kind) throw fault('InvalidID', `The ID '${id}' is not valid`);
  // Public images and snapshots are tagged too, and no table has them.
  if (kind.tagged === 'image' || kind.tagged === 'snapshot') return;
  if (!Object.hasOwn(ctx.realm.tables[kind.name] ?? {}, id)) throw missing(kind, [id]);
}
