import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { available, openRds, statusOf, wish } from './open-rds.ts';

test('a snapshot grows, is copied, restored into a database, and deleted', async () => {
  const open = openRds();
  const { rds, sandbox } = open;
  await available(open, 'shop', { Engine: 'postgres', AllocatedStorage: 30 });
  const one = { DBSnapshotIdentifier: 'one' };
  const { DBSnapshot } = await rds.createDBSnapshot({ DBInstanceIdentifier: 'shop', ...one });
  assert.is(DBSnapshot?.Status, 'creating');
  assert.is(await statusOf(rds), 'backing-up');
  const restore = { DBInstanceIdentifier: 'again', ...one };
  const early = await errorOf(rds.restoreDBInstanceFromDBSnapshot(restore));
  assert.is(early.name, 'InvalidDBSnapshotStateFault');
  sandbox.clock.advance(30_000);
  const [half] = (await rds.describeDBSnapshots(one)).DBSnapshots ?? [];
  assert.ok((half?.PercentProgress ?? 0) > 0 && (half?.PercentProgress ?? 100) < 100);
  sandbox.clock.advance(120_000);
  const copy = { SourceDBSnapshotIdentifier: 'one', TargetDBSnapshotIdentifier: 'two' };
  await rds.copyDBSnapshot(copy);
  const { DBInstance } = await rds.restoreDBInstanceFromDBSnapshot(restore);
  assert.is(DBInstance?.Engine, 'postgres');
  assert.is(DBInstance?.AllocatedStorage, 30);
  await rds.deleteDBSnapshot(one);
  const { DBSnapshots = [] } = await rds.describeDBSnapshots({ SnapshotType: 'manual' });
  assert.equal(
    DBSnapshots.map((it) => it.DBSnapshotIdentifier),
    ['two'],
  );
  const unknown = await errorOf(rds.describeDBSnapshots(one));
  assert.is(unknown.name, 'DBSnapshotNotFoundFault');
});

test('a deletion leaves the final snapshot it was asked for', async () => {
  const open = openRds();
  await available(open);
  const last = { FinalDBSnapshotIdentifier: 'last' };
  await open.rds.deleteDBInstance({ DBInstanceIdentifier: 'shop', ...last });
  open.sandbox.clock.advance(600_000);
  const { DBSnapshots = [] } = await open.rds.describeDBSnapshots({});
  assert.is(DBSnapshots[0]?.DBSnapshotIdentifier, 'last');
  assert.is(DBSnapshots[0]?.Status, 'available');
});

test('a database lies in a subnet group, which covers two zones and cannot go before it', async () => {
  const open = openRds();
  const { rds, ec2 } = open;
  const { Subnets = [] } = await ec2.describeSubnets({});
  const ids = Subnets.map(({ SubnetId = '' }) => SubnetId);
  const group = { DBSubnetGroupName: 'Private', DBSubnetGroupDescription: 'two zones' };
  const create = (...SubnetIds: string[]) => rds.createDBSubnetGroup({ ...group, SubnetIds });
  const narrow = await errorOf(create(ids[0] ?? ''));
  assert.is(narrow.name, 'DBSubnetGroupDoesNotCoverEnoughAZs');
  assert.is((await errorOf(create('subnet-12345678', 'subnet-2'))).name, 'InvalidSubnet');
  const { DBSubnetGroup } = await create(...ids.slice(0, 2));
  assert.is(DBSubnetGroup?.VpcId, Subnets[0]?.VpcId);
  assert.is((await errorOf(create(...ids.slice(0, 2)))).name, 'DBSubnetGroupAlreadyExistsFault');
  await available(open, 'shop', { DBSubnetGroupName: 'private' });
  const { DBInstances = [] } = await rds.describeDBInstances({});
  assert.is(DBInstances[0]?.DBSubnetGroup?.Subnets?.length, 2);
  const used = await errorOf(rds.deleteDBSubnetGroup(group));
  assert.is(used.name, 'InvalidDBSubnetGroupStateFault');
});

test('a parameter group keeps what is set in it, and AWS’s own cannot be changed', async () => {
  const { rds } = openRds();
  const group = { DBParameterGroupName: 'tuned' };
  const family = { DBParameterGroupFamily: 'mysql8.0', Description: 'ours' };
  await rds.createDBParameterGroup({ ...group, ...family });
  const set = (ApplyMethod: 'immediate' | 'pending-reboot', ParameterName: string) => [
    { ParameterName, ParameterValue: '300', ApplyMethod },
  ];
  const Parameters = set('immediate', 'max_connections');
  await rds.modifyDBParameterGroup({ ...group, Parameters });
  const user = await rds.describeDBParameters({ ...group, Source: 'user' });
  assert.is(user.Parameters?.[0]?.ParameterValue, '300');
  const bad = [
    rds.modifyDBParameterGroup({ ...group, Parameters: set('immediate', 'colour') }),
    rds.modifyDBParameterGroup({
      ...group,
      Parameters: set('immediate', 'innodb_buffer_pool_size'),
    }),
    rds.modifyDBParameterGroup({ DBParameterGroupName: 'default.mysql8.0', Parameters }),
  ];
  const names = [];
  for (const call of bad) names.push((await errorOf(call)).name);
  assert.equal(names, [
    'InvalidParameterValue',
    'InvalidParameterCombination',
    'InvalidDBParameterGroupStateFault',
  ]);
  await rds.createDBInstance(wish('shop', { ...group, EngineVersion: '8.0' }));
  const used = await errorOf(rds.deleteDBParameterGroup(group));
  assert.is(used.name, 'InvalidDBParameterGroupStateFault');
});

test('a cluster stops and starts with its instances, and goes after them', async () => {
  const open = openRds();
  const { rds, sandbox } = open;
  const lake = { DBClusterIdentifier: 'lake' };
  await rds.createDBCluster({ ...lake, Engine: 'aurora-mysql', MasterUsername: 'root' });
  const node = { DBInstanceClass: 'db.r6g.large', Engine: 'aurora-mysql', ...lake };
  await rds.createDBInstance({ DBInstanceIdentifier: 'lake-1', ...node });
  sandbox.clock.advance(600_000);
  const [cluster] = (await rds.describeDBClusters(lake)).DBClusters ?? [];
  assert.is(cluster?.Status, 'available');
  assert.is(cluster?.DBClusterMembers?.[0]?.DBInstanceIdentifier, 'lake-1');
  await rds.stopDBCluster(lake);
  sandbox.clock.advance(600_000);
  assert.is(await statusOf(rds, 'lake-1'), 'stopped');
  await rds.startDBCluster(lake);
  sandbox.clock.advance(600_000);
  const deleteIt = () => rds.deleteDBCluster({ ...lake, SkipFinalSnapshot: true });
  assert.is((await errorOf(deleteIt())).name, 'InvalidDBClusterStateFault');
  await rds.deleteDBInstance({ DBInstanceIdentifier: 'lake-1' });
  sandbox.clock.advance(600_000);
  await deleteIt();
  sandbox.clock.advance(600_000);
  assert.is((await errorOf(rds.describeDBClusters(lake))).name, 'DBClusterNotFoundFault');
});

test('tags are added, listed and removed by ARN', async () => {
  const { rds } = openRds();
  const { DBInstance } = await rds.createDBInstance(wish());
  const ResourceName = DBInstance?.DBInstanceArn ?? '';
  const Tags = ['a', 'b'].map((Key) => ({ Key, Value: 'x' }));
  await rds.addTagsToResource({ ResourceName, Tags });
  await rds.removeTagsFromResource({ ResourceName, TagKeys: ['a'] });
  const { TagList } = await rds.listTagsForResource({ ResourceName });
  assert.equal(TagList, [{ Key: 'b', Value: 'x' }]);
  const other = await errorOf(rds.listTagsForResource({ ResourceName: `${ResourceName}x` }));
  assert.is(other.name, 'DBInstanceNotFoundFault');
  const nonsense = await errorOf(rds.listTagsForResource({ ResourceName: 'nonsense' }));
  assert.is(nonsense.name, 'InvalidParameterValue');
});

test('engines and what can be ordered are listed', async () => {
  const { rds } = openRds();
  const { DBEngineVersions = [] } = await rds.describeDBEngineVersions({
    Engine: 'postgres',
    DefaultOnly: true,
  });
  assert.is(DBEngineVersions.length, 1);
  assert.is(DBEngineVersions[0]?.DBParameterGroupFamily, 'postgres17');
  const { OrderableDBInstanceOptions = [] } = await rds.describeOrderableDBInstanceOptions({
    Engine: 'mysql',
    EngineVersion: '8.0.43',
    DBInstanceClass: 'db.t3.micro',
  });
  assert.is(OrderableDBInstanceOptions.length, 1);
  const unknown = await errorOf(rds.describeOrderableDBInstanceOptions({ Engine: 'dbase' }));
  assert.is(unknown.name, 'InvalidParameterValue');
});

test.run();
