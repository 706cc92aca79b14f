import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { available, openRds } from './open-rds.ts';

const day = 86_400_000;
const shop = { DBInstanceIdentifier: 'shop' };

test('RDS takes a snapshot a day, keeps them as long as it is told, and drops them at the end', async () => {
  const open = openRds();
  const { rds, sandbox } = open;
  const BackupRetentionPeriod = 3;
  await available(open, 'shop', { BackupRetentionPeriod, PreferredBackupWindow: '04:00-04:30' });
  const automated = async () => {
    const { DBSnapshots = [] } = await rds.describeDBSnapshots({ SnapshotType: 'automated' });
    return DBSnapshots;
  };
  assert.is((await automated()).length, 1);
  sandbox.clock.advance(2 * day);
  assert.is((await automated()).length, 3);
  sandbox.clock.advance(30 * day);
  const kept = await automated();
  assert.is(kept.length, 3);
  const [newest] = kept.slice(-1);
  assert.match(newest?.DBSnapshotIdentifier ?? '', /^rds:shop-\d{4}-\d\d-\d\d-04-00$/);
  const byHand = rds.deleteDBSnapshot({ DBSnapshotIdentifier: newest?.DBSnapshotIdentifier });
  assert.is((await errorOf(byHand)).name, 'InvalidDBSnapshotStateFault');
  await rds.modifyDBInstance({ ...shop, BackupRetentionPeriod: 1 });
  assert.is((await automated()).length, 1);

  await rds.copyDBSnapshot({
    SourceDBSnapshotIdentifier: newest?.DBSnapshotIdentifier,
    TargetDBSnapshotIdentifier: 'kept',
  });
  await rds.deleteDBInstance({ ...shop, SkipFinalSnapshot: true });
  assert.equal(await automated(), []);
  const { DBSnapshots } = await rds.describeDBSnapshots({});
  assert.equal(
    DBSnapshots?.map((it) => it.DBSnapshotIdentifier),
    ['kept'],
  );
});

test('a cluster is restored from its last snapshot', async () => {
  const { rds, sandbox } = openRds();
  const lake = { DBClusterIdentifier: 'lake' };
  const Engine = 'aurora-mysql';
  await rds.createDBCluster({ ...lake, Engine, DatabaseName: 'fish', MasterUsername: 'angler' });
  sandbox.clock.advance(600_000);
  await rds.deleteDBCluster({ ...lake, FinalDBSnapshotIdentifier: 'last' });
  sandbox.clock.advance(600_000);
  assert.is((await errorOf(rds.describeDBClusters(lake))).name, 'DBClusterNotFoundFault');
  const { DBClusterSnapshot } = await rds.copyDBClusterSnapshot({
    SourceDBClusterSnapshotIdentifier: 'last',
    TargetDBClusterSnapshotIdentifier: 'last-copy',
    Tags: [{ Key: 'kept', Value: 'yes' }],
  });
  assert.match(DBClusterSnapshot?.SourceDBClusterSnapshotArn ?? '', /cluster-snapshot:last$/);
  const restore = { DBClusterIdentifier: 'pond', SnapshotIdentifier: 'last-copy', Engine };
  assert.is(
    (await errorOf(rds.restoreDBClusterFromSnapshot(restore))).name,
    'InvalidDBClusterSnapshotStateFault',
  );
  sandbox.clock.advance(600_000);
  const { DBCluster } = await rds.restoreDBClusterFromSnapshot(restore);
  assert.is(DBCluster?.DatabaseName, 'fish');
  assert.is(DBCluster?.MasterUsername, 'angler');
});

test('tenant databases live in container databases only, under names of their own', async () => {
  const open = openRds();
  const { rds, sandbox } = open;
  await available(open, 'plain');
  await available(open, 'shop', { Engine: 'oracle-se2-cdb', MultiTenant: true });
  const secret = { MasterUsername: 'admin', MasterUserPassword: 'correct-horse' };
  const create = (DBInstanceIdentifier: string, TenantDBName: string) =>
    rds.createTenantDatabase({ DBInstanceIdentifier, TenantDBName, ...secret });
  const code = async (call: Promise<unknown>) => (await errorOf(call)).name;
  assert.is(await code(create('plain', 'books')), 'InvalidParameterCombination');
  await create('shop', 'books');
  assert.is(await code(create('shop', 'BOOKS')), 'TenantDatabaseAlreadyExistsFault');
  assert.is(await code(create('shop', '7up')), 'InvalidParameterValue');
  sandbox.clock.advance(600_000);
  await rds.modifyTenantDatabase({ ...shop, TenantDBName: 'books', NewTenantDBName: 'tomes' });
  sandbox.clock.advance(600_000);
  const { TenantDatabases = [] } = await rds.describeTenantDatabases(shop);
  assert.equal(
    TenantDatabases.map((it) => [it.TenantDBName, it.Status]),
    [['TOMES', 'available']],
  );
  await rds.deleteDBInstance({ ...shop, SkipFinalSnapshot: true });
  sandbox.clock.advance(600_000);
  assert.equal((await rds.describeTenantDatabases({})).TenantDatabases, []);
});

test.run();
