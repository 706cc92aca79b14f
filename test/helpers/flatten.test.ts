import type { Instance } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { instances, isAwaitable, name, reservationOf, tags } from '../../helpers/awsh.ts';

const web: Instance = { InstanceId: 'i-1', Tags: [{ Key: 'Name', Value: 'web-1' }] };
const job: Instance = { InstanceId: 'i-2' };
const first = { ReservationId: 'r-1', OwnerId: '123456789012', Instances: [web] };
const second = { ReservationId: 'r-2', Instances: [job] };
const empty = { ReservationId: 'r-3', Instances: [] };
const answer = { Reservations: [first, empty, second] };

test('boxes are opened wherever they are: an answer, a list of boxes, one box', () => {
  assert.equal(instances(answer), [web, job]);
  assert.equal(instances([first, second]), [web, job]);
  assert.equal(instances(first), [web]);
});

test('an answer without any box has no instances', () => {
  assert.equal(instances({ Reservations: [] }), []);
  assert.equal(instances({}), []);
});

test('a promise of an answer, or pages of them, give a promise of the instances', async () => {
  const later = instances(Promise.resolve(answer));
  assert.ok(isAwaitable(later));
  assert.equal(await later, [web, job]);
  async function* pages() {
    yield { Reservations: [first] };
    yield { Reservations: [second] };
  }
  assert.equal(await instances(pages()), [web, job]);
});

test('an instance knows the box it came out of', () => {
  const [one] = instances(answer);
  assert.is(one && reservationOf(one)?.ReservationId, 'r-1');
  assert.is(reservationOf({ InstanceId: 'i-9' }), undefined);
});

test('tags become an object, from a record or from the list itself', () => {
  assert.equal(tags(web), { Name: 'web-1' });
  assert.equal(tags(web.Tags), { Name: 'web-1' });
  assert.equal(tags(job), {});
  assert.equal(tags(undefined), {});
});

test('a tag called __proto__ is a tag and nothing more', () => {
  const odd = tags([{ Key: '__proto__', Value: 'x' }]);
  assert.equal(Object.keys(odd), ['__proto__']);
  assert.is(Object.getPrototypeOf(odd), Object.prototype);
});

test('the name is the Name tag', () => {
  assert.is(name(web), 'web-1');
  assert.is(name(job), undefined);
});

test.run();
