/** Several profiles at once, each an account of one sandbox that listens on loopback. */

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { Engine } from '../../shell/engine.ts';
import { printValue } from '../../shell/print/index.ts';
import { writeConfig } from '../helpers/support/environment.ts';

const server = await createSandbox({ fixture: 'tutorial' }).listen();
const profile = (name: string, account: string, region: string) =>
  `[profile ${name}]\nregion = ${region}\nendpoint_url = ${server.url}\n` +
  `aws_access_key_id = ${account}\naws_secret_access_key = secret\n`;
writeConfig(
  profile('dev', '111122223333', 'eu-west-1') + profile('prod', '123456789012', 'us-east-1'),
);

const engine = new Engine({ session: new Session({ profile: 'dev' }) });
test.after(async () => {
  engine.close();
  await server.close();
});

test('listings go to all profiles, with a column that says whose each is', async () => {
  const { text, error } = await engine.run('.profile dev,prod');
  assert.is(error, undefined);
  assert.match(text ?? '', /^dev,prod 2 regions/);
  const { value } = await engine.run('ec2.items.describeVpcs()');
  const lines = printValue(value, { format: 'auto', width: 120, color: false }).split('\n');
  assert.match(lines[0] ?? '', /^ *profile +region +id/);
  assert.match(lines[1] ?? '', /^ *dev +eu-west-1 +vpc-/);
  assert.ok(lines.some((line) => /^ *prod +us-east-1 +vpc-\w+ +main/.test(line)));
});

test('.whoami says who one is in each', async () => {
  const { value } = await engine.run('.whoami');
  assert.equal(
    (value as { Account: string }[]).map(({ Account }) => Account),
    ['111122223333', '123456789012'],
  );
});

test('what goes to one place is refused before anything is sent', async () => {
  const { error, calls } = await engine.run('ec2.describeVpcs()');
  assert.match((error as Error).message, /ec2\.describeVpcs goes to one place, and 2 are chosen/);
  assert.equal(calls, []);
});

test('a single profile is one place again, and a wrong name is answered with the nearest', async () => {
  await engine.run('.profile prod');
  const { value } = await engine.run('ec2.items.describeInstances().count()');
  assert.is(value, 12);
  const { error } = await engine.run('.profile dev,prd');
  assert.match(String((error as { hint?: string }).hint), /did you mean prod\?/);
});

test.run();
