import '../support/environment.ts';
import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';

function open() {
  const session = new Session({ sandbox: createSandbox({ clock: 'instant' }).link });
  const calls: string[] = [];
  session.onCall(({ operation }) => calls.push(operation));
  return { rds: session.service('rds'), calls };
}

const wish = {
  DBInstanceIdentifier: 'shop',
  DBInstanceClass: 'db.t3.micro',
  Engine: 'postgres',
  AllocatedStorage: 20,
  MasterUsername: 'postgres',
  MasterUserPassword: 'not-so-secret-1',
};

test('a database is created with its data, waited for, stopped and deleted', async () => {
  const { rds, calls } = open();
  const shop = await rds.dbInstances.create(wish);
  assert.equal([shop.id, shop.engine, shop.dbInstanceStatus], ['shop', 'postgres', 'creating']);
  assert.equal(calls, ['CreateDBInstance']);
  assert.is(await shop.waitUntilAvailable(), shop);
  assert.is(shop.dbInstanceStatus, 'available');
  assert.type(shop.endpoint?.Address, 'string');
  assert.is(inspect(shop), 'DBInstance shop · postgres · db.t3.micro · available');
  calls.length = 0;
  await shop.stop();
  assert.is(shop.dbInstanceStatus, 'stopping', 'the answer told');
  assert.equal(calls, ['StopDBInstance']);
  await shop.delete({ SkipFinalSnapshot: true });
  assert.is(shop.dbInstanceStatus, 'deleting');
  await shop.waitUntilDeleted();
  assert.is(await shop.exists(), false);
});

test('a database lists its snapshots, and a snapshot knows its database', async () => {
  const { rds, calls } = open();
  const shop = await rds.dbInstances.create(wish);
  await shop.waitUntilAvailable();
  const before = await shop.createDBSnapshot({ DBSnapshotIdentifier: 'before' });
  await before.waitUntilAvailable();
  calls.length = 0;
  const listed = await shop.snapshots.filter({ SnapshotType: 'manual' }).toArray();
  assert.equal(
    listed.map(({ id, status }) => [id, status]),
    [['before', 'available']],
  );
  assert.equal(calls, ['DescribeDBSnapshots']);
  assert.is(listed[0]?.dbInstance?.id, 'shop');
  const copy = await before.restoreDBInstanceFrom({ DBInstanceIdentifier: 'shop-2' });
  await copy.waitUntilAvailable();
  assert.is(copy.engine, 'postgres');
  await before.delete();
  await before.waitUntilDeleted();
  assert.is(await shop.snapshots.filter({ SnapshotType: 'manual' }).count(), 0);
});

test('a replica is made of the database whose action it is', async () => {
  const { rds } = open();
  const shop = await rds.dbInstances.create({ ...wish, BackupRetentionPeriod: 1 });
  await shop.waitUntilAvailable();
  const replica = await shop.createReadReplica({ DBInstanceIdentifier: 'shop-replica' });
  assert.is(replica.id, 'shop-replica');
  assert.is(replica.readReplicaSourceDBInstanceIdentifier, 'shop');
});

test('a cluster has its servers and snapshots', async () => {
  const { rds } = open();
  const cluster = await rds.dbClusters.create({
    DBClusterIdentifier: 'crew',
    Engine: 'aurora-postgresql',
    MasterUsername: 'postgres',
    MasterUserPassword: 'not-so-secret-1',
  });
  await cluster.waitUntilAvailable();
  const member = await cluster.createDBInstance({
    DBInstanceIdentifier: 'crew-1',
    DBInstanceClass: 'db.t3.medium',
    Engine: 'aurora-postgresql',
  });
  await member.waitUntilAvailable();
  assert.is(member.dbCluster?.id, 'crew');
  assert.equal(
    (await cluster.instances.toArray()).map(({ id }) => id),
    ['crew-1'],
  );
  const snapshot = await cluster.createSnapshot({ DBClusterSnapshotIdentifier: 'crew-before' });
  await snapshot.waitUntilAvailable();
  const manual = cluster.snapshots.filter({ SnapshotType: 'manual' });
  assert.equal(
    (await manual.toArray()).map(({ id }) => id),
    ['crew-before'],
  );
});

test('tags are an object, under whatever name AWS has them', async () => {
  const { rds } = open();
  const shop = await rds.dbInstances.create({ ...wish, Tags: [{ Key: 'team', Value: 'web' }] });
  assert.equal(shop.tags, { team: 'web' });
  assert.match(shop.arn ?? '', /:db:shop$/);
});

test.run();
