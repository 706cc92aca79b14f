import type { SNS, Tag } from '@aws-sdk/client-sns';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import type { Operations, Service } from '../engine/service.ts';
import { table } from '../engine/table.ts';
import { wording } from '../sts/wording.ts';

/** A topic; the row's id is its ARN. */
interface TopicRow {
  readonly id: string;
  readonly displayName: string;
  readonly tags: readonly Tag[];
}

const topics = table<TopicRow>('topics');

const operations: Operations<SNS> = {
  /** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
  CreateTopic({ Name, Attributes, Tags = [] }, ctx) {
    if (!/^[\w-]{1,256}$/.test(Name)) throw invalid('Invalid parameter: Topic Name');
    const id = `arn:${ctx.partition}:sns:${ctx.region}:${ctx.account}:${Name}`;
    const displayName = Attributes?.DisplayName ?? '';
    if (!topics.get(ctx, id)) topics.put(ctx, { id, displayName, tags: Tags });
    return { TopicArn: id };
  },

  /** https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
  ListTopics({ NextToken }, ctx) {
    const { items, nextToken } = ctx.listings.page(topics.all(ctx), {
      idOf: ({ id }) => id,
      question: `${ctx.account}/${ctx.region}/ListTopics`,
      size: 100,
      token: NextToken || undefined,
      now: ctx.now,
    });
    return { Topics: items.map(({ id }) => ({ TopicArn: id })), NextToken: nextToken };
  },

  /** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
  GetTopicAttributes({ TopicArn }, ctx) {
    const { id, displayName } = find(ctx, TopicArn);
    return { Attributes: { TopicArn: id, Owner: ctx.account, DisplayName: displayName } };
  },

  /** https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
  SetTopicAttributes({ TopicArn, AttributeName, AttributeValue = '' }, ctx) {
    const { id } = find(ctx, TopicArn);
    if (AttributeName !== 'DisplayName') throw invalid('Invalid parameter: AttributeName');
    topics.change(ctx, id, { displayName: AttributeValue });
    return {};
  },

  /** https://docs.aws.amazon.com/sns/latest/api/API_ListTagsForResource.html */
  ListTagsForResource: ({ ResourceArn }, ctx) => ({ Tags: [...find(ctx, ResourceArn).tags] }),

  /** https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html */
  DeleteTopic({ TopicArn }, ctx) {
    topics.remove(ctx, TopicArn);
    return {};
  },
};

/** SNS, as far as stacks need it: topics, without subscriptions and messages. */
export const sns: Service = { wording, operations };

function find(ctx: Context, arn: string): TopicRow {
  const row = topics.get(ctx, arn);
  if (!row) throw fault('NotFound', 'Topic does not exist', 404);
  return row;
}

function invalid(message: string) {
  return fault('InvalidParameter', message);
}
