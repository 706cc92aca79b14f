import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { atMoto } from '../support/at-moto.ts';

const { check, open } = await atMoto();

check('a topic is created, listed, loaded, published to, subscribed to and deleted', async () => {
  const { session, calls } = open();
  const sns = session.service('sns');
  const news = await sns.topics.create({ Name: 'news' });
  assert.match(news.arn ?? '', /:news$/);
  const listed = await sns.topics.toArray();
  assert.ok(listed.some(({ arn }) => arn === news.arn));
  assert.equal(calls, ['CreateTopic', 'ListTopics']);

  const { MessageId } = await news.publish({ Message: 'first' });
  assert.type(MessageId, 'string');
  await news.load();
  assert.is(news.attributes?.TopicArn, news.arn);
  const mail = await news.subscribe({ Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:1:q' });
  assert.throws(() => news.attributes, /Attributes of Topic .* is from before Subscribe/);
  assert.is((await news.reload()).isStale, false);

  const subscriptions = await news.subscriptions.toArray();
  assert.equal(
    subscriptions.map(({ arn }) => arn),
    [mail.arn],
  );
  assert.is((await mail.load()).attributes?.Protocol, 'sqs');
  await mail.setAttributes({ AttributeName: 'RawMessageDelivery', AttributeValue: 'true' });
  assert.is((await mail.reload()).attributes?.RawMessageDelivery, 'true');
  await mail.delete();
  assert.is(await news.subscriptions.count(), 0);
  await news.delete();
  assert.is(await news.exists(), false);
});

check('apps and their endpoints are made, listed and deleted', async () => {
  const sns = open().session.service('sns');
  const app = await sns.platformApplications.create({
    Name: 'app',
    Platform: 'GCM',
    Attributes: { PlatformCredential: 'key' },
  });
  const phone = await app.createPlatformEndpoint({ Token: 'token-1' });
  const listed = await app.endpoints.toArray();
  assert.equal(
    listed.map(({ arn }) => arn),
    [phone.arn],
  );
  assert.is((await phone.load()).attributes?.Token, 'token-1');
  await phone.publish({ Message: 'hello' });
  await phone.delete();
  assert.is(await app.endpoints.count(), 0);
  await app.delete();
  assert.equal(await sns.platformApplications.toArray(), []);
});

test.run();
