import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { atMoto } from '../support/at-moto.ts';

const { check, open } = await atMoto();

check('a queue is created, found by name, listed, loaded, changed and deleted', async () => {
  const { session, calls } = open();
  const sqs = session.service('sqs');
  const orders = await sqs.queues.create({ QueueName: 'orders' });
  assert.match(orders.url, /\/orders$/);
  const found = await session.resource('sqs').getQueueByName({ QueueName: 'orders' });
  assert.ok(found.equals(orders));
  const listed = await sqs.queues.filter({ QueueNamePrefix: 'ord' }).toArray();
  assert.equal(
    listed.map(({ url }) => url),
    [orders.url],
  );
  assert.equal(calls, ['CreateQueue', 'GetQueueUrl', 'ListQueues']);

  await orders.load();
  assert.match(orders.attributes?.QueueArn ?? '', /:orders$/);
  await orders.setAttributes({ Attributes: { VisibilityTimeout: '7' } });
  assert.throws(
    () => orders.attributes,
    /Attributes of Queue .* is from before SetQueueAttributes/,
  );
  assert.is((await orders.reload()).attributes?.VisibilityTimeout, '7');
  await orders.delete();
  assert.is(await orders.exists(), false);
});

check('messages are received as resources, and deleted ten a call', async () => {
  const { session, calls } = open();
  const queue = await session.service('sqs').queues.create({ QueueName: 'news' });
  for (let group = 0; group < 2; group += 1) {
    const Entries = Array.from({ length: 6 }, (_, n) => ({ Id: `${n}`, MessageBody: `m${n}` }));
    await queue.sendMessages({ Entries });
  }
  calls.length = 0;
  const [first, ...more] = await queue.receiveMessages({ MaxNumberOfMessages: 10 });
  assert.is(more.length, 9);
  assert.match(first?.body ?? '', /^m\d$/);
  assert.is(first?.queueUrl, queue.url);
  assert.is(first?.Queue().url, queue.url);
  await first?.changeVisibility({ VisibilityTimeout: 60 });
  await first?.delete();
  assert.equal(calls, ['ReceiveMessage', 'ChangeMessageVisibility', 'DeleteMessage']);
  await queue.purge();
});

check('queues whose dead letters go to a queue are listed through it', async () => {
  const sqs = open().session.service('sqs');
  const dead = await (await sqs.queues.create({ QueueName: 'dead' })).load();
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: dead.attributes?.QueueArn,
    maxReceiveCount: 3,
  });
  const source = await sqs.queues.create({ QueueName: 'work', Attributes: { RedrivePolicy } });
  const [listed] = await dead.deadLetterSourceQueues.toArray();
  assert.is(listed?.url, source.url);
});

test.run();
