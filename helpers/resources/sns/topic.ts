import { defineResource } from '../../resource/definition.ts';

/** What messages are sent to and subscribers get them from: https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
export const topic = defineResource({
  name: 'Topic',
  shape: 'GetTopicAttributesResponse',
  page: 'https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html',
  ids: { arn: 'TopicArn' },
  load: { operation: 'GetTopicAttributes' },
  list: { operation: 'ListTopics', path: 'Topics[]', data: false },
  actions: {
    confirmSubscription: {
      operation: 'ConfirmSubscription',
      of: 'Subscription',
      path: '',
      data: false,
      stales: true,
    },
    publish: { operation: 'Publish', stales: false },
    publishBatch: { operation: 'PublishBatch', stales: false },
    subscribe: { operation: 'Subscribe', of: 'Subscription', path: '', data: false, stales: true },
  },
  many: {
    subscriptions: {
      operation: 'ListSubscriptionsByTopic',
      of: 'Subscription',
      path: 'Subscriptions[]',
      data: false,
    },
  },
  console: '/sns/v3/home?region={region}#/topic/{arn}',
});

/** One who gets what is sent to a topic: https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html */
export const subscription = defineResource({
  name: 'Subscription',
  shape: 'GetSubscriptionAttributesResponse',
  page: 'https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html',
  ids: { arn: 'SubscriptionArn' },
  load: { operation: 'GetSubscriptionAttributes' },
  list: { operation: 'ListSubscriptions', path: 'Subscriptions[]', data: false },
  actions: { delete: 'Unsubscribe' },
  console: '/sns/v3/home?region={region}#/subscription/{arn}',
});
