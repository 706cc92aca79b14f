import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { atMoto } from '../support/at-moto.ts';

const { check, open } = await atMoto();

check('a vault is created, waited for, listed, loaded and deleted', async () => {
  const { session, calls } = open();
  const glacier = session.service('glacier');
  const vault = await glacier.vaults.create({ accountId: '-', vaultName: 'films' });
  assert.equal(vault.identifiers, { accountId: '-', name: 'films' });
  await vault.waitUntilExists({ everyMs: 20 });
  assert.match(vault.vaultARN ?? '', /vaults\/films$/);
  assert.ok(glacier.Vault('films').equals(vault));
  const listed = await glacier.vaults.toArray();
  assert.equal(
    listed.map(({ name }) => name),
    ['films'],
  );
  assert.is(listed[0]?.numberOfArchives, 0);
  assert.equal(calls, ['CreateVault', 'DescribeVault', 'ListVaults']);
  assert.is(await glacier.Account().vaults.count(), 1);
  await vault.delete();
  assert.is(await glacier.Account('-').vaults.count(), 0);
});

check('an archive is uploaded, asked for by a job, and deleted', async () => {
  const { session } = open();
  const vault = await session.service('glacier').Account().createVault({ vaultName: 'tapes' });
  const archive = await vault.uploadArchive({ body: 'long ago' });
  assert.type(archive.id, 'string');
  const job = await archive.initiateArchiveRetrieval();
  const inventory = await vault.initiateInventoryRetrieval();
  const jobs = await vault.jobs.toArray();
  assert.equal(jobs.map(({ id }) => id).sort(), [job.id, inventory.id].sort());
  assert.ok(jobs.every(({ vaultName, statusCode }) => vaultName === 'tapes' && statusCode));
  assert.ok(archive.Vault().equals(vault));
  await archive.delete();
  await vault.delete();
});

test.run();
