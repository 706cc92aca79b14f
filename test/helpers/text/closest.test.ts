import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { closest, nearest } from '../../../helpers/text/closest.ts';

const regions = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-central-1', 'eu-west-1', 'ap-south-1'];

test('a letter missed, added, replaced or swapped finds the word that was meant', () => {
  assert.is(closest('us-est-1', regions), 'us-east-1');
  assert.is(closest('us-eaast-2', regions), 'us-east-2');
  assert.is(closest('eu-zentral-1', regions), 'eu-central-1');
  assert.is(closest('eu-wets-1', regions), 'eu-west-1');
});

test('case does not count', () => {
  assert.is(closest('ImageID', ['ImageArn', 'ImageId']), 'ImageId');
});

test('an unfinished word finds the shortest choice that begins so', () => {
  const operations = ['describeInstanceStatus', 'describeInstances', 'describeImages'];
  assert.is(closest('describeInst', operations), 'describeInstances');
  assert.is(closest('eu', regions), 'eu-west-1');
});

test('a word near nothing finds nothing', () => {
  assert.is(closest('nowhere-1', regions), undefined);
  assert.is(closest('', regions), undefined);
  assert.is(closest('x', regions), undefined);
  assert.is(closest('us-east-1', []), undefined);
  assert.is(closest('u'.repeat(1_000_000), regions), undefined);
});

test('nearest always points somewhere when there is a choice', () => {
  assert.type(nearest('nowhere-1', regions), 'string');
  assert.is(nearest('us-est-1', regions), 'us-east-1');
  assert.is(nearest('us-east-1', []), undefined);
});

test('names that objects inherit are ordinary words', () => {
  assert.is(closest('__prot__', ['__proto__', 'constructor']), '__proto__');
  assert.is(closest('toString', ['region']), undefined);
});

test.run();
