import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { openTopic } from './open-sns.ts';

test('making a topic again gives the same one, unless it is wished otherwise', async () => {
  const { sns, TopicArn } = await openTopic();
  assert.is(TopicArn, 'arn:aws:sns:us-east-1:123456789012:news');
  assert.is((await sns.createTopic({ Name: 'news' })).TopicArn, TopicArn);
  const other = sns.createTopic({ Name: 'news', Attributes: { DisplayName: 'x' } });
  assert.match((await errorOf(other)).message, 'already exists with different attributes');
  const Tags = [{ Key: 'a', Value: 'b' }];
  const tagged = sns.createTopic({ Name: 'news', Tags });
  assert.match((await errorOf(tagged)).message, 'already exists with different tags');
  assert.is((await errorOf(sns.createTopic({ Name: 'a b' }))).name, 'InvalidParameterException');
});

test('a topic has attributes, of which some can be set', async () => {
  const { sns, TopicArn } = await openTopic();
  await sns.setTopicAttributes({ TopicArn, AttributeName: 'DisplayName', AttributeValue: 'News' });
  const { Attributes } = await sns.getTopicAttributes({ TopicArn });
  assert.equal([Attributes?.DisplayName, Attributes?.Owner], ['News', '123456789012']);
  assert.is(JSON.parse(Attributes?.Policy ?? '').Statement[0].Resource, TopicArn);
  assert.is(
    JSON.parse(Attributes?.EffectiveDeliveryPolicy ?? '').http.disableSubscriptionOverrides,
    false,
  );
  for (const [AttributeName, AttributeValue] of [
    ['Owner', 'x'],
    ['Policy', '{'],
  ]) {
    const refused = await errorOf(
      sns.setTopicAttributes({ TopicArn, AttributeName, AttributeValue }),
    );
    assert.is(refused.name, 'InvalidParameterException');
  }
  await sns.deleteTopic({ TopicArn });
  const gone = await errorOf(sns.getTopicAttributes({ TopicArn }));
  assert.equal([gone.name, gone.$metadata?.httpStatusCode], ['NotFoundException', 404]);
  await sns.deleteTopic({ TopicArn });
});

test('topics are tagged', async () => {
  const { sns, TopicArn: ResourceArn } = await openTopic();
  await sns.tagResource({
    ResourceArn,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  await sns.tagResource({ ResourceArn, Tags: [{ Key: 'a', Value: '3' }] });
  await sns.untagResource({ ResourceArn, TagKeys: ['b'] });
  assert.equal((await sns.listTagsForResource({ ResourceArn })).Tags, [{ Key: 'a', Value: '3' }]);
  const Tags = Array.from({ length: 51 }, (_, at) => ({ Key: `k${at}`, Value: '' }));
  const many = await errorOf(sns.tagResource({ ResourceArn, Tags }));
  assert.is(many.name, 'TagLimitExceededException');
  const gone = await errorOf(sns.listTagsForResource({ ResourceArn: `${ResourceArn}-x` }));
  assert.is(gone.name, 'ResourceNotFoundException');
});

test('permissions are statements of the policy, added and removed by their label', async () => {
  const { sns, TopicArn } = await openTopic();
  const wish = {
    TopicArn,
    Label: 'friends',
    AWSAccountId: ['210987654321'],
    ActionName: ['Publish'],
  };
  await sns.addPermission(wish);
  const statements = async () => {
    const { Attributes } = await sns.getTopicAttributes({ TopicArn });
    return JSON.parse(Attributes?.Policy ?? '').Statement;
  };
  assert.equal((await statements())[1], {
    Sid: 'friends',
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::210987654321:root' },
    Action: 'SNS:Publish',
    Resource: TopicArn,
  });
  assert.match((await errorOf(sns.addPermission(wish))).message, 'already exists');
  const odd = await errorOf(sns.addPermission({ ...wish, Label: 'x', ActionName: ['Fly'] }));
  assert.is(odd.name, 'InvalidParameterException');
  await sns.removePermission(wish);
  assert.is((await statements()).length, 1);
});

test('a FIFO topic wants a group, and counts its messages', async () => {
  const { sns } = await openTopic();
  const Attributes = { FifoTopic: 'true' };
  assert.match((await errorOf(sns.createTopic({ Name: 'a', Attributes }))).message, '.fifo');
  const { TopicArn } = await sns.createTopic({ Name: 'a.fifo', Attributes });
  const message = { TopicArn, Message: 'hello', MessageDeduplicationId: '1' };
  assert.match((await errorOf(sns.publish(message))).message, 'MessageGroupId');
  const sent = await sns.publish({ ...message, MessageGroupId: 'g' });
  assert.match(sent.SequenceNumber ?? '', /^\d{20}$/);
});

test('messages are accepted, alone and in batches', async () => {
  const { sns, TopicArn } = await openTopic();
  assert.match((await sns.publish({ TopicArn, Message: 'x' })).MessageId ?? '', /^[\da-f-]{36}$/);
  assert.ok((await sns.publish({ PhoneNumber: '+15550100', Message: 'x' })).MessageId);
  const refused = [
    { TopicArn, Message: '' },
    { TopicArn, Message: 'x'.repeat(262_145) },
    { TopicArn, Message: 'x', Subject: 'a\nb' },
    { TopicArn, Message: '{}', MessageStructure: 'json' },
    { Message: 'x' },
  ];
  for (const wish of refused) {
    assert.is((await errorOf(sns.publish(wish))).name, 'InvalidParameterException');
  }
  const entry = (Id: string, Message = 'x') => ({ Id, Message });
  const batch = await sns.publishBatch({
    TopicArn,
    PublishBatchRequestEntries: [entry('a'), entry('b', '')],
  });
  assert.equal([batch.Successful?.[0]?.Id, batch.Failed?.[0]?.Id], ['a', 'b']);
  const twice = sns.publishBatch({
    TopicArn,
    PublishBatchRequestEntries: [entry('a'), entry('a')],
  });
  assert.is((await errorOf(twice)).name, 'BatchEntryIdsNotDistinctException');
  const none = sns.publishBatch({ TopicArn, PublishBatchRequestEntries: [] });
  assert.is((await errorOf(none)).name, 'EmptyBatchRequestException');
});

test('settings for text messages are kept', async () => {
  const { sns } = await openTopic();
  await sns.setSMSAttributes({ attributes: { DefaultSMSType: 'Transactional' } });
  const { attributes } = await sns.getSMSAttributes({});
  assert.equal(attributes, { MonthlySpendLimit: '1', DefaultSMSType: 'Transactional' });
  const phone = { phoneNumber: '+15550100' };
  assert.is((await sns.checkIfPhoneNumberIsOptedOut(phone)).isOptedOut, false);
});

test.run();
