import type { Context } from '../../engine/context.ts';
import { sns } from '../peers.ts';
import type { Fields } from '../template/value.ts';
import type { ResourceKind } from './kind.ts';
import { document, text } from './property.ts';

const attributes = [
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
  'SubscriptionRoleArn',
] as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html */
export const subscription: ResourceKind = {
  required: ['Protocol', 'TopicArn'],
  optional: ['Endpoint', ...attributes],
  fixed: ['Endpoint', 'Protocol', 'TopicArn'],
  creates: [2_000, 5_000],
  removes: [1_000, 3_000],

  create(ctx, properties) {
    const { SubscriptionArn = '' } = sns(ctx, 'subscribe', {
      TopicArn: text(properties, 'TopicArn'),
      Protocol: text(properties, 'Protocol'),
      Endpoint: text(properties, 'Endpoint'),
      ReturnSubscriptionArn: true,
    });
    configure(ctx, SubscriptionArn, properties);
    return { id: SubscriptionArn, attributes: { Arn: SubscriptionArn } };
  },

  change: configure,
  remove: (ctx, SubscriptionArn) => sns(ctx, 'unsubscribe', { SubscriptionArn }),
};

function configure(ctx: Context, SubscriptionArn: string, properties: Fields): void {
  for (const AttributeName of attributes) {
    const AttributeValue = document(properties, AttributeName);
    if (AttributeValue === undefined) continue;
    sns(ctx, 'setSubscriptionAttributes', { SubscriptionArn, AttributeName, AttributeValue });
  }
}
