import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { available, openRds, statusOf } from './open-rds.ts';

const shop = { DBInstanceIdentifier: 'shop' };
const copy = { DBInstanceIdentifier: 'copy' };
const code = async (call: Promise<unknown>) => (await errorOf(call)).name;

test('a read replica follows its source until it is promoted', async () => {
  const open = openRds();
  const { rds, sandbox } = open;
  await available(open, 'bare', { BackupRetentionPeriod: 0 });
  await available(open, 'shop', { DBName: 'books' });
  const replicate = (SourceDBInstanceIdentifier: string) =>
    rds.createDBInstanceReadReplica({ ...copy, SourceDBInstanceIdentifier });
  assert.is(await code(replicate('bare')), 'InvalidDBInstanceStateFault');
  assert.is(await code(replicate('nobody')), 'DBInstanceNotFoundFault');
  await replicate('shop');
  sandbox.clock.advance(600_000);
  const describe = async (which: { DBInstanceIdentifier: string }) =>
    (await rds.describeDBInstances(which)).DBInstances?.[0];
  const replica = await describe(copy);
  assert.is(replica?.ReadReplicaSourceDBInstanceIdentifier, 'shop');
  assert.is(replica?.StatusInfos?.[0]?.Status, 'replicating');
  assert.is(replica?.DBName, 'books');
  assert.equal((await describe(shop))?.ReadReplicaDBInstanceIdentifiers, ['copy']);
  assert.is(await code(rds.stopDBInstance(shop)), 'InvalidDBInstanceStateFault');
  const final = { ...copy, FinalDBSnapshotIdentifier: 'last' };
  assert.is(await code(rds.deleteDBInstance(final)), 'InvalidParameterCombination');

  await rds.promoteReadReplica({ ...copy, BackupRetentionPeriod: 2 });
  assert.is(await statusOf(rds, 'copy'), 'modifying');
  sandbox.clock.advance(600_000);
  const promoted = await describe(copy);
  assert.is(promoted?.ReadReplicaSourceDBInstanceIdentifier, undefined);
  assert.is(promoted?.BackupRetentionPeriod, 2);
  assert.is(await code(rds.promoteReadReplica(copy)), 'InvalidParameterCombination');
});

test('a replica outlives its source', async () => {
  const open = openRds();
  await available(open);
  await open.rds.createDBInstanceReadReplica({ ...copy, SourceDBInstanceIdentifier: 'shop' });
  open.sandbox.clock.advance(600_000);
  await open.rds.deleteDBInstance({ ...shop, SkipFinalSnapshot: true });
  open.sandbox.clock.advance(600_000);
  const { DBInstances = [] } = await open.rds.describeDBInstances({});
  assert.equal(
    DBInstances.map((it) => [it.DBInstanceIdentifier, it.ReadReplicaSourceDBInstanceIdentifier]),
    [['copy', undefined]],
  );
});

test('option groups hold what an engine offers, and stay while they are used', async () => {
  const open = openRds();
  const { rds, sandbox } = open;
  const group = { OptionGroupName: 'extras' };
  const wish = { EngineName: 'mysql', OptionGroupDescription: 'more' };
  const old = rds.createOptionGroup({ ...group, ...wish, MajorEngineVersion: '5.1' });
  assert.is(await code(old), 'InvalidParameterCombination');
  await rds.createOptionGroup({ ...group, ...wish, MajorEngineVersion: '8.4' });
  const include = (OptionName: string) =>
    rds.modifyOptionGroup({ ...group, OptionsToInclude: [{ OptionName }] });
  assert.is(await code(include('SPATIAL')), 'InvalidParameterValue');
  const { OptionGroup } = await include('MEMCACHED');
  assert.is(OptionGroup?.Options?.[0]?.Port, 11_211);

  await available(open, 'shop', { OptionGroupName: 'extras' });
  await available(open, 'plain');
  const of = async (DBInstanceIdentifier: string) =>
    (await rds.describeDBInstances({ DBInstanceIdentifier })).DBInstances?.[0]
      ?.OptionGroupMemberships?.[0]?.OptionGroupName;
  assert.is(await of('shop'), 'extras');
  assert.is(await of('plain'), 'default:mysql-8-4');
  assert.is(await code(rds.deleteOptionGroup(group)), 'InvalidOptionGroupStateFault');
  await rds.modifyDBInstance({ ...shop, OptionGroupName: 'default:mysql-8-4' });
  sandbox.clock.advance(600_000);
  await rds.deleteOptionGroup(group);
  assert.is(await code(rds.describeOptionGroups(group)), 'OptionGroupNotFoundFault');
  const standard = { OptionGroupName: 'default:mysql-8-4' };
  assert.is(await code(rds.deleteOptionGroup(standard)), 'InvalidOptionGroupStateFault');
});

test('what changes a database waits for its window, unless it is to be at once', async () => {
  const open = openRds();
  const { rds, sandbox } = open;
  await available(open);
  const describe = async () => (await rds.describeDBInstances(shop)).DBInstances?.[0];
  await rds.modifyDBInstance({ ...shop, DBInstanceClass: 'db.t3.small' });
  assert.is((await describe())?.PendingModifiedValues?.DBInstanceClass, 'db.t3.small');
  assert.is((await describe())?.DBInstanceClass, 'db.t3.micro');
  sandbox.clock.advance(8 * 86_400_000);
  assert.is((await describe())?.DBInstanceClass, 'db.t3.small');
  await rds.modifyDBInstance({ ...shop, DBInstanceClass: 'db.t3.large', ApplyImmediately: true });
  assert.is((await describe())?.DBInstanceStatus, 'modifying');
  sandbox.clock.advance(600_000);
  assert.is((await describe())?.DBInstanceClass, 'db.t3.large');
  await rds.stopDBInstance(shop);
  sandbox.clock.advance(600_000);
  await rds.startDBInstance(shop);
  sandbox.clock.advance(600_000);
  assert.is(await statusOf(rds), 'available');
});

test.run();
