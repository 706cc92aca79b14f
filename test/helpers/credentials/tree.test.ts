/** A `~/.aws` as people have who work in many accounts, with a real credential_process. */
import { chmodSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/session.ts';
import { freshHome, put } from '../support/aws-home.ts';
import { serveSts } from '../support/credential-servers.ts';

const sts = await serveSts();
test.after(() => sts.close());

const script = `#!/bin/sh
# Writes a line for each time it runs, as a vault would ask its owner each time.
echo "$1" >> "$HOME/runs"
printf '{"Version":1,"AccessKeyId":"AKIA%s","SecretAccessKey":"s"}' "$1"
`;

const kinds = [
  (name: string) => `credential_process = "${'$vault'}" ${name}\n`,
  (name: string) => `aws_access_key_id = AKIA${name}\naws_secret_access_key = s\n`,
  (_: string, at: number) =>
    `role_arn = arn:aws:iam::${String(at).padStart(12, '0')}:role/x\nsource_profile = p1\n`,
  (_: string, at: number) =>
    `role_arn = arn:aws:iam::${String(at).padStart(12, '0')}:role/y\nsource_profile = p2\n`,
];
const names = Array.from({ length: 50 }, (_, at) => `p${at}`);

test('of fifty profiles each gives its own credentials', async () => {
  freshHome({}, { AWS_ENDPOINT_URL_STS: sts.url });
  const vault = put('vault.sh', script);
  chmodSync(vault, 0o700);
  const sections = names.map((name, at) => {
    const settings = (kinds[at % kinds.length] as (typeof kinds)[0])(name, at);
    return `[profile ${name}]\nregion = eu-west-1\n${settings.replace('$vault', vault)}`;
  });
  put('config', sections.join('\n'));

  assert.is(new Session().availableProfiles.length, 50);
  for (const [at, profile] of names.entries()) {
    const session = new Session({ profile });
    const { accessKeyId } = await session.credentials();
    const isRole = at % kinds.length > 1;
    if (isRole) assert.is(session.account, String(at).padStart(12, '0'), profile);
    else assert.is(accessKeyId, `AKIA${profile}`);
  }
  const roles = sts.hits.map(({ params }) => params.get('RoleArn'));
  // p2 is a role itself, and the source of every fourth profile.
  assert.is(roles.length, 12 + 12 * 2);
  assert.is(new Set(roles).size, 24);
});

test.run();
