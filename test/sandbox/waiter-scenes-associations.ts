import type { Place } from './waiter-places.ts';
import type { Scene } from './waiter-scene.ts';

const minute = 60_000;

async function vpc({ ec2 }: Place, CidrBlock: string): Promise<string> {
  return (await ec2.createVpc({ CidrBlock })).Vpc?.VpcId ?? '';
}

async function lent(place: Place) {
  const home = await vpc(place, '10.80.0.0/16');
  const VpcId = await vpc(place, '10.81.0.0/16');
  const made = { GroupName: 'lent', Description: 'of two networks', VpcId: home };
  const { GroupId = '' } = await place.ec2.createSecurityGroup(made);
  await place.ec2.associateSecurityGroupVpc({ GroupId, VpcId });
  const Filters = [{ Name: 'group-id', Values: [GroupId] }];
  return { GroupId, VpcId, asked: { Filters } };
}

/** A group that was lent and is taken back, perhaps while an interface of the borrower has it. */
async function takenBack(place: Place, used: boolean) {
  const { GroupId, VpcId, asked } = await lent(place);
  place.sandbox.clock.advance(minute);
  const { Subnet } = await place.ec2.createSubnet({ VpcId, CidrBlock: '10.81.1.0/24' });
  const SubnetId = Subnet?.SubnetId;
  if (used) await place.ec2.createNetworkInterface({ SubnetId, Groups: [GroupId] });
  await place.ec2.disassociateSecurityGroupVpc({ GroupId, VpcId });
  return asked;
}

async function network({ ec2 }: Place) {
  const Ipv4CidrBlock = '10.0.0.0/16';
  const made = await ec2.createSecondaryNetwork({ Ipv4CidrBlock, NetworkType: 'rdma' });
  return made.SecondaryNetwork?.SecondaryNetworkId ?? '';
}

async function subnet(place: Place) {
  const SecondaryNetworkId = await network(place);
  place.sandbox.clock.advance(minute);
  const { SecondarySubnet } = await place.ec2.createSecondarySubnet({
    SecondaryNetworkId,
    Ipv4CidrBlock: '10.0.1.0/24',
    AvailabilityZoneId: 'use1-az1',
  });
  return { SecondaryNetworkId, SecondarySubnetId: SecondarySubnet?.SecondarySubnetId ?? '' };
}

/** The waiters for security groups in other VPCs, and for networks apart from VPCs. */
export const associationScenes: Readonly<Record<string, Scene>> = {
  SecurityGroupVpcAssociationAssociated: {
    success: async (place) => (await lent(place)).asked,
    ends: 'failure',
    otherwise: async (place) => {
      const { VpcId, asked } = await lent(place);
      await place.ec2.deleteVpc({ VpcId });
      return asked;
    },
  },
  SecurityGroupVpcAssociationDisassociated: {
    success: (place) => takenBack(place, false),
    ends: 'failure',
    otherwise: (place) => takenBack(place, true),
  },
  SecondaryNetworkCreateComplete: {
    success: async (place) => ({ SecondaryNetworkIds: [await network(place)] }),
    ends: 'timeout',
    otherwise: () => ({ SecondaryNetworkIds: ['sn-00000000'] }),
  },
  SecondaryNetworkDeleteComplete: {
    success: async (place) => {
      const SecondaryNetworkId = await network(place);
      place.sandbox.clock.advance(minute);
      await place.ec2.deleteSecondaryNetwork({ SecondaryNetworkId });
      return { SecondaryNetworkIds: [SecondaryNetworkId] };
    },
    ends: 'failure',
    otherwise: async (place) => {
      const { SecondaryNetworkId } = await subnet(place);
      await place.ec2.deleteSecondaryNetwork({ SecondaryNetworkId });
      return { SecondaryNetworkIds: [SecondaryNetworkId] };
    },
  },
  SecondarySubnetCreateComplete: {
    success: async (place) => ({ SecondarySubnetIds: [(await subnet(place)).SecondarySubnetId] }),
    ends: 'timeout',
    otherwise: () => ({ SecondarySubnetIds: ['ss-00000000'] }),
  },
  SecondarySubnetDeleteComplete: {
    success: async (place) => {
      const { SecondarySubnetId } = await subnet(place);
      place.sandbox.clock.advance(minute);
      await place.ec2.deleteSecondarySubnet({ SecondarySubnetId });
      return { SecondarySubnetIds: [SecondarySubnetId] };
    },
    ends: 'timeout',
    otherwise: async (place) => ({
      SecondarySubnetIds: [(await subnet(place)).SecondarySubnetId],
    }),
  },
};
