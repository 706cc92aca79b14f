/** Resources of services that are installed on demand: what is kept, at a third party's server. */
import '../support/environment.ts';
import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAtHand } from '../../../helpers/awsh.ts';
import { atMoto } from '../support/at-moto.ts';

const { check: ask, open } = await atMoto();

function check(service: string, title: string, story: () => Promise<void>): void {
  if (isAtHand(service)) return void ask(title, story);
  console.log(`skip: ${service}: its SDK package is not here`);
}

check('logs', 'log groups have streams, which have events', async () => {
  const { session, calls } = open();
  const logs = session.service('logs');
  const group = await logs.logGroups.create({ logGroupName: '/shop/web' });
  await logs.logGroups.create({ logGroupName: '/shop/web-2' });
  await group.load();
  assert.match(group.arn ?? '', /:log-group:\/shop\/web/);
  await group.putRetentionPolicy({ retentionInDays: 7 });
  assert.throws(() => group.retentionInDays, /is from before PutRetentionPolicy/);
  assert.is((await group.reload()).retentionInDays, 7);
  const stream = await group.logStreams.create({ logStreamName: 'one' });
  assert.equal(stream.identifiers, { groupName: '/shop/web', name: 'one' });
  await stream.putLogEvents({ logEvents: [{ timestamp: Date.now(), message: 'hello' }] });
  calls.length = 0;
  const [listed] = await group.logStreams.toArray();
  assert.is(listed?.logStreamName, 'one');
  assert.equal(calls, ['DescribeLogStreams']);
  const { events } = await stream.logEvents();
  assert.is(events?.[0]?.message, 'hello');
  assert.ok(stream.LogGroup().equals(group));
  await group.delete();
  assert.is(await group.exists(), false);
});

check('ssm', 'parameters are put, loaded one by one, and deleted with one call', async () => {
  const { session, calls } = open();
  const { parameters } = session.service('ssm');
  for (let number = 0; number < 8; number += 1) {
    await parameters.create({ Name: `/shop/${number}`, Value: `v${number}`, Type: 'String' });
  }
  const first = session.service('ssm').Parameter('/shop/0');
  await first.load();
  assert.is(first.value, 'v0');
  assert.match(first.arn ?? '', /parameter\/shop\/0$/);
  await first.put({ Value: 'other', Overwrite: true });
  assert.is((await first.reload()).value, 'other');
  calls.length = 0;
  const ours = parameters.filter({
    ParameterFilters: [{ Key: 'Name', Option: 'BeginsWith', Values: ['/shop/'] }],
  });
  const { succeeded } = await ours.pageSize(50).delete();
  assert.is(succeeded.length, 8);
  assert.equal(calls, ['DescribeParameters', 'DeleteParameters']);
  assert.is(await first.exists(), false);
});

check('secretsmanager', 'a secret tells its value when asked, and comes back', async () => {
  const { session } = open();
  const secrets = session.service('secretsmanager');
  const secret = await secrets.secrets.create({
    Name: 'db',
    SecretString: 'hidden',
    Tags: [{ Key: 'team', Value: 'web' }],
  });
  await secret.load();
  assert.equal([secret.name, secret.tags], ['db', { team: 'web' }]);
  assert.is(inspect(secret).includes('hidden'), false);
  assert.is((await secret.value()).SecretString, 'hidden');
  const [listed] = await secrets.secrets.toArray();
  assert.is(listed?.name, 'db');
  assert.is((await secrets.Secret('db').load()).data.ARN, secret.arn);
  await secret.delete({ RecoveryWindowInDays: 7 });
  await secret.restore();
  assert.is((await secret.reload()).deletedDate, undefined);
});

check('kms', 'a key encrypts, is listed by its id, and is to be deleted', async () => {
  const { session, calls } = open();
  const kms = session.service('kms');
  const key = await kms.keys.create({ Description: 'for the shop' });
  assert.is(key.keyState, 'Enabled');
  assert.match(key.arn ?? '', /:key\//);
  const { CiphertextBlob } = await key.encrypt({ Plaintext: Buffer.from('text') });
  assert.is(key.isStale, false, 'encrypting changes nothing');
  const { Plaintext } = await key.decrypt({ CiphertextBlob });
  assert.is(Buffer.from(Plaintext ?? []).toString(), 'text');
  calls.length = 0;
  const listed = await kms.keys.where(({ id }) => id === key.id).first();
  assert.throws(() => listed?.keyState, /not loaded yet/);
  assert.equal(calls, ['ListKeys']);
  await key.scheduleDeletion({ PendingWindowInDays: 7 });
  assert.is((await key.reload()).keyState, 'PendingDeletion');
});

check('events', 'rules are put on a bus, with targets, turned off and deleted', async () => {
  const events = open().session.service('events');
  const bus = await events.eventBuses.create({ Name: 'shop' });
  assert.is(bus.name, 'shop');
  const rule = await bus.putRule({ Name: 'orders', EventPattern: '{"source":["shop"]}' });
  assert.equal(rule.identifiers, { busName: 'shop', name: 'orders' });
  await rule.putTargets({ Targets: [{ Id: 'q', Arn: 'arn:aws:sqs:us-east-1:1:q' }] });
  assert.is((await rule.listTargets()).Targets?.[0]?.Id, 'q');
  assert.is((await bus.rules.first())?.state, 'ENABLED');
  await rule.disable();
  assert.is((await rule.reload()).state, 'DISABLED');
  await rule.removeTargets({ Ids: ['q'] });
  await rule.delete();
  assert.is(await bus.rules.count(), 0);
  await bus.delete();
  const nightly = await events.rules.create({ Name: 'nightly', ScheduleExpression: 'rate(1 day)' });
  assert.is(nightly.busName, 'default');
  assert.ok(events.Rule('nightly').equals(nightly));
  await nightly.delete();
});

check('route53', 'records are listed through their zone, and deleted as they are', async () => {
  const { session, calls } = open();
  const route53 = session.service('route53');
  const zone = await route53.hostedZones.create({ Name: 'shop.test', CallerReference: '1' });
  await zone.reload();
  assert.is(zone.name, 'shop.test.');
  const record = (Name: string) => ({
    Action: 'CREATE' as const,
    ResourceRecordSet: {
      Name,
      Type: 'A' as const,
      TTL: 60,
      ResourceRecords: [{ Value: '1.2.3.4' }],
    },
  });
  await zone.changeRecords({
    ChangeBatch: { Changes: [record('a.shop.test'), record('b.shop.test')] },
  });
  calls.length = 0;
  const addresses = zone.records.where(({ type }) => type === 'A');
  const listed = await addresses.toArray();
  assert.equal(
    listed.map(({ name, ttl }) => [name, ttl]),
    [
      ['a.shop.test.', 60],
      ['b.shop.test.', 60],
    ],
  );
  const { succeeded } = await addresses.delete();
  assert.is(succeeded.length, 2);
  assert.equal(calls, [
    'ListResourceRecordSets',
    'ListResourceRecordSets',
    'ChangeResourceRecordSets',
  ]);
  assert.is(await addresses.count(), 0);
  await zone.delete();
  assert.is(await zone.exists(), false);
});

test.run();
