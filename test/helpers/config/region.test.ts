import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AwsFiles } from '../../../helpers/config/files.ts';
import { chosenProfile, requireProfile } from '../../../helpers/config/profile.ts';
import {
  describeRegion,
  partitionOf,
  regionNames,
  requireKnownRegion,
} from '../../../helpers/config/region.ts';
import { configuredRegion, isLoopback, requireEndpoint } from '../../../helpers/config/resolve.ts';
import type { UsageError } from '../../../helpers/errors.ts';

/** What files with a region (or none) for each of these profiles say. */
function filesWith(regions: Record<string, string | undefined>): AwsFiles {
  const setting = (value: string) => ({ value, file: 'config', line: 2, nested: new Map() });
  const profiles = Object.entries(regions).map(
    ([name, region]) => [name, new Map(region ? [['region', setting(region)]] : [])] as const,
  );
  return { profiles: new Map(profiles), ssoSessions: new Map(), services: new Map() };
}

function refusal(body: () => unknown): UsageError {
  try {
    body();
  } catch (error) {
    return error as UsageError;
  }
  throw new Error('nothing was refused');
}

test('the region is the first of AWS_REGION, AWS_DEFAULT_REGION, the profile, the default profile', () => {
  const files = filesWith({ default: 'eu-west-1', dev: 'us-west-2', bare: undefined });
  const env = { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' };
  assert.is(configuredRegion('dev', files, env), 'us-east-1');
  assert.is(configuredRegion('dev', files, { AWS_DEFAULT_REGION: 'us-east-2' }), 'us-east-2');
  assert.is(configuredRegion('dev', files, {}), 'us-west-2');
  assert.is(configuredRegion('bare', files, {}), 'eu-west-1');
  assert.is(configuredRegion(undefined, filesWith({}), {}), undefined);
});

test('an unknown region is refused with the one probably meant', () => {
  const { message, hint } = refusal(() => requireKnownRegion('us-esat-1'));
  assert.is(message, 'no region called us-esat-1');
  assert.is(hint, 'did you mean us-east-1?');
});

test('a region nowhere near any other still gets a next step', () => {
  assert.match(refusal(() => requireKnownRegion('zzz')).hint ?? '', /\.region lists them all/);
});

test('a configured region that cannot be one is refused, naming who says it', () => {
  const { message } = refusal(() =>
    configuredRegion(undefined, filesWith({}), { AWS_REGION: 'mars' }),
  );
  assert.is(message, 'no region called mars (AWS_REGION says so)');
});

test('a configured region newer than our table is let through', () => {
  assert.is(configuredRegion(undefined, filesWith({}), { AWS_REGION: 'eu-north-9' }), 'eu-north-9');
});

test('regions know their partition and their place', () => {
  assert.is(partitionOf('eu-west-1'), 'aws');
  assert.is(partitionOf('cn-north-1'), 'aws-cn');
  assert.is(partitionOf('us-gov-west-1'), 'aws-us-gov');
  assert.is(partitionOf('nowhere'), undefined);
  assert.is(describeRegion('eu-central-1'), 'Europe (Frankfurt)');
  assert.is(regionNames('aws').length, 34);
  assert.ok(regionNames().includes('cn-north-1'));
});

test('the profile is the one asked for, else AWS_PROFILE, else AWS_DEFAULT_PROFILE', () => {
  const env = { AWS_PROFILE: 'one', AWS_DEFAULT_PROFILE: 'two' };
  assert.is(chosenProfile('zero', env), 'zero');
  assert.is(chosenProfile(undefined, env), 'one');
  assert.is(chosenProfile(undefined, { AWS_DEFAULT_PROFILE: 'two' }), 'two');
  assert.is(chosenProfile(undefined, {}), undefined);
});

test('an unknown profile is refused with the nearest and those that exist', () => {
  const { message, hint } = refusal(() => requireProfile('pord', filesWith({ dev: '', prod: '' })));
  assert.is(message, 'no profile called pord');
  assert.is(hint, 'did you mean prod? profiles are dev, prod');
});

test('an endpoint is a full URL, and those on this machine are told apart', () => {
  assert.match(refusal(() => requireEndpoint('localhost:5000')).message, /no URL for an endpoint/);
  requireEndpoint('http://localhost:5000');
  for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '[::1]', 's3.localhost']) {
    assert.ok(isLoopback(`http://${host}:5000`), host);
  }
  assert.not(isLoopback('https://localhost.example.com'));
});

test.run();
