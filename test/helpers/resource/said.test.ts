/** What definitions say against the rules, on services that have to. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import '../../../helpers/awsh.ts';
import { kinds } from '../../../helpers/resource/service-members.ts';

const model = (service: string, kind: string) => {
  const known = kinds(service);
  if (!known) throw new Error('no definitions');
  return known.model(kind);
};

test('a waiter of something that only sounds like the kind is taken away', () => {
  assert.equal(model('cloudwatch', 'Alarm').waiters, { exists: 'AlarmExists' });
  const waiters = Object.keys(model('cloudformation', 'Stack').waiters);
  assert.ok(waiters.includes('createComplete'));
  assert.not.ok(waiters.some((state) => state.startsWith('refactor')));
});

test('what needs to be said to list all of a kind may be said by its definition', () => {
  const { list } = model('glacier', 'Vault');
  assert.is(list?.operation, 'ListVaults');
  assert.equal(list?.input?.(undefined as never), { accountId: '-' });
  assert.is(model('glacier', 'Job').list, undefined);
});

test('where an operation names the new one, the old one goes in as its source', () => {
  const { createReadReplica } = model('rds', 'DBInstance').actions;
  assert.equal(createReadReplica?.fills, []);
  const shop = { identifiers: { id: 'shop' } } as never;
  assert.equal(createReadReplica?.input?.(shop), { SourceDBInstanceIdentifier: 'shop' });
});

test.run();
