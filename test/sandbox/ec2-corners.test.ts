import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

test('burstable instances have credits, others none', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Images: [image] = [] } = await ec2.describeImages({
    Owners: ['amazon'],
    Filters: [{ Name: 'architecture', Values: ['x86_64'] }],
  });
  const launch = async (InstanceType: 't2.micro' | 'm5.large') => {
    const wish = { ImageId: image?.ImageId, InstanceType, MinCount: 1, MaxCount: 1 };
    return (await ec2.runInstances(wish)).Instances?.[0]?.InstanceId ?? '';
  };
  const [small, large] = [await launch('t2.micro'), await launch('m5.large')];
  const creditsNow = async () => {
    const answer = await ec2.describeInstanceCreditSpecifications({ InstanceIds: [small] });
    return answer.InstanceCreditSpecifications?.[0]?.CpuCredits;
  };
  assert.is(await creditsNow(), 'standard');
  await ec2.modifyDefaultCreditSpecification({ InstanceFamily: 't2', CpuCredits: 'unlimited' });
  assert.is(await creditsNow(), 'unlimited');
  const { UnsuccessfulInstanceCreditSpecifications: left } =
    await ec2.modifyInstanceCreditSpecification({
      InstanceCreditSpecifications: [
        { InstanceId: small, CpuCredits: 'standard' },
        { InstanceId: large, CpuCredits: 'standard' },
      ],
    });
  assert.is(await creditsNow(), 'standard');
  assert.is(left?.[0]?.Error?.Code, 'InstanceCreditSpecification.NotSupported');
  const none = ec2.describeInstanceCreditSpecifications({ InstanceIds: [large] });
  assert.is((await errorOf(none)).name, 'InstanceCreditSpecification.NotSupported');
});

test('a part of a subnet is reserved once', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const { Subnet } = await ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: '10.0.1.0/24' });
  const wish = { SubnetId: Subnet?.SubnetId, ReservationType: 'prefix' } as const;
  const reserve = (Cidr: string) => ec2.createSubnetCidrReservation({ ...wish, Cidr });
  assert.is((await errorOf(reserve('10.0.2.0/28'))).name, 'InvalidSubnet.Range');
  const { SubnetCidrReservation } = await reserve('10.0.1.16/28');
  assert.is((await errorOf(reserve('10.0.1.0/27'))).name, 'InvalidSubnet.Conflict');
  const { SubnetId } = wish;
  const { SubnetIpv4CidrReservations } = await ec2.getSubnetCidrReservations({ SubnetId });
  assert.equal(
    SubnetIpv4CidrReservations?.map(({ Cidr }) => Cidr),
    ['10.0.1.16/28'],
  );
  const { SubnetCidrReservationId } = SubnetCidrReservation ?? {};
  await ec2.deleteSubnetCidrReservation({ SubnetCidrReservationId });
  const after = await ec2.getSubnetCidrReservations({ SubnetId });
  assert.equal(after.SubnetIpv4CidrReservations, []);
});

test('an account has one spot data feed or none', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const none = await errorOf(ec2.describeSpotDatafeedSubscription({}));
  assert.is(none.name, 'InvalidSpotDatafeed.NotFound');
  await ec2.createSpotDatafeedSubscription({ Bucket: 'prices', Prefix: 'spot' });
  const { SpotDatafeedSubscription } = await ec2.describeSpotDatafeedSubscription({});
  assert.is(SpotDatafeedSubscription?.Bucket, 'prices');
  await ec2.deleteSpotDatafeedSubscription({});
  assert.is((await errorOf(ec2.describeSpotDatafeedSubscription({}))).name, none.name);
});

test('nothing is linked to networks from before VPCs', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  assert.equal((await ec2.describeClassicLinkInstances({})).Instances, []);
  const { Vpcs = [] } = await ec2.describeVpcClassicLink({});
  assert.ok(Vpcs.length > 0 && Vpcs.every(({ ClassicLinkEnabled }) => !ClassicLinkEnabled));
  const dns = await ec2.describeVpcClassicLinkDnsSupport({});
  assert.is(dns.Vpcs?.length, Vpcs.length);
  assert.equal((await ec2.describeMovingAddresses({})).MovingAddressStatuses, []);
  const notes = await ec2.describeVpcEndpointConnectionNotifications({});
  assert.equal(notes.ConnectionNotificationSet, []);
});

test.run();
