import {
  type EC2,
  paginateDescribeInstances,
  paginateDescribeSecurityGroups,
  paginateDescribeSnapshots,
  paginateDescribeTags,
  paginateDescribeVolumes,
} from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSandbox } from './clients.ts';

/** Starts an instance and ends another: what someone else does between two pages. */
async function meanwhile(ec2: EC2, ImageId: string, victim: string | undefined): Promise<void> {
  await Promise.all([
    ec2.runInstances({ ImageId, MinCount: 2, MaxCount: 2 }),
    victim ? ec2.terminateInstances({ InstanceIds: [victim] }) : undefined,
  ]);
}

test('paging sees every instance once, while others are started and ended between the pages', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'company' });
  const ImageId = (await ec2.describeImages({ Owners: ['amazon'] })).Images?.[0]?.ImageId ?? '';
  const { Reservations = [] } = await ec2.describeInstances({});
  const before = Reservations.flatMap(({ Instances = [] }) =>
    Instances.flatMap(({ InstanceId = '', State }) =>
      State?.Name === 'stopped' ? InstanceId : [],
    ),
  );
  const all = Reservations.flatMap(({ Instances = [] }) =>
    Instances.map(({ InstanceId = '' }) => InstanceId),
  );

  const seen: string[] = [];
  const pages = paginateDescribeInstances({ client: ec2, pageSize: 7 }, {});
  for await (const { Reservations: page = [] } of pages) {
    seen.push(...page.flatMap(({ Instances = [] }) => Instances.map((it) => it.InstanceId ?? '')));
    await meanwhile(ec2, ImageId, before.pop());
    sandbox.clock.advance(1_000);
  }
  assert.is(new Set(seen).size, seen.length, 'none twice');
  assert.equal([...all].sort(), [...seen].sort(), 'all that were there at the beginning');
});

test('paging leaves out what has gone before its page came, and nothing else', async () => {
  const { ec2 } = openSandbox({ fixture: 'company' });
  const { Volumes = [] } = await ec2.describeVolumes({});
  const free = Volumes.filter(({ State }) => State === 'available').map((it) => it.VolumeId ?? '');
  const gone = new Set<string>();
  const seen: string[] = [];
  for await (const page of paginateDescribeVolumes({ client: ec2, pageSize: 20 }, {})) {
    seen.push(...(page.Volumes ?? []).map((it) => it.VolumeId ?? ''));
    const VolumeId = free.pop();
    if (VolumeId === undefined || seen.includes(VolumeId)) continue;
    await ec2.deleteVolume({ VolumeId });
    gone.add(VolumeId);
  }
  assert.ok(gone.size > 0);
  const expected = Volumes.map((it) => it.VolumeId ?? '').filter((id) => !gone.has(id));
  assert.equal([...seen].sort(), expected.sort());
});

test('paging sees the snapshots that stay once, while others are made and deleted', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { VolumeId = '' } = await ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 1 });
  const make = async () => (await ec2.createSnapshot({ VolumeId })).SnapshotId ?? '';
  const ids: string[] = [];
  while (ids.length < 30) ids.push(await make());
  const seen: string[] = [];
  const gone: string[] = [];
  for await (const page of paginateDescribeSnapshots({ client: ec2, pageSize: 6 }, {})) {
    seen.push(...(page.Snapshots ?? []).map((it) => it.SnapshotId ?? ''));
    const old = ids[gone.length] ?? '';
    const fresh = ids[ids.length - 1 - gone.length] ?? '';
    for (const SnapshotId of [old, fresh]) await ec2.deleteSnapshot({ SnapshotId });
    gone.push(old, fresh);
    await make();
  }
  assert.is(new Set(seen).size, seen.length, 'none twice');
  const staying = ids.filter((id) => !gone.includes(id));
  assert.equal(
    staying.filter((id) => !seen.includes(id)),
    [],
    'all that stay',
  );
});

test('paging sees the security groups that stay once, while others are made and deleted', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  let count = 0;
  const make = async () => {
    count += 1;
    const made = await ec2.createSecurityGroup({ GroupName: `g-${count}`, Description: 'one' });
    return made.GroupId ?? '';
  };
  const ids: string[] = [];
  while (ids.length < 30) ids.push(await make());
  const seen: string[] = [];
  const gone: string[] = [];
  for await (const page of paginateDescribeSecurityGroups({ client: ec2, pageSize: 6 }, {})) {
    seen.push(...(page.SecurityGroups ?? []).map((it) => it.GroupId ?? ''));
    const old = ids[gone.length] ?? '';
    const fresh = ids[ids.length - 1 - gone.length] ?? '';
    for (const GroupId of [old, fresh]) await ec2.deleteSecurityGroup({ GroupId });
    gone.push(old, fresh);
    await make();
  }
  assert.is(new Set(seen).size, seen.length, 'none twice');
  const staying = ids.filter((id) => !gone.includes(id));
  assert.equal(
    staying.filter((id) => !seen.includes(id)),
    [],
    'all that stay',
  );
});

test('several clients page side by side, each with its own listing', async () => {
  const { ec2 } = openSandbox({ fixture: 'company' });
  const count = async (pageSize: number, state: string) => {
    const seen = new Set<string>();
    let shown = 0;
    const query = { Filters: [{ Name: 'instance-state-name', Values: [state] }] };
    for await (const page of paginateDescribeInstances({ client: ec2, pageSize }, query)) {
      for (const { Instances = [] } of page.Reservations ?? []) {
        shown += Instances.length;
        for (const { InstanceId = '' } of Instances) seen.add(InstanceId);
      }
    }
    assert.is(seen.size, shown);
    return shown;
  };
  const [five, ten, stopped] = await Promise.all([
    count(5, 'running'),
    count(10, 'running'),
    count(5, 'stopped'),
  ]);
  assert.is(five, ten);
  assert.ok(five > 150);
  assert.is(stopped, 41);
});

test('ten thousand instances come in ten pages of a thousand', async () => {
  const { ec2 } = openSandbox({ fixture: 'large' });
  const seen = new Set<string>();
  let pages = 0;
  for await (const { Reservations = [] } of paginateDescribeInstances({ client: ec2 }, {})) {
    pages += 1;
    for (const { Instances = [] } of Reservations) {
      for (const { InstanceId = '' } of Instances) seen.add(InstanceId);
    }
  }
  assert.equal([pages, seen.size], [10, 10_000]);
});

test('tags are paged through too', async () => {
  const { ec2 } = openSandbox({ fixture: 'company' });
  const seen: string[] = [];
  for await (const { Tags = [] } of paginateDescribeTags({ client: ec2, pageSize: 100 }, {})) {
    seen.push(...Tags.map(({ ResourceId, Key }) => `${ResourceId} ${Key}`));
  }
  assert.ok(seen.length > 900);
  assert.is(new Set(seen).size, seen.length);
});

test.run();
