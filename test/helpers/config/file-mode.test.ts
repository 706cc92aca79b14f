import { chmodSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { looseMode } from '../../../helpers/config/file-mode.ts';
import { Session } from '../../../helpers/session.ts';
import { freshHome, put } from '../support/aws-home.ts';

test('a credentials file that others can read is warned of once, and used', async () => {
  freshHome();
  const path = put(
    'credentials',
    '[default]\naws_access_key_id = AKIA\naws_secret_access_key = s\n',
  );
  chmodSync(path, 0o644);
  const heard: string[] = [];
  const warn = (message: string) => heard.push(message);
  for (const _ of [1, 2]) await new Session({ warn }).credentials();
  assert.equal(heard, [
    `${path} has mode 0644, so others on this machine can read its keys: chmod 600 ${path}`,
  ]);
});

test('a file for its owner alone, or none, is no matter', () => {
  freshHome();
  assert.is(looseMode(put('credentials', '')), undefined);
  assert.is(looseMode('/nowhere'), undefined);
});

test.run();
