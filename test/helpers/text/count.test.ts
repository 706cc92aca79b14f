import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { count, plural, singular, words } from '../../../helpers/text/count.ts';

test('things are counted in English', () => {
  assert.is(count(1, 'instance'), '1 instance');
  assert.is(count(12, 'instance'), '12 instances');
  assert.is(count(12_345, 'policy'), '12,345 policies');
  assert.is(count(0, 'address'), '0 addresses');
  assert.is(plural('key'), 'keys');
  assert.is(count(1_234_567, 'row'), '1,234,567 rows');
});

test("a list's name tells its element", () => {
  assert.is(singular('Reservations'), 'Reservation');
  assert.is(singular('Addresses'), 'Address');
  assert.is(singular('Policies'), 'Policy');
  assert.is(singular('StateReasons'), 'StateReason');
  assert.is(singular('status'), 'status');
});

test("a member's name is read as words", () => {
  assert.is(words('SecurityGroups'), 'security groups');
  assert.is(words('DBInstances'), 'DB instances');
  assert.is(words('VpcId'), 'vpc id');
  assert.is(words('launch_time'), 'launch time');
});

test.run();
