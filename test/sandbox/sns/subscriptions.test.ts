import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { openTopic } from './open-sns.ts';

const queue = { Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:123456789012:inbox' };
const mail = { Protocol: 'email', Endpoint: 'ann@example.com' };

test('a queue is subscribed at once, and only once', async () => {
  const { sns, TopicArn } = await openTopic();
  const { SubscriptionArn } = await sns.subscribe({ TopicArn, ...queue });
  assert.match(SubscriptionArn ?? '', new RegExp(`^${TopicArn}:[\\da-f-]{36}$`));
  assert.is((await sns.subscribe({ TopicArn, ...queue })).SubscriptionArn, SubscriptionArn);
  const { Subscriptions } = await sns.listSubscriptionsByTopic({ TopicArn });
  assert.equal(Subscriptions, [{ SubscriptionArn, Owner: '123456789012', TopicArn, ...queue }]);
  const Attributes = { RawMessageDelivery: 'true' };
  const other = await errorOf(sns.subscribe({ TopicArn, ...queue, Attributes }));
  assert.match(other.message, 'already exists with different attributes');
});

test('an address by mail is asked first', async () => {
  const { sns, TopicArn } = await openTopic();
  const asked = await sns.subscribe({ TopicArn, ...mail });
  assert.is(asked.SubscriptionArn, 'pending confirmation');
  const { Subscriptions } = await sns.listSubscriptions({});
  assert.is(Subscriptions?.[0]?.SubscriptionArn, 'PendingConfirmation');
  const told = await sns.subscribe({ TopicArn, ...mail, ReturnSubscriptionArn: true });
  const Token = told.SubscriptionArn?.split(':').at(-1) ?? '';
  assert.match((await errorOf(sns.confirmSubscription({ TopicArn, Token: 'x' }))).message, 'Token');
  const { SubscriptionArn } = await sns.confirmSubscription({ TopicArn, Token });
  const { Attributes } = await sns.getSubscriptionAttributes({ SubscriptionArn });
  assert.is(Attributes?.PendingConfirmation, 'false');
});

test('a subscription has attributes, is ended, and is counted by its topic', async () => {
  const { sns, TopicArn } = await openTopic();
  const { SubscriptionArn } = await sns.subscribe({ TopicArn, ...queue });
  const filter = { SubscriptionArn, AttributeName: 'FilterPolicy', AttributeValue: '{"a":["b"]}' };
  await sns.setSubscriptionAttributes(filter);
  const { Attributes } = await sns.getSubscriptionAttributes({ SubscriptionArn });
  assert.equal(
    [Attributes?.FilterPolicy, Attributes?.FilterPolicyScope],
    ['{"a":["b"]}', 'MessageAttributes'],
  );
  const wrong = sns.setSubscriptionAttributes({ ...filter, AttributeValue: '{' });
  assert.is((await errorOf(wrong)).name, 'InvalidParameterException');
  const counted = async () => {
    const topic = await sns.getTopicAttributes({ TopicArn });
    return [topic.Attributes?.SubscriptionsConfirmed, topic.Attributes?.SubscriptionsDeleted];
  };
  assert.equal(await counted(), ['1', '0']);
  await sns.unsubscribe({ SubscriptionArn });
  assert.equal(await counted(), ['0', '1']);
  const gone = await errorOf(sns.getSubscriptionAttributes({ SubscriptionArn }));
  assert.is(gone.name, 'NotFoundException');
});

test('protocols and endpoints have to fit', async () => {
  const { sns, TopicArn } = await openTopic();
  const refused = [
    { Protocol: 'pigeon', Endpoint: 'x' },
    { Protocol: 'email', Endpoint: 'ann' },
    { Protocol: 'https', Endpoint: 'http://example.com' },
    { Protocol: 'sqs', Endpoint: 'inbox' },
  ];
  for (const wish of refused) {
    const error = await errorOf(sns.subscribe({ TopicArn, ...wish }));
    assert.is(error.name, 'InvalidParameterException');
  }
});

test('the subscriptions to a topic go with it', async () => {
  const { sns, TopicArn } = await openTopic();
  await sns.subscribe({ TopicArn, ...queue });
  await sns.deleteTopic({ TopicArn });
  assert.equal((await sns.listSubscriptions({})).Subscriptions, []);
  assert.is((await errorOf(sns.subscribe({ TopicArn, ...queue }))).name, 'NotFoundException');
});

test.run();
