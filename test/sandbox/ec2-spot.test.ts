import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function request(SpotPrice?: string) {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const { SpotInstanceRequests = [] } = await ec2.requestSpotInstances({
    SpotPrice,
    LaunchSpecification: { ImageId: Images[0]?.ImageId, InstanceType: 't3.micro' },
    TagSpecifications: [
      { ResourceType: 'spot-instances-request', Tags: [{ Key: 'a', Value: 'b' }] },
    ],
  });
  const id = SpotInstanceRequests[0]?.SpotInstanceRequestId ?? '';
  const now = async () =>
    (await ec2.describeSpotInstanceRequests({ SpotInstanceRequestIds: [id] }))
      .SpotInstanceRequests?.[0];
  return { sandbox, ec2, id, now };
}

test('a spot request gets its instance and ends with it', async () => {
  const { sandbox, ec2, id, now } = await request();
  assert.is((await now())?.State, 'open');
  sandbox.clock.advance(3_000);
  const active = await now();
  assert.is(active?.Status?.Code, 'fulfilled');
  const InstanceIds = [active?.InstanceId ?? ''];
  const { Reservations } = await ec2.describeInstances({ InstanceIds });
  const instance = Reservations?.[0]?.Instances?.[0];
  assert.is(instance?.InstanceLifecycle, 'spot');
  assert.is(instance?.SpotInstanceRequestId, id);
  await ec2.terminateInstances({ InstanceIds });
  sandbox.clock.advance(60_000);
  assert.is((await now())?.State, 'closed');
});

test('a spot request that pays too little stays open until it is cancelled', async () => {
  const { sandbox, ec2, id, now } = await request('0.0001');
  sandbox.clock.advance(60_000);
  assert.is((await now())?.Status?.Code, 'price-too-low');
  const { CancelledSpotInstanceRequests = [] } = await ec2.cancelSpotInstanceRequests({
    SpotInstanceRequestIds: [id],
  });
  assert.is(CancelledSpotInstanceRequests[0]?.State, 'cancelled');
  assert.is((await now())?.State, 'cancelled');
  const wrong = ec2.cancelSpotInstanceRequests({ SpotInstanceRequestIds: ['sir-00000000'] });
  assert.is((await errorOf(wrong)).name, 'InvalidSpotInstanceRequestID.NotFound');
});

test('RunInstances asks for spot instances too', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const { Instances = [] } = await ec2.runInstances({
    ImageId: Images[0]?.ImageId,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    InstanceMarketOptions: { MarketType: 'spot', SpotOptions: { MaxPrice: '0.5' } },
  });
  assert.is(Instances[0]?.InstanceLifecycle, 'spot');
  const found = await ec2.describeSpotInstanceRequests({
    Filters: [{ Name: 'instance-id', Values: [Instances[0]?.InstanceId ?? ''] }],
  });
  assert.is(found.SpotInstanceRequests?.[0]?.SpotPrice, '0.5');
});

test('spot prices change over time, the newest first', async () => {
  const { sandbox, ec2 } = openSandbox();
  const query = {
    InstanceTypes: ['m5.large' as const],
    ProductDescriptions: ['Linux/UNIX'],
    AvailabilityZone: 'us-east-1a',
    StartTime: new Date(sandbox.clock.now() - 2 * 86_400_000),
  };
  const { SpotPriceHistory = [] } = await ec2.describeSpotPriceHistory(query);
  assert.ok(SpotPriceHistory.length >= 6);
  const times = SpotPriceHistory.map((it) => it.Timestamp?.getTime() ?? 0);
  assert.equal(
    times,
    [...times].sort((left, right) => right - left),
  );
  assert.ok(new Set(SpotPriceHistory.map((it) => it.SpotPrice)).size > 1);
});

test('today has a spot price for every type, in pages', async () => {
  const { ec2 } = openSandbox();
  const { SpotPriceHistory = [], NextToken } = await ec2.describeSpotPriceHistory({});
  assert.is(SpotPriceHistory.length, 1000);
  assert.ok(NextToken);
});

test.run();
