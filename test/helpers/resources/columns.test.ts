import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { columnsOf, instances, Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';

const session = new Session({ sandbox: createSandbox({ clock: 'manual' }).link });
const ec2 = session.service('ec2');

const titles = (record: unknown) => columnsOf(record)?.map(({ title }) => title);
const row = (record: unknown) =>
  columnsOf(record)?.map(({ value }) => value(record, new Date(session.clock.now())));

test("an instance has the same columns as a resource and as AWS's record", async () => {
  const [record] = instances(await ec2.describeInstances());
  const resource = await ec2.instances.first();
  assert.equal(titles(record), ['id', 'name', 'type', 'state', 'az', 'private ip', 'age']);
  assert.equal(row(record), row(resource));
  assert.is(row(record)?.[0], record?.InstanceId);
});

test('ages are counted to the time that is given', async () => {
  const LaunchTime = new Date('2026-01-01T00:00:00Z');
  const record = { InstanceId: 'i-1', InstanceType: 't3.micro', State: {}, LaunchTime };
  const age = columnsOf(record)?.at(-1);
  assert.is(age?.value(record, new Date('2026-01-01T05:00:00Z')), '5 h');
});

test('VPCs, images and changes of state have columns of their own', async () => {
  assert.equal(titles((await ec2.describeVpcs()).Vpcs?.[0]), [
    'id',
    'name',
    'cidr',
    'state',
    'default',
  ]);
  assert.equal(titles((await ec2.describeImages()).Images?.[0])?.slice(0, 3), [
    'id',
    'name',
    'architecture',
  ]);
  const [one] = await ec2.instances.where(({ state }) => state === 'running').toArray();
  const { StoppingInstances } = (await one?.stop()) ?? {};
  assert.equal(row(StoppingInstances?.[0]), [one?.id, 'running', 'stopping']);
});

test('records of no known kind have none', () => {
  for (const record of [{ GroupId: 'sg-1' }, {}, null, 5, 'text', ec2.Instance('i-1')]) {
    assert.is(columnsOf(record), undefined);
  }
});

test.run();
