import type { EC2, Instance, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function launching() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const ImageId = Images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId;
  const request = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const;
  const run = async (more: Partial<RunInstancesRequest> = {}) => {
    const { Instances = [] } = await ec2.runInstances({ ...request, ...more });
    return described(ec2, Instances[0]?.InstanceId ?? '');
  };
  return { sandbox, ec2, run, request };
}

async function described(ec2: EC2, id: string): Promise<Instance> {
  const { Reservations } = await ec2.describeInstances({ InstanceIds: [id] });
  const instance = Reservations?.[0]?.Instances?.[0];
  if (!instance) throw new Error('no instance');
  return instance;
}

test('what a launch asks for is told again by whoever describes the instance', async () => {
  const { ec2, run } = await launching();
  await ec2.createKeyPair({ KeyName: 'mine' });
  const options = {
    CpuOptions: { CoreCount: 1, ThreadsPerCore: 1 },
    HibernationOptions: { Configured: true },
    EnclaveOptions: { Enabled: true },
    PrivateDnsNameOptions: {
      HostnameType: 'resource-name',
      EnableResourceNameDnsARecord: true,
      EnableResourceNameDnsAAAARecord: false,
    },
    NetworkPerformanceOptions: { BandwidthWeighting: 'vpc-1' },
  } as const;
  const instance = await run({
    ...options,
    KeyName: 'mine',
    MaintenanceOptions: { AutoRecovery: 'disabled' },
    CapacityReservationSpecification: { CapacityReservationPreference: 'none' },
    MetadataOptions: { HttpTokens: 'optional', HttpProtocolIpv6: 'enabled' },
    CreditSpecification: { CpuCredits: 'standard' },
    Placement: { Tenancy: 'dedicated', PartitionNumber: 3 },
    DisableApiStop: true,
    InstanceInitiatedShutdownBehavior: 'terminate',
  });
  for (const [name, value] of Object.entries(options)) {
    assert.equal(instance[name as keyof Instance], value, name);
  }
  assert.is(instance.KeyName, 'mine');
  assert.is(instance.MaintenanceOptions?.AutoRecovery, 'disabled');
  assert.is(instance.CapacityReservationSpecification?.CapacityReservationPreference, 'none');
  assert.is(instance.MetadataOptions?.HttpTokens, 'optional');
  assert.is(instance.MetadataOptions?.HttpProtocolIpv6, 'enabled');
  assert.is(instance.Placement?.PartitionNumber, 3);
  assert.is(instance.PrivateDnsName, `${instance.InstanceId}.ec2.internal`);
  const InstanceId = instance.InstanceId ?? '';
  const credits = await ec2.describeInstanceCreditSpecifications({ InstanceIds: [InstanceId] });
  assert.is(credits.InstanceCreditSpecifications?.[0]?.CpuCredits, 'standard');
  const Attribute = 'instanceInitiatedShutdownBehavior';
  const shown = await ec2.describeInstanceAttribute({ InstanceId, Attribute });
  assert.is(shown.InstanceInitiatedShutdownBehavior?.Value, 'terminate');
  assert.is(
    (await errorOf(ec2.stopInstances({ InstanceIds: [InstanceId] }))).name,
    'OperationNotPermitted',
  );
});

test('an instance that asked for nothing shows what its type has and AWS does by itself', async () => {
  const { sandbox, ec2, run } = await launching();
  const instance = await run();
  assert.equal(instance.StateReason, { Code: 'pending', Message: 'pending' });
  assert.equal(instance.CpuOptions, { CoreCount: 1, ThreadsPerCore: 2 });
  assert.is(instance.MaintenanceOptions?.AutoRecovery, 'default');
  assert.is(instance.PrivateDnsNameOptions?.HostnameType, 'ip-name');
  assert.is(instance.MetadataOptions?.HttpProtocolIpv6, 'disabled');
  sandbox.clock.advance(60_000);
  assert.is((await described(ec2, instance.InstanceId ?? '')).StateReason, undefined);
});

test('a key that is not there is refused', async () => {
  const { run } = await launching();
  const error = await errorOf(run({ KeyName: 'lost' }));
  assert.is(error.name, 'InvalidKeyPair.NotFound');
  assert.is(error.message, "The key pair 'lost' does not exist");
});

test('instances get IPv6 addresses where they ask for them or their subnet gives them', async () => {
  const { ec2, run } = await launching();
  const { Vpc } = await ec2.createVpc({
    ...{ CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true },
  });
  const range = Vpc?.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock ?? '';
  const Ipv6CidrBlock = range.replace('/56', '/64');
  const { Subnet } = await ec2.createSubnet({
    ...{ VpcId: Vpc?.VpcId, CidrBlock: '10.0.0.0/24', Ipv6CidrBlock },
  });
  const SubnetId = Subnet?.SubnetId ?? '';
  assert.is((await run({ SubnetId })).Ipv6Address, undefined);
  const two = await run({ SubnetId, Ipv6AddressCount: 2 });
  assert.is(two.NetworkInterfaces?.[0]?.Ipv6Addresses?.length, 2);
  assert.is(two.Ipv6Address, two.NetworkInterfaces?.[0]?.Ipv6Addresses?.[0]?.Ipv6Address);
  const Ipv6Address = Ipv6CidrBlock.replace('::/64', '::15');
  const very = await run({ SubnetId, Ipv6Addresses: [{ Ipv6Address }] });
  assert.is(very.Ipv6Address, Ipv6Address);
  const both = run({ SubnetId, Ipv6Addresses: [{ Ipv6Address }], Ipv6AddressCount: 1 });
  assert.is((await errorOf(both)).name, 'InvalidParameterCombination');
  await ec2.modifySubnetAttribute({ SubnetId, AssignIpv6AddressOnCreation: { Value: true } });
  assert.ok((await run({ SubnetId })).Ipv6Address);
  const none = await run({ SubnetId, Ipv6AddressCount: 0 });
  assert.is(none.Ipv6Address, undefined);
});

test('a launch can have several interfaces, one of them made before', async () => {
  const { ec2, run } = await launching();
  const { Subnets = [] } = await ec2.describeSubnets({});
  const SubnetId = Subnets[0]?.SubnetId ?? '';
  const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId, Description: 'kept' });
  const instance = await run({
    NetworkInterfaces: [
      { DeviceIndex: 0, SubnetId, Description: 'first', SecondaryPrivateIpAddressCount: 2 },
      { DeviceIndex: 1, NetworkInterfaceId: NetworkInterface?.NetworkInterfaceId },
    ],
  });
  const [first, second] = instance.NetworkInterfaces ?? [];
  assert.equal([first?.Description, second?.Description], ['first', 'kept']);
  assert.is(first?.PrivateIpAddresses?.length, 3);
  assert.is(second?.Attachment?.DeviceIndex, 1);
  assert.is(second?.Attachment?.DeleteOnTermination, false);
  const again = run({
    NetworkInterfaces: [
      { DeviceIndex: 0, NetworkInterfaceId: NetworkInterface?.NetworkInterfaceId },
    ],
  });
  assert.is((await errorOf(again)).name, 'InvalidNetworkInterface.InUse');
});

test('everything a launch template holds reaches the instance, and can be read back from it', async () => {
  const { ec2, request } = await launching();
  await ec2.createKeyPair({ KeyName: 'mine' });
  const { ImageId } = request;
  const Tags = [{ Key: 'Name', Value: 'web' }];
  const data = {
    ImageId,
    InstanceType: 't3.small',
    KeyName: 'mine',
    UserData: Buffer.from('#!/bin/sh').toString('base64'),
    EbsOptimized: true,
    Monitoring: { Enabled: true },
    DisableApiTermination: true,
    InstanceInitiatedShutdownBehavior: 'terminate',
    CreditSpecification: { CpuCredits: 'unlimited' },
    CpuOptions: { CoreCount: 1, ThreadsPerCore: 1 },
    HibernationOptions: { Configured: true },
    EnclaveOptions: { Enabled: false },
    MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 5 },
    MaintenanceOptions: { AutoRecovery: 'disabled' },
    PrivateDnsNameOptions: { HostnameType: 'resource-name', EnableResourceNameDnsARecord: true },
    BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 12, VolumeType: 'gp3' } }],
    TagSpecifications: [{ ResourceType: 'instance', Tags }],
  } as const;
  await ec2.createLaunchTemplate({
    LaunchTemplateName: 'web',
    LaunchTemplateData: data as never,
  });
  const LaunchTemplate = { LaunchTemplateName: 'web' };
  const { Instances } = await ec2.runInstances({ LaunchTemplate, MinCount: 1, MaxCount: 1 });
  const InstanceId = Instances?.[0]?.InstanceId ?? '';
  const { LaunchTemplateData: read = {} } = await ec2.getLaunchTemplateData({ InstanceId });
  const told = read as Record<string, unknown>;
  const { BlockDeviceMappings: disks, MetadataOptions, PrivateDnsNameOptions, ...same } = data;
  for (const [name, value] of Object.entries(same)) assert.equal(told[name], value, name);
  assert.is(read.MetadataOptions?.HttpPutResponseHopLimit, MetadataOptions.HttpPutResponseHopLimit);
  assert.is(read.PrivateDnsNameOptions?.HostnameType, PrivateDnsNameOptions.HostnameType);
  const disk = read.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === '/dev/sdf');
  assert.is(disk?.Ebs?.VolumeSize, disks[0].Ebs.VolumeSize);
  assert.is(read.NetworkInterfaces?.[0]?.PrivateIpAddresses?.length, 1);
  const again = {
    LaunchTemplateName: 'copy',
    LaunchTemplateData: { ...read, NetworkInterfaces: [] },
  };
  await ec2.createLaunchTemplate(again as never);
});

test('every filter that is documented for instances looks at what is shown', async () => {
  const { ec2, run } = await launching();
  await run();
  const instance = await run({
    MetadataOptions: { HttpPutResponseHopLimit: 7 },
    HibernationOptions: { Configured: true },
    MaintenanceOptions: { AutoRecovery: 'disabled' },
    Placement: { Affinity: 'default' },
  });
  const card = instance.NetworkInterfaces?.[0];
  for (const [Name, value] of Object.entries({
    affinity: 'default',
    'availability-zone-id': 'use1-az1',
    'block-device-mapping.status': 'attached',
    'current-instance-boot-mode': 'legacy-bios',
    'hibernation-options.configured': 'true',
    'maintenance-options.auto-recovery': 'disabled',
    'metadata-options.http-put-response-hop-limit': '7',
    'network-interface.addresses.association.public-ip': instance.PublicIpAddress,
    'network-interface.attachment.attachment-id': card?.Attachment?.AttachmentId,
    'network-interface.mac-address': card?.MacAddress,
    'private-dns-name': instance.PrivateDnsName,
    'private-dns-name-options.hostname-type': 'ip-name',
    'state-reason-code': 'pending',
    'usage-operation': 'RunInstances',
  })) {
    const { Reservations = [] } = await ec2.describeInstances({
      Filters: [{ Name, Values: [value ?? ''] }],
    });
    const found = Reservations.flatMap(({ Instances = [] }) => Instances);
    assert.ok(
      found.some(({ InstanceId }) => InstanceId === instance.InstanceId),
      Name,
    );
  }
});

test.run();
