import type { Context } from '../engine/context.ts';
import { deliveryPolicyOf } from './model/delivery-policy.ts';
import { invalid } from './model/refusal.ts';
import { subscriptions, subscriptionsTo } from './model/subscription.ts';
import { checkTags } from './model/tags.ts';
import { findTopic, isFifo, policyOf, type TopicRow, topics } from './model/topic.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-create-topic.html */
export const topicsTopic = topic({
  CreateTopic({ Name, Attributes = {}, Tags = [], DataProtectionPolicy }, ctx) {
    checkName(Name, Attributes.FifoTopic === 'true');
    for (const [name, value] of Object.entries(Attributes)) checkAttribute(name, value);
    const tags = checkTags(Tags);
    const id = `arn:${ctx.partition}:sns:${ctx.region}:${ctx.account}:${Name}`;
    const known = topics.get(ctx, id);
    if (known) checkSame(known, Attributes, tags);
    else {
      topics.put(ctx, {
        id,
        attributes: { ...Attributes },
        tags,
        unsubscribed: 0,
        sent: 0,
        ...(DataProtectionPolicy && { dataProtection: DataProtectionPolicy }),
      });
    }
    return { TopicArn: id };
  },

  ListTopics(input, ctx) {
    const { items, NextToken } = page(ctx, topics.all(ctx), input);
    return { Topics: items.map(({ id }) => ({ TopicArn: id })), NextToken };
  },

  GetTopicAttributes({ TopicArn }, ctx) {
    return { Attributes: view(ctx, findTopic(ctx, TopicArn)) };
  },

  SetTopicAttributes({ TopicArn, AttributeName, AttributeValue = '' }, ctx) {
    const { id, attributes } = findTopic(ctx, TopicArn);
    if (AttributeName === 'FifoTopic') {
      throw invalid('AttributeName', 'FifoTopic can only be set when a topic is created');
    }
    checkAttribute(AttributeName, AttributeValue);
    topics.change(ctx, id, { attributes: { ...attributes, [AttributeName]: AttributeValue } });
    return {};
  },

  DeleteTopic({ TopicArn }, ctx) {
    for (const { id } of subscriptionsTo(ctx, TopicArn)) subscriptions.remove(ctx, id);
    topics.remove(ctx, TopicArn);
    return {};
  },

  PutDataProtectionPolicy({ ResourceArn, DataProtectionPolicy }, ctx) {
    const { id } = findTopic(ctx, ResourceArn, 'ResourceArn');
    if (!isJson(DataProtectionPolicy)) throw invalid('DataProtectionPolicy');
    topics.change(ctx, id, { dataProtection: DataProtectionPolicy });
    return {};
  },

  GetDataProtectionPolicy({ ResourceArn }, ctx) {
    const { dataProtection } = findTopic(ctx, ResourceArn, 'ResourceArn');
    return dataProtection === undefined ? {} : { DataProtectionPolicy: dataProtection };
  },
});

const documents: readonly string[] = ['Policy', 'DeliveryPolicy', 'ArchivePolicy'];
const settable =
  /^(DisplayName|Policy|DeliveryPolicy|KmsMasterKeyId|TracingConfig|SignatureVersion|FifoTopic|ContentBasedDeduplication|ArchivePolicy|FifoThroughputScope|(HTTP|Firehose|Lambda|Application|SQS)(Success|Failure)Feedback(RoleArn|SampleRate))$/;

function checkName(name: string, fifo: boolean): void {
  if (name.length > 256 || !/^[\w-]+(\.fifo)?$/.test(name)) throw invalid('Topic Name');
  if (fifo && !name.endsWith('.fifo')) {
    throw invalid('Topic Name', 'The name of a FIFO topic must end with .fifo');
  }
  if (!fifo && name.endsWith('.fifo')) {
    throw invalid('Topic Name', 'Only the name of a FIFO topic may end with .fifo');
  }
}

function checkAttribute(name: string, value: string): void {
  if (!settable.test(name)) throw invalid('AttributeName');
  if (documents.includes(name) && value !== '' && !isJson(value)) {
    throw invalid(name, 'failed to parse JSON');
  }
  if (name === 'DisplayName' && value.length > 100) throw invalid('DisplayName');
}

/** Making a topic again is no error as long as the wish is the same. */
function checkSame(
  { attributes, tags }: TopicRow,
  wanted: Readonly<Record<string, string>>,
  wantedTags: TopicRow['tags'],
): void {
  if (Object.entries(wanted).some(([name, value]) => attributes[name] !== value)) {
    throw invalid('Attributes', 'Topic already exists with different attributes');
  }
  const has = ({ Key, Value }: TopicRow['tags'][number]) =>
    tags.some((tag) => tag.Key === Key && tag.Value === Value);
  if (!wantedTags.every(has)) {
    throw invalid('Tags', 'Topic already exists with different tags');
  }
}

function view(ctx: Context, row: TopicRow): Record<string, string> {
  const all = subscriptionsTo(ctx, row.id);
  const pending = all.filter((it) => it.pending).length;
  const { DeliveryPolicy } = row.attributes;
  return {
    DisplayName: '',
    ...(isFifo(row) && { ContentBasedDeduplication: 'false' }),
    ...row.attributes,
    TopicArn: row.id,
    Owner: ctx.account,
    Policy: policyOf(ctx, row),
    EffectiveDeliveryPolicy: deliveryPolicyOf(DeliveryPolicy),
    SubscriptionsConfirmed: String(all.length - pending),
    SubscriptionsPending: String(pending),
    SubscriptionsDeleted: String(row.unsubscribed),
  };
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
