import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';
import { iamOf, makeProfile } from './iam/open-iam.ts';

async function instance() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const launch = { ImageId: Images[0]?.ImageId, InstanceType: 't3.micro' } as const;
  const { Instances = [] } = await ec2.runInstances({ ...launch, MinCount: 1, MaxCount: 1 });
  const InstanceId = Instances[0]?.InstanceId ?? '';
  return { sandbox, ec2, InstanceId, VpcId: Instances[0]?.VpcId ?? '' };
}

test('flow logs are made for each resource once, listed and deleted', async () => {
  const { ec2, VpcId } = await instance();
  const request = {
    ResourceIds: [VpcId],
    ResourceType: 'VPC',
    TrafficType: 'REJECT',
    LogDestinationType: 's3',
    LogDestination: 'arn:aws:s3:::flow',
  } as const;
  const { FlowLogIds = [] } = await ec2.createFlowLogs({ ...request, ResourceIds: [VpcId] });
  const { Unsuccessful = [] } = await ec2.createFlowLogs({ ...request, ResourceIds: [VpcId] });
  assert.is(Unsuccessful[0]?.Error?.Code, 'FlowLogAlreadyExists');
  const { FlowLogs = [] } = await ec2.describeFlowLogs({
    Filter: [{ Name: 'resource-id', Values: [VpcId] }],
  });
  assert.equal(
    FlowLogs.map((it) => it.FlowLogId),
    FlowLogIds,
  );
  assert.match(FlowLogs[0]?.LogFormat ?? '', /^\$\{version\} \$\{account-id\} /);
  await ec2.deleteFlowLogs({ FlowLogIds });
  const gone = await errorOf(ec2.deleteFlowLogs({ FlowLogIds }));
  assert.is(gone.name, 'InvalidFlowLogId.NotFound');
});

test('an instance has one profile at a time', async () => {
  const { sandbox, ec2, InstanceId } = await instance();
  await makeProfile(iamOf(sandbox), 'web');
  const profile = (Name: string) => ({ InstanceId, IamInstanceProfile: { Name } });
  await ec2.associateIamInstanceProfile(profile('web'));
  const second = await errorOf(ec2.associateIamInstanceProfile(profile('db')));
  assert.is(second.name, 'IncorrectState');
  sandbox.clock.advance(3_000);
  const { IamInstanceProfileAssociations: list = [] } =
    await ec2.describeIamInstanceProfileAssociations({
      Filters: [{ Name: 'instance-id', Values: [InstanceId] }],
    });
  assert.is(list[0]?.State, 'associated');
  assert.is(list[0]?.IamInstanceProfile?.Arn, 'arn:aws:iam::123456789012:instance-profile/web');
  const AssociationId = list[0]?.AssociationId ?? '';
  await ec2.disassociateIamInstanceProfile({ AssociationId });
  const gone = await errorOf(ec2.disassociateIamInstanceProfile({ AssociationId }));
  assert.is(gone.name, 'InvalidAssociationID.NotFound');
});

test('the groups of a VPC are listed for it', async () => {
  const { ec2, VpcId } = await instance();
  const { SecurityGroupForVpcs = [] } = await ec2.getSecurityGroupsForVpc({ VpcId });
  assert.equal(
    SecurityGroupForVpcs.map((it) => it.GroupName),
    ['default'],
  );
  const { StaleSecurityGroupSet } = await ec2.describeStaleSecurityGroups({ VpcId });
  assert.equal(StaleSecurityGroupSet, []);
});

test('volumes are encrypted once the account says so', async () => {
  const { ec2 } = await instance();
  const volume = async () => {
    const AvailabilityZone = 'us-east-1a';
    return (await ec2.createVolume({ AvailabilityZone, Size: 8 })).Encrypted;
  };
  assert.is(await volume(), false);
  await ec2.enableEbsEncryptionByDefault({});
  assert.is((await ec2.getEbsEncryptionByDefault({})).EbsEncryptionByDefault, true);
  assert.is(await volume(), true);
  await ec2.modifyEbsDefaultKmsKeyId({ KmsKeyId: 'alias/mine' });
  assert.match((await ec2.getEbsDefaultKmsKeyId({})).KmsKeyId ?? '', /alias\/mine$/);
});

test('the account sets what new instances say of their metadata service', async () => {
  const { ec2 } = await instance();
  await ec2.modifyInstanceMetadataDefaults({ HttpTokens: 'optional', HttpPutResponseHopLimit: 3 });
  const { AccountLevel } = await ec2.getInstanceMetadataDefaults({});
  assert.is(AccountLevel?.HttpPutResponseHopLimit, 3);
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const launch = { ImageId: Images[0]?.ImageId, InstanceType: 't3.micro' } as const;
  const { Instances = [] } = await ec2.runInstances({ ...launch, MinCount: 1, MaxCount: 1 });
  assert.is(Instances[0]?.MetadataOptions?.HttpTokens, 'optional');
  assert.is((await ec2.enableSerialConsoleAccess({})).SerialConsoleAccessEnabled, true);
});

test('dedicated hosts are allocated, changed and released', async () => {
  const { ec2 } = await instance();
  const { HostIds = [] } = await ec2.allocateHosts({
    InstanceType: 'm5.large',
    AvailabilityZone: 'us-east-1a',
    Quantity: 2,
  });
  assert.is(HostIds.length, 2);
  await ec2.modifyHosts({ HostIds, InstanceFamily: 'm5', AutoPlacement: 'off' });
  const { Hosts = [] } = await ec2.describeHosts({ HostIds: HostIds.slice(0, 1) });
  assert.is(Hosts[0]?.HostProperties?.InstanceFamily, 'm5');
  assert.is(Hosts[0]?.AutoPlacement, 'off');
  const answer = await ec2.releaseHosts({ HostIds: [...HostIds, 'h-00000000000000000'] });
  assert.equal(answer.Successful, HostIds);
  assert.is(answer.Unsuccessful?.[0]?.Error?.Code, 'InvalidHostID.NotFound');
});

test.run();
