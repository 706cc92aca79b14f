import type { Instance } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { contents, fixtureNames } from '../../sandbox/about.ts';
import { createSandbox, type FixtureName } from '../../sandbox/index.ts';
import { ec2Of, openSandbox } from './clients.ts';

async function companyInstances(): Promise<Instance[]> {
  const { ec2 } = openSandbox({ fixture: 'company' });
  const { Reservations = [] } = await ec2.describeInstances({});
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

test('every fixture holds what is said of it', () => {
  for (const fixture of fixtureNames) {
    const { instances, vpcs } = createSandbox({ fixture, clock: 'manual' }).summary();
    assert.is(contents[fixture], `${instances} instances, ${vpcs} VPC${vpcs === 1 ? '' : 's'}`);
  }
});

test('every fixture is the same each time, and another with another seed', () => {
  const startAt = Date.UTC(2026, 0, 1);
  const stateOf = (fixture: FixtureName, seed = 'awsh') =>
    createSandbox({ fixture, clock: 'manual', startAt, seed }).save();
  for (const fixture of ['tutorial', 'company'] as const) {
    assert.equal(stateOf(fixture), stateOf(fixture));
    assert.not.equal(stateOf(fixture), stateOf(fixture, 'b'));
  }
});

test('the company has 250 instances in some 80 reservations, in all states but terminated', async () => {
  const { ec2 } = openSandbox({ fixture: 'company' });
  const { Reservations = [] } = await ec2.describeInstances({});
  const all = Reservations.flatMap(({ Instances = [] }) => Instances);
  assert.is(all.length, 250);
  assert.ok(Reservations.length >= 75 && Reservations.length <= 85);
  assert.equal([...new Set(all.map(({ State }) => State?.Name))].sort(), [
    'pending',
    'running',
    'shutting-down',
    'stopped',
    'stopping',
  ]);
  assert.ok(new Set(all.map(({ InstanceType }) => InstanceType)).size >= 10);
});

test('the company has instances without tags, in Auto Scaling groups, and stopped for a year', async () => {
  const all = await companyInstances();
  const scaled = all.filter(({ Tags }) =>
    Tags?.some(({ Key }) => Key === 'aws:autoscaling:groupName'),
  );
  assert.is(all.filter(({ Tags = [] }) => Tags.length === 0).length, 10);
  assert.ok(scaled.length > 100);
  const yearAgo = Date.now() - 365 * 86_400_000;
  const forgotten = all.filter(({ StateTransitionReason = '' }) => {
    const [, since = ''] = /\((.*) GMT\)/.exec(StateTransitionReason) ?? [];
    return Date.parse(`${since}Z`) < yearAgo;
  });
  assert.is(forgotten.length, 16);
});

test('the company pays for volumes and addresses that nothing uses', async () => {
  const { ec2 } = openSandbox({ fixture: 'company' });
  const { Volumes = [] } = await ec2.describeVolumes({
    Filters: [{ Name: 'status', Values: ['available'] }],
  });
  assert.is(Volumes.length, 14);
  const { Addresses = [] } = await ec2.describeAddresses({});
  assert.is(Addresses.filter(({ AssociationId }) => !AssociationId).length, 4);
  assert.is(Addresses.filter(({ InstanceId }) => InstanceId).length, 2);
});

test('the company has a security group that lets everyone in everywhere', async () => {
  const { ec2 } = openSandbox({ fixture: 'company' });
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({
    Filters: [{ Name: 'ip-permission.cidr', Values: ['0.0.0.0/0'] }],
  });
  const open = SecurityGroups.find(({ GroupName }) => GroupName === 'launch-wizard-7');
  assert.ok(
    open?.IpPermissions?.some(({ FromPort, ToPort }) => FromPort === 0 && ToPort === 65535),
  );
});

test('the company has instances in another region and in another account', async () => {
  const { sandbox } = openSandbox({ fixture: 'company' });
  const credentials = { accessKeyId: '210987654321', secretAccessKey: 'x' };
  for (const [other, count] of [
    [{ region: 'eu-west-1' }, 8],
    [{ credentials }, 10],
  ] as const) {
    const { Reservations = [] } = await ec2Of(sandbox, other).describeInstances({});
    assert.is(Reservations.flatMap(({ Instances = [] }) => Instances).length, count);
  }
});

test('no fixture holds an instance of a type that does not exist or of another architecture', async () => {
  const all = await companyInstances();
  const used = [...new Set(all.flatMap(({ InstanceType }) => InstanceType ?? []))];
  const { ec2 } = openSandbox();
  const { InstanceTypes = [] } = await ec2.describeInstanceTypes({ InstanceTypes: used });
  const known = new Map(InstanceTypes.map((type) => [type.InstanceType, type.ProcessorInfo]));
  for (const { InstanceType, Architecture } of all) {
    const supported = (known.get(InstanceType)?.SupportedArchitectures ?? []) as string[];
    assert.ok(supported.includes(Architecture ?? ''), `${InstanceType} ${Architecture}`);
  }
});

test.run();
