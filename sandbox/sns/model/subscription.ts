import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';
import { invalid, notFound } from './refusal.ts';

/** A subscription; the row's id is its ARN. */
export interface SubscriptionRow {
  readonly id: string;
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
  /** True until the endpoint has said that it wants the messages. */
  readonly pending: boolean;
  /** What was set, by AWS's names. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The subscriptions of an account in a region. */
export const subscriptions = table<SubscriptionRow>('subscriptions');

/** The subscription of that ARN. Throws `NotFound`. */
export function findSubscription(ctx: Context, arn: string): SubscriptionRow {
  if (arn.split(':').length !== 7) {
    throw invalid('SubscriptionArn', 'An ARN of a subscription has 7 elements');
  }
  const row = subscriptions.get(ctx, arn);
  if (row) return row;
  throw notFound('Subscription');
}

/** The subscriptions to a topic. */
export function subscriptionsTo(ctx: Context, topicArn: string): SubscriptionRow[] {
  return subscriptions.all(ctx).filter((row) => row.topicArn === topicArn);
}
