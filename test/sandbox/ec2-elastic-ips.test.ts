import type { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ec2Of, errorOf, openSandbox } from './clients.ts';

async function home() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { Subnets = [] } = await ec2.describeSubnets({});
  const SubnetId = Subnets[0]?.SubnetId ?? '';
  const card = async () =>
    (await ec2.createNetworkInterface({ SubnetId, SecondaryPrivateIpAddressCount: 1 }))
      .NetworkInterface ?? {};
  const address = async () => (await ec2.allocateAddress({})).AllocationId ?? '';
  return { sandbox, ec2, SubnetId, card, address };
}

async function placeOf(ec2: EC2, AllocationId: string) {
  const { Addresses = [] } = await ec2.describeAddresses({ AllocationIds: [AllocationId] });
  const [{ NetworkInterfaceId, PrivateIpAddress, InstanceId } = {}] = Addresses;
  return { NetworkInterfaceId, PrivateIpAddress, InstanceId };
}

test('an elastic IP moves without being asked twice, unless that is forbidden', async () => {
  const { ec2, card, address } = await home();
  const [one, other, AllocationId] = [await card(), await card(), await address()];
  const to = (it: typeof one) => ({ AllocationId, NetworkInterfaceId: it.NetworkInterfaceId });
  const first = await ec2.associateAddress(to(one));
  assert.is((await ec2.associateAddress(to(one))).AssociationId, first.AssociationId);
  const kept = await errorOf(ec2.associateAddress({ ...to(other), AllowReassociation: false }));
  assert.is(kept.name, 'Resource.AlreadyAssociated');
  await ec2.associateAddress(to(other));
  assert.is((await placeOf(ec2, AllocationId)).NetworkInterfaceId, other.NetworkInterfaceId);
});

test('an interface that has an elastic IP lets it go for another one', async () => {
  const { ec2, card, address } = await home();
  const [{ NetworkInterfaceId }, old, young] = [await card(), await address(), await address()];
  await ec2.associateAddress({ AllocationId: old, NetworkInterfaceId });
  const change = { AllocationId: young, NetworkInterfaceId };
  const kept = await errorOf(ec2.associateAddress({ ...change, AllowReassociation: false }));
  assert.is(kept.name, 'Resource.AlreadyAssociated');
  await ec2.associateAddress(change);
  assert.is((await placeOf(ec2, old)).NetworkInterfaceId, undefined);
  await ec2.releaseAddress({ AllocationId: old });
});

test('every private address of an interface has room for one', async () => {
  const { ec2, card, address } = await home();
  const { NetworkInterfaceId, PrivateIpAddresses = [] } = await card();
  const [first, second] = [await address(), await address()];
  const PrivateIpAddress = PrivateIpAddresses[1]?.PrivateIpAddress;
  await ec2.associateAddress({ AllocationId: first, NetworkInterfaceId });
  await ec2.associateAddress({ AllocationId: second, NetworkInterfaceId, PrivateIpAddress });
  const Filters = [{ Name: 'association.allocation-id', Values: [second] }];
  const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces({ Filters });
  assert.equal(
    NetworkInterfaces[0]?.PrivateIpAddresses?.map((it) => it.Association?.AllocationId),
    [first, second],
  );
  const foreign = { AllocationId: first, NetworkInterfaceId, PrivateIpAddress: '10.9.9.9' };
  assert.is((await errorOf(ec2.associateAddress(foreign))).name, 'InvalidParameterValue');
  await ec2.unassignPrivateIpAddresses({
    NetworkInterfaceId,
    PrivateIpAddresses: [PrivateIpAddress ?? ''],
  });
  assert.is((await placeOf(ec2, second)).NetworkInterfaceId, undefined);
  await ec2.deleteNetworkInterface({ NetworkInterfaceId });
  await ec2.releaseAddress({ AllocationId: first });
});

test('an elastic IP needs a way to the internet, and an instance that is not pending', async () => {
  const { sandbox, ec2, SubnetId, address } = await home();
  const AllocationId = await address();
  const { VpcId } = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc ?? {};
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.0.0/24' });
  const inside = await ec2.createNetworkInterface({ SubnetId: Subnet?.SubnetId });
  const { NetworkInterfaceId } = inside.NetworkInterface ?? {};
  const cut = await errorOf(ec2.associateAddress({ AllocationId, NetworkInterfaceId }));
  assert.is(cut.name, 'Gateway.NotAttached');
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const { Instances = [] } = await ec2.runInstances({
    ...{ ImageId: Images[0]?.ImageId, InstanceType: 't3.micro', SubnetId },
    ...{ MinCount: 1, MaxCount: 1 },
  });
  const InstanceId = Instances[0]?.InstanceId;
  const early = await errorOf(ec2.associateAddress({ AllocationId, InstanceId }));
  assert.match(early.message, 'pending instance');
  sandbox.clock.advance(60_000);
  await ec2.associateAddress({ AllocationId, InstanceId });
  assert.is((await placeOf(ec2, AllocationId)).InstanceId, InstanceId);
});

test('a reverse name locks an address to the account', async () => {
  const { ec2, address } = await home();
  const AllocationId = await address();
  await ec2.modifyAddressAttribute({ AllocationId, DomainName: 'mail.example.com' });
  const { Addresses = [] } = await ec2.describeAddressesAttribute({
    ...{ AllocationIds: [AllocationId], Attribute: 'domain-name' },
  });
  assert.is(Addresses[0]?.PtrRecord, 'mail.example.com.');
  assert.is((await errorOf(ec2.releaseAddress({ AllocationId }))).name, 'InvalidAddress.Locked');
  await ec2.resetAddressAttribute({ AllocationId, Attribute: 'domain-name' });
  await ec2.releaseAddress({ AllocationId });
});

test('what is no address is malformed', async () => {
  const { ec2 } = await home();
  const strange = await errorOf(ec2.describeAddresses({ PublicIps: ['banana'] }));
  assert.is(strange.name, 'InvalidAddress.Malformed');
  const unknown = await errorOf(ec2.describeAddresses({ PublicIps: ['192.0.2.1'] }));
  assert.is(unknown.name, 'InvalidAddress.NotFound');
});

test('an address is given to another account, which takes it within hours', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const TransferAccountId = '210987654321';
  const other = ec2Of(sandbox, {
    credentials: { accessKeyId: TransferAccountId, secretAccessKey: 'secret' },
  });
  const { AllocationId = '', PublicIp: Address = '' } = await ec2.allocateAddress({});
  const early = await errorOf(other.acceptAddressTransfer({ Address }));
  assert.is(early.name, 'InvalidAddress.NotFound');
  const offer = { AllocationId, TransferAccountId };
  await ec2.enableAddressTransfer(offer);
  sandbox.clock.advance(8 * 3_600_000);
  const late = await errorOf(other.acceptAddressTransfer({ Address }));
  assert.is(late.name, 'InvalidAddress.NotFound');
  await ec2.enableAddressTransfer(offer);
  const { AddressTransfer } = await other.acceptAddressTransfer({ Address });
  assert.is(AddressTransfer?.AddressTransferStatus, 'accepted');
  const { Addresses } = await other.describeAddresses({ PublicIps: [Address] });
  assert.is(Addresses?.length, 1);
  const gone = await errorOf(ec2.describeAddresses({ AllocationIds: [AllocationId] }));
  assert.is(gone.name, 'InvalidAllocationID.NotFound');
  const { AddressTransfers } = await ec2.describeAddressTransfers({});
  assert.is(AddressTransfers?.[0]?.AddressTransferStatus, 'accepted');
});

test('an interface is permitted to one account at a time', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const SubnetId = (await ec2.describeSubnets({})).Subnets?.[0]?.SubnetId;
  const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId });
  const NetworkInterfaceId = NetworkInterface?.NetworkInterfaceId;
  const permit = (AwsAccountId: string) =>
    ec2.createNetworkInterfacePermission({
      ...{ NetworkInterfaceId, AwsAccountId, Permission: 'INSTANCE-ATTACH' },
    });
  const { InterfacePermission } = await permit('111122223333');
  assert.is(InterfacePermission?.PermissionState?.State, 'granted');
  assert.is((await errorOf(permit('444455556666'))).name, 'OperationNotPermitted');
  const NetworkInterfacePermissionId = InterfacePermission?.NetworkInterfacePermissionId;
  await ec2.deleteNetworkInterfacePermission({ NetworkInterfacePermissionId });
  await permit('444455556666');
});

test.run();
