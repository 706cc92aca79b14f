import {
  waitUntilDBClusterAvailable,
  waitUntilDBClusterDeleted,
  waitUntilDBInstanceAvailable,
  waitUntilDBInstanceDeleted,
  waitUntilDBSnapshotAvailable,
  waitUntilDBSnapshotDeleted,
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

test.run();
