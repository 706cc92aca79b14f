import type { Context } from '../engine/context.ts';
import { checkAttribute, checkEndpoint, needsConfirmation } from './model/endpoint.ts';
import { invalid } from './model/refusal.ts';
import {
  findSubscription,
  type SubscriptionRow,
  subscriptions,
  subscriptionsTo,
} from './model/subscription.ts';
import { findTopic, isFifo, topics } from './model/topic.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html */
export const subscriptionsTopic = topic({
  Subscribe(input, ctx) {
    const { Protocol: protocol, Endpoint: endpoint = '', Attributes = {} } = input;
    const { id: topicArn } = findTopic(ctx, input.TopicArn);
    checkEndpoint(protocol, endpoint, isFifo({ id: topicArn }));
    for (const [name, value] of Object.entries(Attributes)) checkAttribute(name, value);
    const known = subscriptionsTo(ctx, topicArn).find(
      (row) => row.protocol === protocol && row.endpoint === endpoint,
    );
    if (known) checkSame(known, Attributes);
    const row = known ?? {
      id: `${topicArn}:${[8, 4, 4, 4, 12].map((digits) => ctx.ids.hex(digits)).join('-')}`,
      topicArn,
      protocol,
      endpoint,
      pending: needsConfirmation(protocol),
      attributes: { ...Attributes },
    };
    subscriptions.put(ctx, row);
    const shown = !row.pending || input.ReturnSubscriptionArn === true;
    return { SubscriptionArn: shown ? row.id : 'pending confirmation' };
  },

  /**
   * Nothing is sent, so nobody is sent a token: it is the last part of the subscription's ARN, which
   * Subscribe tells with `ReturnSubscriptionArn`.
   */
  ConfirmSubscription({ TopicArn, Token }, ctx) {
    const { id } = findTopic(ctx, TopicArn);
    const row = subscriptions.get(ctx, `${id}:${Token}`);
    if (!row) throw invalid('Token');
    subscriptions.change(ctx, row.id, { pending: false });
    return { SubscriptionArn: row.id };
  },

  Unsubscribe({ SubscriptionArn }, ctx) {
    if (SubscriptionArn.split(':').length !== 7) throw invalid('SubscriptionArn');
    const row = subscriptions.get(ctx, SubscriptionArn);
    const from = row && topics.get(ctx, row.topicArn);
    if (from && !row.pending) {
      topics.change(ctx, from.id, { unsubscribed: from.unsubscribed + 1 });
    }
    subscriptions.remove(ctx, SubscriptionArn);
    return {};
  },

  ListSubscriptions(input, ctx) {
    const { items, NextToken } = page(ctx, subscriptions.all(ctx), input);
    return { Subscriptions: items.map((row) => view(ctx, row)), NextToken };
  },

  ListSubscriptionsByTopic(input, ctx) {
    const { id } = findTopic(ctx, input.TopicArn);
    const { items, NextToken } = page(ctx, subscriptionsTo(ctx, id), input);
    return { Subscriptions: items.map((row) => view(ctx, row)), NextToken };
  },

  GetSubscriptionAttributes({ SubscriptionArn }, ctx) {
    const row = findSubscription(ctx, SubscriptionArn);
    return {
      Attributes: {
        RawMessageDelivery: 'false',
        ...(row.attributes.FilterPolicy && { FilterPolicyScope: 'MessageAttributes' }),
        ...row.attributes,
        SubscriptionArn: row.id,
        TopicArn: row.topicArn,
        Owner: ctx.account,
        Protocol: row.protocol,
        Endpoint: row.endpoint,
        PendingConfirmation: String(row.pending),
        ConfirmationWasAuthenticated: String(!needsConfirmation(row.protocol)),
        SubscriptionPrincipal: ctx.caller.arn,
      },
    };
  },

  SetSubscriptionAttributes({ SubscriptionArn, AttributeName, AttributeValue }, ctx) {
    const { id, attributes } = findSubscription(ctx, SubscriptionArn);
    checkAttribute(AttributeName, AttributeValue ?? '');
    const { [AttributeName]: _, ...others } = attributes;
    const set = AttributeValue ? { [AttributeName]: AttributeValue } : {};
    subscriptions.change(ctx, id, { attributes: { ...others, ...set } });
    return {};
  },
});

/** Subscribing again is no error as long as the wish is the same. */
function checkSame(
  { attributes }: SubscriptionRow,
  wanted: Readonly<Record<string, string>>,
): void {
  if (Object.entries(wanted).every(([name, value]) => attributes[name] === value)) return;
  throw invalid('Attributes', 'Subscription already exists with different attributes');
}

function view(ctx: Context, { id, topicArn, protocol, endpoint, pending }: SubscriptionRow) {
  return {
    SubscriptionArn: pending ? 'PendingConfirmation' : id,
    Owner: ctx.account,
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topicArn,
  };
}
