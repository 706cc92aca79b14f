import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

test('instances of a type are offered for a year or three, the sooner paid the cheaper', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { ReservedInstancesOfferings: offers = [] } = await ec2.describeReservedInstancesOfferings({
    ...{ InstanceType: 'm5.large', ProductDescription: 'Linux/UNIX', OfferingClass: 'standard' },
  });
  assert.is(offers.length, 6);
  const total = ({ FixedPrice = 0, Duration = 0, RecurringCharges }: (typeof offers)[number]) =>
    (FixedPrice + (RecurringCharges?.[0]?.Amount ?? 0) * (Duration / 3600)) / Duration;
  const cheapest = [...offers].sort((left, right) => total(left) - total(right))[0];
  assert.equal([cheapest?.Duration, cheapest?.OfferingType], [94_608_000, 'All Upfront']);
  assert.is(offers.find((one) => one.OfferingType === 'No Upfront')?.FixedPrice, 0);
  assert.is(
    offers.every(({ Scope }) => Scope === 'Region'),
    true,
  );

  const zonal = await ec2.describeReservedInstancesOfferings({
    ...{ InstanceType: 'm5.large', AvailabilityZone: 'us-east-1b', MaxDuration: 31_536_000 },
  });
  assert.is(zonal.ReservedInstancesOfferings?.length, 12);
  assert.is(zonal.ReservedInstancesOfferings?.[0]?.Scope, 'Availability Zone');
});

test('what is offered can be paged through and asked for by its id', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const first = await ec2.describeReservedInstancesOfferings({ MaxResults: 100 });
  const { NextToken } = first;
  const next = await ec2.describeReservedInstancesOfferings({ MaxResults: 100, NextToken });
  const seen = [first, next].flatMap((page) => page.ReservedInstancesOfferings ?? []);
  const ids = seen.flatMap((one) => one.ReservedInstancesOfferingId ?? []);
  assert.is(new Set(ids).size, 200);
  const again = await ec2.describeReservedInstancesOfferings({
    ReservedInstancesOfferingIds: ids.slice(120, 121),
  });
  assert.equal(again.ReservedInstancesOfferings, seen.slice(120, 121));
});

test('what was bought is paid for, active and in the end retired', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { ReservedInstancesOfferings: offers = [] } = await ec2.describeReservedInstancesOfferings({
    ...{ InstanceType: 't3.micro', OfferingType: 'All Upfront' },
  });
  const [offer] = offers;
  const ReservedInstancesOfferingId = offer?.ReservedInstancesOfferingId ?? '';
  const buy = (InstanceCount: number, Amount?: number) =>
    ec2.purchaseReservedInstancesOffering({
      ...{ ReservedInstancesOfferingId, InstanceCount },
      LimitPrice: Amount === undefined ? undefined : { Amount, CurrencyCode: 'USD' },
    });
  assert.is((await errorOf(buy(0))).name, 'InvalidParameterValue');
  assert.is((await errorOf(buy(1, 1))).name, 'InvalidParameterValue');
  const { ReservedInstancesId = '' } = await buy(3);
  const look = async () =>
    (await ec2.describeReservedInstances({ ReservedInstancesIds: [ReservedInstancesId] }))
      .ReservedInstances?.[0];
  const bought = await look();
  assert.equal(
    [bought?.State, bought?.InstanceCount, bought?.InstanceType, bought?.FixedPrice],
    ['payment-pending', 3, 't3.micro', offer?.FixedPrice],
  );
  sandbox.clock.advance(10_000);
  assert.is((await look())?.State, 'active');
  sandbox.clock.advance((offer?.Duration ?? 0) * 1000);
  assert.is((await look())?.State, 'retired');
  const active = { Filters: [{ Name: 'state', Values: ['active'] }] };
  assert.equal((await ec2.describeReservedInstances(active)).ReservedInstances, []);
});

test('unknown offerings and reservations are refused', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const id = '00000000-0000-4000-8000-000000000000';
  for (const [call, code] of [
    [
      ec2.purchaseReservedInstancesOffering({ ReservedInstancesOfferingId: id, InstanceCount: 1 }),
      'InvalidReservedInstancesOfferingId',
    ],
    [ec2.describeReservedInstances({ ReservedInstancesIds: [id] }), 'InvalidReservedInstancesId'],
  ] as const) {
    assert.is((await errorOf(call)).name, code);
  }
});

test.run();
