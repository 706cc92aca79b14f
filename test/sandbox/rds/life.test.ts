import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { available, openRds, statusOf, wish } from './open-rds.ts';

test('a database is creating, backing-up, available; its endpoint comes with it', async () => {
  const { rds, sandbox } = openRds();
  const { DBInstance } = await rds.createDBInstance(wish());
  assert.is(DBInstance?.DBInstanceStatus, 'creating');
  assert.is(DBInstance?.Endpoint, undefined);
  assert.is(DBInstance?.DBInstanceArn, 'arn:aws:rds:us-east-1:123456789012:db:shop');
  const seen = new Set<string | undefined>();
  for (let step = 0; step < 80; step += 1) {
    seen.add(await statusOf(rds));
    sandbox.clock.advance(5_000);
  }
  assert.equal([...seen], ['creating', 'backing-up', 'available']);
  const { DBInstances = [] } = await rds.describeDBInstances({});
  assert.match(DBInstances[0]?.Endpoint?.Address ?? '', /^shop\.\w+\.us-east-1\.rds\.amazonaws/);
  assert.is(DBInstances[0]?.Endpoint?.Port, 3306);
});

test('a database stops, starts and reboots over time', async () => {
  const open = openRds();
  const { rds, sandbox } = open;
  await available(open);
  const DBInstanceIdentifier = 'shop';
  await rds.stopDBInstance({ DBInstanceIdentifier });
  assert.is(await statusOf(rds), 'stopping');
  sandbox.clock.advance(300_000);
  assert.is(await statusOf(rds), 'stopped');
  await rds.startDBInstance({ DBInstanceIdentifier });
  assert.is(await statusOf(rds), 'starting');
  sandbox.clock.advance(300_000);
  await rds.rebootDBInstance({ DBInstanceIdentifier });
  assert.is(await statusOf(rds), 'rebooting');
  sandbox.clock.advance(60_000);
  assert.is(await statusOf(rds), 'available');
});

test('a stopped database is started again after a week', async () => {
  const open = openRds();
  await available(open);
  await open.rds.stopDBInstance({ DBInstanceIdentifier: 'shop' });
  open.sandbox.clock.advance(6 * 24 * 3_600_000);
  assert.is(await statusOf(open.rds), 'stopped');
  open.sandbox.clock.advance(2 * 24 * 3_600_000);
  assert.is(await statusOf(open.rds), 'available');
});

test('a deleted database is deleting, then not found', async () => {
  const open = openRds();
  await available(open);
  const gone = { DBInstanceIdentifier: 'shop', SkipFinalSnapshot: true };
  await open.rds.deleteDBInstance(gone);
  assert.is(await statusOf(open.rds), 'deleting');
  assert.is((await errorOf(open.rds.deleteDBInstance(gone))).name, 'InvalidDBInstanceStateFault');
  open.sandbox.clock.advance(300_000);
  const error = await errorOf(statusOf(open.rds));
  assert.is(error.name, 'DBInstanceNotFoundFault');
  assert.is((error as { Code?: string }).Code, 'DBInstanceNotFound');
  assert.is(error.$metadata?.httpStatusCode, 404);
});

test('changes are made at once, or in the maintenance window', async () => {
  const open = openRds();
  const { rds, sandbox } = open;
  await available(open, 'shop', { PreferredMaintenanceWindow: 'Mon:05:00-Mon:05:30' });
  const shown = async () => (await rds.describeDBInstances({})).DBInstances?.[0];
  const change = { DBInstanceIdentifier: 'shop', DBInstanceClass: 'db.t3.small' };
  await rds.modifyDBInstance({ ...change, BackupRetentionPeriod: 7 });
  assert.is((await shown())?.DBInstanceStatus, 'available');
  assert.is((await shown())?.BackupRetentionPeriod, 7);
  assert.is((await shown())?.DBInstanceClass, 'db.t3.micro');
  assert.is((await shown())?.PendingModifiedValues?.DBInstanceClass, 'db.t3.small');
  sandbox.clock.advance(7 * 24 * 3_600_000);
  assert.is((await shown())?.DBInstanceClass, 'db.t3.small');
  await rds.modifyDBInstance({ ...change, AllocatedStorage: 50, ApplyImmediately: true });
  assert.is((await shown())?.DBInstanceStatus, 'modifying');
  assert.is((await shown())?.AllocatedStorage, 20);
  sandbox.clock.advance(200_000);
  assert.is((await shown())?.DBInstanceStatus, 'available');
  assert.is((await shown())?.AllocatedStorage, 50);
});

test('a renamed database keeps its tags and loses its old name', async () => {
  const open = openRds();
  await available(open, 'shop', { Tags: [{ Key: 'team', Value: 'web' }] });
  const rename = { DBInstanceIdentifier: 'shop', NewDBInstanceIdentifier: 'Store' };
  await open.rds.modifyDBInstance({ ...rename, ApplyImmediately: true });
  assert.is(await statusOf(open.rds, 'store'), 'renaming');
  assert.is((await errorOf(statusOf(open.rds))).name, 'DBInstanceNotFoundFault');
  const { DBInstances = [] } = await open.rds.describeDBInstances({});
  assert.equal(DBInstances[0]?.TagList, [{ Key: 'team', Value: 'web' }]);
});

test("what RDS refuses is refused with RDS's codes", async () => {
  const open = openRds();
  const { rds } = open;
  await available(open);
  await rds.createDBInstance(wish('safe', { DeletionProtection: true }));
  const shop = { DBInstanceIdentifier: 'shop' };
  const safe = { DBInstanceIdentifier: 'safe' };
  const create = (fields: object) => rds.createDBInstance(wish('new', fields));
  const cases: [Promise<unknown>, string][] = [
    [rds.createDBInstance(wish('SHOP')), 'DBInstanceAlreadyExistsFault'],
    [rds.createDBInstance(wish('no--good')), 'InvalidParameterValue'],
    [create({ DBInstanceClass: 'db.big' }), 'InvalidParameterValue'],
    [create({ Engine: 'dbase' }), 'InvalidParameterValue'],
    [create({ EngineVersion: '3' }), 'InvalidParameterCombination'],
    [create({ MasterUserPassword: 'short' }), 'InvalidParameterValue'],
    [create({ MasterUserPassword: undefined }), 'MissingParameter'],
    [create({ AllocatedStorage: 1 }), 'InvalidParameterValue'],
    [create({ DBSubnetGroupName: 'none' }), 'DBSubnetGroupNotFoundFault'],
    [create({ DBParameterGroupName: 'none' }), 'DBParameterGroupNotFoundFault'],
    [create({ DBParameterGroupName: 'default.postgres16' }), 'InvalidParameterCombination'],
    [create({ VpcSecurityGroupIds: ['sg-12345678'] }), 'InvalidParameterValue'],
    [create({ Engine: 'aurora-mysql' }), 'InvalidParameterCombination'],
    [rds.createDBInstance({} as never), 'MissingParameter'],
    [rds.startDBInstance(shop), 'InvalidDBInstanceStateFault'],
    [rds.stopDBInstance(safe), 'InvalidDBInstanceStateFault'],
    [rds.rebootDBInstance({ ...shop, ForceFailover: true }), 'InvalidParameterCombination'],
    [rds.modifyDBInstance({ ...shop, AllocatedStorage: 10 }), 'InvalidParameterValue'],
    [rds.deleteDBInstance(shop), 'InvalidParameterCombination'],
    [rds.deleteDBInstance({ ...safe, SkipFinalSnapshot: true }), 'InvalidParameterCombination'],
    [rds.deleteDBInstance({ DBInstanceIdentifier: 'none' }), 'DBInstanceNotFoundFault'],
    [rds.describeDBInstances({ MaxRecords: 5 }), 'InvalidParameterValue'],
    [rds.describeDBInstances({ Marker: 'nonsense' }), 'InvalidParameterValue'],
    [rds.describeDBInstances({ Filters: [{ Name: 'x', Values: [] }] }), 'InvalidParameterValue'],
  ];
  for (const [call, name] of cases) {
    const error = await errorOf(call);
    assert.is(error.name, name, error.message);
  }
});

test('lists come in pages, each database once, and are filtered', async () => {
  const { rds } = openRds();
  for (let count = 0; count < 25; count += 1) {
    const fields = count % 5 === 0 ? { Engine: 'postgres' } : {};
    await rds.createDBInstance(wish(`db${count}`, fields));
  }
  const first = await rds.describeDBInstances({ MaxRecords: 20 });
  const rest = await rds.describeDBInstances({ MaxRecords: 20, Marker: first.Marker });
  assert.is(first.DBInstances?.length, 20);
  assert.is(rest.DBInstances?.length, 5);
  assert.is(rest.Marker, undefined);
  const Filters = [{ Name: 'engine', Values: ['postgres'] }];
  assert.is((await rds.describeDBInstances({ Filters })).DBInstances?.length, 5);
});

test.run();
