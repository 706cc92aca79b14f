import * as sdk from '@aws-sdk/client-rds';
import {
  waitUntilDBClusterAvailable,
  waitUntilDBClusterDeleted,
  waitUntilDBClusterSnapshotAvailable,
  waitUntilDBClusterSnapshotDeleted,
  waitUntilDBInstanceAvailable,
  waitUntilDBInstanceDeleted,
  waitUntilDBSnapshotAvailable,
  waitUntilDBSnapshotDeleted,
  waitUntilTenantDatabaseAvailable,
  waitUntilTenantDatabaseDeleted,
} from '@aws-sdk/client-rds';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { available, openRds, timePasses, wish } from './open-rds.ts';

const shop = { DBInstanceIdentifier: 'shop' };

/** An open sandbox, and how its waiters wait: with next to no pause, while its time runs. */
function waiting() {
  const open = openRds();
  timePasses(open, 20_000);
  const patience = { client: open.rds, maxWaitTime: 60, minDelay: 0.001, maxDelay: 0.002 };
  return { ...open, patience };
}

test('DBInstanceAvailable succeeds as time goes by', async () => {
  const { rds, patience } = waiting();
  await rds.createDBInstance(wish());
  assert.is((await waitUntilDBInstanceAvailable(patience, shop)).state, 'SUCCESS');
});

test('DBInstanceAvailable fails for a database that is being deleted', async () => {
  const { rds, patience } = waiting();
  await rds.createDBInstance(wish());
  await rds.deleteDBInstance({ ...shop, SkipFinalSnapshot: true });
  assert.match((await errorOf(waitUntilDBInstanceAvailable(patience, shop))).message, /FAILURE/);
});

test('DBInstanceDeleted succeeds as time goes by', async () => {
  const { rds, patience } = waiting();
  await rds.createDBInstance(wish());
  await rds.deleteDBInstance({ ...shop, SkipFinalSnapshot: true });
  assert.is((await waitUntilDBInstanceDeleted(patience, shop)).state, 'SUCCESS');
});

test('DBInstanceDeleted fails for a database that is being created', async () => {
  const { rds, patience } = waiting();
  await rds.createDBInstance(wish());
  assert.match((await errorOf(waitUntilDBInstanceDeleted(patience, shop))).message, /FAILURE/);
});

test('on an instant clock both succeed at the first look', async () => {
  const { rds } = openRds({ clock: 'instant' });
  const patience = { client: rds, maxWaitTime: 60 };
  await rds.createDBInstance(wish());
  assert.is((await waitUntilDBInstanceAvailable(patience, shop)).state, 'SUCCESS');
  await rds.deleteDBInstance({ ...shop, SkipFinalSnapshot: true });
  assert.is((await waitUntilDBInstanceDeleted(patience, shop)).state, 'SUCCESS');
});

test('DBSnapshotAvailable and DBSnapshotDeleted succeed, the latter fails while one is made', async () => {
  const open = waiting();
  const { rds, patience } = open;
  await available(open);
  const snapshot = { DBSnapshotIdentifier: 'shop-1' };
  await rds.createDBSnapshot({ ...shop, ...snapshot });
  assert.match((await errorOf(waitUntilDBSnapshotDeleted(patience, snapshot))).message, /FAILURE/);
  assert.is((await waitUntilDBSnapshotAvailable(patience, snapshot)).state, 'SUCCESS');
  await rds.deleteDBSnapshot(snapshot);
  assert.is((await waitUntilDBSnapshotDeleted(patience, snapshot)).state, 'SUCCESS');
});

test('DBClusterAvailable and DBClusterDeleted succeed, the former fails for one being deleted', async () => {
  const { rds, patience } = waiting();
  const cluster = { DBClusterIdentifier: 'lake' };
  await rds.createDBCluster({ ...cluster, Engine: 'aurora-postgresql' });
  assert.is((await waitUntilDBClusterAvailable(patience, cluster)).state, 'SUCCESS');
  await rds.deleteDBCluster({ ...cluster, SkipFinalSnapshot: true });
  assert.match((await errorOf(waitUntilDBClusterAvailable(patience, cluster))).message, /FAILURE/);
  assert.is((await waitUntilDBClusterDeleted(patience, cluster)).state, 'SUCCESS');
});

test('DBSnapshotAvailable fails when the database is deleted meanwhile', async () => {
  const open = waiting();
  const { rds, patience } = open;
  await available(open);
  const snapshot = { DBSnapshotIdentifier: 'shop-1' };
  await rds.createDBSnapshot({ ...shop, ...snapshot });
  await rds.deleteDBInstance({ ...shop, SkipFinalSnapshot: true });
  assert.match(
    (await errorOf(waitUntilDBSnapshotAvailable(patience, snapshot))).message,
    /FAILURE/,
  );
});

test('DBClusterDeleted fails for a cluster that is being created', async () => {
  const { rds, patience } = waiting();
  const cluster = { DBClusterIdentifier: 'lake' };
  await rds.createDBCluster({ ...cluster, Engine: 'aurora-postgresql' });
  assert.match((await errorOf(waitUntilDBClusterDeleted(patience, cluster))).message, /FAILURE/);
});

test('the waiters for cluster snapshots reach success and failure', async () => {
  const { rds, sandbox, patience } = waiting();
  const cluster = { DBClusterIdentifier: 'lake' };
  await rds.createDBCluster({ ...cluster, Engine: 'aurora-postgresql' });
  sandbox.clock.advance(600_000);
  const [first, second] = ['one', 'two'].map((DBClusterSnapshotIdentifier) => ({
    DBClusterSnapshotIdentifier,
  })) as [{ DBClusterSnapshotIdentifier: string }, { DBClusterSnapshotIdentifier: string }];
  await rds.createDBClusterSnapshot({ ...cluster, ...first });
  const early = await errorOf(waitUntilDBClusterSnapshotDeleted(patience, first));
  assert.match(early.message, /FAILURE/);
  assert.is((await waitUntilDBClusterSnapshotAvailable(patience, first)).state, 'SUCCESS');
  await rds.deleteDBClusterSnapshot(first);
  assert.is((await waitUntilDBClusterSnapshotDeleted(patience, first)).state, 'SUCCESS');
  await rds.createDBClusterSnapshot({ ...cluster, ...second });
  await rds.deleteDBCluster({ ...cluster, SkipFinalSnapshot: true });
  const late = await errorOf(waitUntilDBClusterSnapshotAvailable(patience, second));
  assert.match(late.message, /FAILURE/);
});

// AWS shows no tenant database in a state at which these two fail: they end by time.
test('TenantDatabaseAvailable and TenantDatabaseDeleted succeed, and end by time otherwise', async () => {
  const open = waiting();
  const { rds, patience } = open;
  await available(open, 'shop', { Engine: 'oracle-se2-cdb', MultiTenant: true });
  const tenant = { ...shop, TenantDBName: 'books' };
  const hasty = { ...patience, maxWaitTime: 0.02 };
  const secret = { MasterUsername: 'admin', MasterUserPassword: 'correct-horse' };
  await rds.createTenantDatabase({ ...tenant, ...secret });
  assert.is((await waitUntilTenantDatabaseAvailable(patience, tenant)).state, 'SUCCESS');
  const staying = await errorOf(waitUntilTenantDatabaseDeleted(hasty, tenant));
  assert.is(staying.name, 'TimeoutError');
  await rds.deleteTenantDatabase({ ...tenant, SkipFinalSnapshot: true });
  const leaving = await errorOf(waitUntilTenantDatabaseAvailable(hasty, tenant));
  assert.is(leaving.name, 'TimeoutError');
  assert.is((await waitUntilTenantDatabaseDeleted(patience, tenant)).state, 'SUCCESS');
});

test('no waiter of the SDK is left out', () => {
  const waiters = Object.keys(sdk).filter((name) => name.startsWith('waitUntil'));
  const kinds = ['DBCluster', 'DBClusterSnapshot', 'DBInstance', 'DBSnapshot', 'TenantDatabase'];
  const known = kinds.flatMap((kind) => [`waitUntil${kind}Available`, `waitUntil${kind}Deleted`]);
  assert.equal(waiters.sort(), known.sort());
});

test.run();
