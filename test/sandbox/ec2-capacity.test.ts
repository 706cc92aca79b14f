import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

const wish = {
  InstanceType: 'm5.large',
  InstancePlatform: 'Linux/UNIX',
  AvailabilityZone: 'us-east-1a',
  InstanceCount: 3,
} as const;

test('a capacity reservation is made, changed and cancelled once', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { CapacityReservation } = await ec2.createCapacityReservation(wish);
  const CapacityReservationId = CapacityReservation?.CapacityReservationId ?? '';
  await ec2.modifyCapacityReservation({ CapacityReservationId, InstanceCount: 5 });
  const { CapacityReservations: [one] = [] } = await ec2.describeCapacityReservations({
    Filters: [{ Name: 'state', Values: ['active'] }],
  });
  assert.is(one?.TotalInstanceCount, 5);
  assert.is(one?.EndDateType, 'unlimited');
  await ec2.cancelCapacityReservation({ CapacityReservationId });
  const again = await errorOf(ec2.cancelCapacityReservation({ CapacityReservationId }));
  assert.is(again.name, 'InvalidState');
});

test('a capacity reservation with an end expires then', async () => {
  const { ec2, sandbox } = openSandbox({ fixture: 'empty' });
  const limited = { ...wish, EndDateType: 'limited' } as const;
  const endless = await errorOf(ec2.createCapacityReservation(limited));
  assert.is(endless.name, 'InvalidParameterCombination');
  const first = await ec2.createCapacityReservation(wish);
  const EndDate = new Date((first.CapacityReservation?.CreateDate?.getTime() ?? 0) + 3_600_000);
  await ec2.createCapacityReservation({ ...limited, EndDate });
  sandbox.clock.advance(3_700_000);
  const { CapacityReservations = [] } = await ec2.describeCapacityReservations({
    Filters: [{ Name: 'state', Values: ['expired'] }],
  });
  assert.is(CapacityReservations.length, 1);
});

test('a capacity reservation needs a zone of the region', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const elsewhere = ec2.createCapacityReservation({ ...wish, AvailabilityZone: 'eu-west-1a' });
  assert.is((await errorOf(elsewhere)).name, 'InvalidParameterValue');
});

test.run();
