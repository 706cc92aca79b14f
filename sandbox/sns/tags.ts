import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { checkTags } from './model/tags.ts';
import { type TopicRow, topics } from './model/topic.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html */
export const tags = topic({
  TagResource({ ResourceArn, Tags }, ctx) {
    const row = find(ctx, ResourceArn);
    const given = checkTags(Tags);
    const keys = new Set(given.map(({ Key }) => Key));
    const kept = row.tags.filter(({ Key }) => !keys.has(Key));
    topics.change(ctx, row.id, { tags: checkTags([...kept, ...given]) });
    return {};
  },

  UntagResource({ ResourceArn, TagKeys }, ctx) {
    const { id, tags: all } = find(ctx, ResourceArn);
    topics.change(ctx, id, { tags: all.filter(({ Key = '' }) => !TagKeys.includes(Key)) });
    return {};
  },

  ListTagsForResource: ({ ResourceArn }, ctx) => ({ Tags: [...find(ctx, ResourceArn).tags] }),
});

function find(ctx: Context, arn: string): TopicRow {
  const row = topics.get(ctx, arn);
  if (row) return row;
  throw fault('ResourceNotFound', 'Resource does not exist', 404);
}
