import type { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ec2Of, errorOf, openSandbox } from './clients.ts';

const dayMs = 86_400_000;

async function vpcIn(ec2: EC2, CidrBlock: string) {
  return (await ec2.createVpc({ CidrBlock })).Vpc?.VpcId ?? '';
}

async function vpcWithNames(ec2: EC2, CidrBlock: string) {
  const VpcId = await vpcIn(ec2, CidrBlock);
  await ec2.modifyVpcAttribute({ VpcId, EnableDnsHostnames: { Value: true } });
  return VpcId;
}

/** A peering connection from the sandbox's own account to another one. */
async function request({ peerCidr = '10.1.0.0/16', region = 'us-east-1' } = {}) {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const credentials = { accessKeyId: '210987654321', secretAccessKey: 'secret' };
  const other = ec2Of(sandbox, { credentials, region });
  const { VpcPeeringConnection } = await ec2.createVpcPeeringConnection({
    VpcId: await vpcWithNames(ec2, '10.0.0.0/16'),
    PeerVpcId: await vpcWithNames(other, peerCidr),
    PeerOwnerId: '210987654321',
    PeerRegion: region,
  });
  const VpcPeeringConnectionId = VpcPeeringConnection?.VpcPeeringConnectionId ?? '';
  const stateFor = async (client: EC2) => {
    const VpcPeeringConnectionIds = [VpcPeeringConnectionId];
    const found = await client.describeVpcPeeringConnections({ VpcPeeringConnectionIds });
    return found.VpcPeeringConnections?.[0]?.Status?.Code;
  };
  return { sandbox, ec2, other, VpcPeeringConnectionId, stateFor };
}

test('a peering connection is active for both accounts once the other one accepts', async () => {
  const { sandbox, ec2, other, VpcPeeringConnectionId, stateFor } = await request();
  assert.is(await stateFor(ec2), 'initiating-request');
  sandbox.clock.advance(1_000);
  assert.is(await stateFor(other), 'pending-acceptance');
  const own = await errorOf(ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId }));
  assert.is(own.name, 'OperationNotPermitted');
  await other.acceptVpcPeeringConnection({ VpcPeeringConnectionId });
  assert.equal([await stateFor(ec2), await stateFor(other)], ['active', 'active']);
  await ec2.deleteVpcPeeringConnection({ VpcPeeringConnectionId });
  assert.is(await stateFor(other), 'deleted');
  sandbox.clock.advance(2 * 3_600_000);
  assert.is((await errorOf(stateFor(ec2))).name, 'InvalidVpcPeeringConnectionID.NotFound');
});

test('a rejected request cannot be accepted any more', async () => {
  const { other, VpcPeeringConnectionId, stateFor, ec2 } = await request();
  await other.rejectVpcPeeringConnection({ VpcPeeringConnectionId });
  assert.is(await stateFor(ec2), 'rejected');
  const late = await errorOf(other.acceptVpcPeeringConnection({ VpcPeeringConnectionId }));
  assert.is(late.name, 'InvalidStateTransition');
});

test('a request that nobody answers expires after a week', async () => {
  const { sandbox, ec2, other, stateFor } = await request();
  sandbox.clock.advance(7 * dayMs);
  assert.equal([await stateFor(ec2), await stateFor(other)], ['expired', 'expired']);
});

test('VPCs with overlapping addresses cannot be peered', async () => {
  const { sandbox, ec2, stateFor } = await request({ peerCidr: '10.0.128.0/20' });
  sandbox.clock.advance(1_000);
  assert.is(await stateFor(ec2), 'failed');
});

test('a request to another region is accepted there', async () => {
  const { sandbox, other, VpcPeeringConnectionId } = await request({ region: 'eu-west-1' });
  sandbox.clock.advance(1_000);
  await other.acceptVpcPeeringConnection({ VpcPeeringConnectionId });
  const { AccepterPeeringConnectionOptions } = await other.modifyVpcPeeringConnectionOptions({
    VpcPeeringConnectionId,
    AccepterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true },
  });
  assert.is(AccepterPeeringConnectionOptions?.AllowDnsResolutionFromRemoteVpc, true);
});

test('a connection is accepted once, and asked for once while there is one', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const [VpcId, PeerVpcId] = [await vpcIn(ec2, '10.0.0.0/16'), await vpcIn(ec2, '10.1.0.0/16')];
  const nobody = await errorOf(ec2.createVpcPeeringConnection({ VpcId }));
  assert.is(nobody.name, 'MissingParameter');
  const asked = await ec2.createVpcPeeringConnection({ VpcId, PeerVpcId });
  const { VpcPeeringConnectionId } = asked.VpcPeeringConnection ?? {};
  const again = await errorOf(
    ec2.createVpcPeeringConnection({ VpcId: PeerVpcId, PeerVpcId: VpcId }),
  );
  assert.is(again.name, 'VpcPeeringConnectionAlreadyExists');
  await ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId });
  const twice = await errorOf(ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId }));
  assert.is(twice.name, 'InvalidStateTransition');
  const RequesterPeeringConnectionOptions = { AllowDnsResolutionFromRemoteVpc: true };
  const names = await errorOf(
    ec2.modifyVpcPeeringConnectionOptions({
      ...{ VpcPeeringConnectionId, RequesterPeeringConnectionOptions },
    }),
  );
  assert.is(names.name, 'InvalidVpcPeeringConnectionState.DnsHostnamesDisabled');
  await ec2.deleteVpcPeeringConnection({ VpcPeeringConnectionId });
  await ec2.createVpcPeeringConnection({ VpcId, PeerVpcId });
});

test('a placement group is in use while an instance runs in it', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const GroupName = 'close';
  await ec2.createPlacementGroup({ GroupName, Strategy: 'cluster' });
  const again = await errorOf(ec2.createPlacementGroup({ GroupName }));
  assert.is(again.name, 'InvalidPlacementGroup.Duplicate');
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const { Instances = [] } = await ec2.runInstances({
    ImageId: Images[0]?.ImageId,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    Placement: { GroupName },
  });
  assert.is(Instances[0]?.Placement?.GroupName, GroupName);
  const used = await errorOf(ec2.deletePlacementGroup({ GroupName }));
  assert.is(used.name, 'InvalidPlacementGroup.InUse');
  await ec2.terminateInstances({ InstanceIds: [Instances[0]?.InstanceId ?? ''] });
  sandbox.clock.advance(60_000);
  await ec2.deletePlacementGroup({ GroupName });
  const gone = await errorOf(ec2.describePlacementGroups({ GroupNames: [GroupName] }));
  assert.is(gone.name, 'InvalidPlacementGroup.Unknown');
});

test.run();
