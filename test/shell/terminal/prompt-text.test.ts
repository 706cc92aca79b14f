import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { promptText } from '../../../shell/terminal/prompt-text.ts';
import { shownPlace } from '../../../shell/terminal/shown.ts';

const dev = { isSandbox: false, profile: 'dev', endpoint: undefined, region: 'us-east-1' };
const textOf = (all: Parameters<typeof shownPlace>[1], place = dev) =>
  promptText(shownPlace(place, all), 5, { color: false }).replace(/ . $/, '');
const regions = ['us-east-1', 'eu-west-1', 'eu-north-1'];

test('one place is its profile and region', () => {
  assert.is(textOf([dev]), 'dev us-east-1 [5]');
  assert.is(textOf([], { ...dev, isSandbox: true }), 'sandbox us-east-1 [5]');
});

test('several places are their profiles, and the region or how many', () => {
  const both = ['dev', 'prod'].flatMap((profile) => regions.map((region) => ({ profile, region })));
  assert.is(textOf(both), 'dev,prod 3 regions [5]');
  assert.is(textOf(both.slice(0, 3)), 'dev 3 regions [5]');
  assert.is(textOf(both.filter(({ region }) => region === 'us-east-1')), 'dev,prod us-east-1 [5]');
  assert.is(textOf(both.slice(0, 3), { ...dev, isSandbox: true }), 'sandbox 3 regions [5]');
});

test('many profiles are counted, and names can do no harm', () => {
  const many = ['a', 'b', 'c', 'd'].map((profile) => ({ profile, region: 'us-east-1' }));
  assert.is(textOf(many), '4 profiles us-east-1 [5]');
  const evil = [
    { profile: 'x\x1b[2J', region: 'us-east-1' },
    { profile: 'y', region: 'us-east-1' },
  ];
  assert.not.match(textOf(evil), /\x1b/);
});

test.run();
