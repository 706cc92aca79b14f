import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readAwsFiles } from '../../../helpers/config/files.ts';
import { availableProfiles } from '../../../helpers/config/profile.ts';
import type { ConfigError } from '../../../helpers/errors.ts';
import { temporaryFolder } from '../../support/temporary.ts';

function read(config: string, credentials = '') {
  const folder = temporaryFolder('config');
  const env = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  writeFileSync(env.AWS_CONFIG_FILE, config);
  writeFileSync(env.AWS_SHARED_CREDENTIALS_FILE, credentials);
  return readAwsFiles(env);
}

function faultOf(config: string): ConfigError {
  try {
    read(config);
  } catch (error) {
    return error as ConfigError;
  }
  throw new Error('the file was read without complaint');
}

test('profiles come from both files, and the credentials file wins where both speak', () => {
  const files = read(
    '[default]\nregion = eu-west-1\n[profile dev]\nregion=us-east-2\noutput = json\n',
    '[dev]\naws_access_key_id = AKIA\nregion = us-west-2\n[only-here]\n',
  );
  assert.equal(availableProfiles(files), ['default', 'dev', 'only-here']);
  assert.is(files.profiles.get('dev')?.get('region')?.value, 'us-west-2');
  assert.is(files.profiles.get('dev')?.get('output')?.value, 'json');
});

test('sso sessions and services stand apart from profiles', () => {
  const files = read(
    '[sso-session corp]\nsso_region = us-east-1\n[services local]\nec2 =\n  endpoint_url = http://x\n',
  );
  assert.equal(availableProfiles(files), []);
  assert.is(files.ssoSessions.get('corp')?.get('sso_region')?.value, 'us-east-1');
  assert.is(files.services.get('local')?.get('ec2')?.nested.get('endpoint_url'), 'http://x');
});

test('a file with a byte order mark, Windows line ends and comments reads like any other', () => {
  const files = read(
    '\ufeff# mine\r\n[default] ; first\r\nregion = eu-west-1 # near\r\n\r\n; end\r\n',
  );
  assert.is(files.profiles.get('default')?.get('region')?.value, 'eu-west-1');
});

test('nested keys end with the first line that is not indented', () => {
  const files = read(
    '[default]\ns3 =\n  addressing_style = path\n\tmax_queue = 5\nregion = eu-west-1\n',
  );
  const settings = files.profiles.get('default');
  assert.equal(
    [...(settings?.get('s3')?.nested ?? [])],
    [
      ['addressing_style', 'path'],
      ['max_queue', '5'],
    ],
  );
  assert.is(settings?.get('region')?.value, 'eu-west-1');
});

test('[profile default] outranks [default], in whatever order they stand', () => {
  const files = read('[profile default]\nregion = eu-west-1\n[default]\nregion = us-east-1\n');
  assert.is(files.profiles.get('default')?.get('region')?.value, 'eu-west-1');
});

test('a profile called __proto__ is a profile and touches nothing else', () => {
  const files = read('[profile __proto__]\nregion = eu-west-1\n__proto__ = x\n');
  assert.equal(availableProfiles(files), ['__proto__']);
  assert.is(({} as Record<string, unknown>).region, undefined);
});

test('a broken line is named by file and line', () => {
  const unclosed = faultOf('[default]\nregion = eu-west-1\n[profile dev\n');
  assert.is(unclosed.line, 3);
  assert.match(unclosed.message, /config:3: a section without its closing ]/);
  assert.match(
    faultOf('[default]\nregion eu-west-1').message,
    /config:2: region has no = after it/,
  );
  assert.match(faultOf('region = eu-west-1').message, /config:1: region stands before the first/);
  assert.match(faultOf('[default]\n= x').message, /config:2: a key is missing before =/);
});

test('a broken line that is a pasted secret is not repeated', () => {
  const fault = faultOf('[default]\nwJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n');
  assert.match(fault.message, /config:2: this line has no =/);
});

test('files that are missing say nothing, and a folder in their place is named', () => {
  const folder = temporaryFolder('config');
  const env = {
    AWS_CONFIG_FILE: join(folder, 'a'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'b'),
  };
  assert.equal(availableProfiles(readAwsFiles(env)), []);
  mkdirSync(env.AWS_CONFIG_FILE);
  assert.throws(() => readAwsFiles(env), /a: is a directory/);
});

test.run();
