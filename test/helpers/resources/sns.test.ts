import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';

function open() {
  const session = new Session({ sandbox: createSandbox({ clock: 'instant' }).link });
  const calls: string[] = [];
  session.onCall(({ operation }) => calls.push(operation));
  return { sns: session.service('sns'), calls };
}

test('a topic is created, listed, loaded, changed and deleted', async () => {
  const { sns, calls } = open();
  const news = await sns.topics.create({ Name: 'news' });
  assert.match(news.arn, /:news$/);
  const listed = await sns.topics.where(({ arn }) => arn === news.arn).toArray();
  assert.is(listed.length, 1);
  await news.load();
  assert.is(news.attributes?.TopicArn, news.arn);
  assert.equal(calls, ['CreateTopic', 'ListTopics', 'GetTopicAttributes']);
  await news.setAttributes({ AttributeName: 'DisplayName', AttributeValue: 'News' });
  assert.throws(() => news.attributes, /is from before SetTopicAttributes/);
  assert.is((await news.reload()).attributes?.DisplayName, 'News');
  await news.delete();
  assert.is(await news.exists(), false);
});

test('a listed topic is named only, and says how its attributes come', async () => {
  const { sns } = open();
  await sns.topics.create({ Name: 'news' });
  const [topic] = await sns.topics.limit(1).toArray();
  assert.throws(
    () => topic?.attributes,
    (error: Error & { hint?: string }) =>
      /not loaded yet/.test(error.message) && /load\(\)/.test(error.hint ?? ''),
  );
});

test.run();
