import type { Place } from './waiter-places.ts';
import type { Scene } from './waiter-scene.ts';

async function vpc({ ec2 }: Place, CidrBlock = '10.80.0.0/16') {
  const { Vpc } = await ec2.createVpc({ CidrBlock });
  return { VpcIds: [Vpc?.VpcId ?? ''] };
}

async function subnet(place: Place) {
  const [VpcId] = (await vpc(place)).VpcIds;
  const { Subnet } = await place.ec2.createSubnet({ VpcId, CidrBlock: '10.80.1.0/24' });
  return { SubnetIds: [Subnet?.SubnetId ?? ''] };
}

async function card(place: Place) {
  const [SubnetId] = (await subnet(place)).SubnetIds;
  const { NetworkInterface } = await place.ec2.createNetworkInterface({ SubnetId });
  return { NetworkInterfaceIds: [NetworkInterface?.NetworkInterfaceId ?? ''] };
}

async function peering(place: Place) {
  const [VpcId] = (await vpc(place)).VpcIds;
  const [PeerVpcId] = (await vpc(place, '10.81.0.0/16')).VpcIds;
  const made = await place.ec2.createVpcPeeringConnection({ VpcId, PeerVpcId });
  const id = made.VpcPeeringConnection?.VpcPeeringConnectionId ?? '';
  return { VpcPeeringConnectionIds: [id] };
}

/** A private NAT gateway comes about anywhere, a public one only where there is a way out. */
async function nat(place: Place, ConnectivityType: 'private' | 'public') {
  const [SubnetId] = (await subnet(place)).SubnetIds;
  const { AllocationId } = await place.ec2.allocateAddress({ Domain: 'vpc' });
  const made = await place.ec2.createNatGateway({
    SubnetId,
    ConnectivityType,
    ...(ConnectivityType === 'public' && { AllocationId }),
  });
  return { NatGatewayIds: [made.NatGateway?.NatGatewayId ?? ''] };
}

async function customer({ ec2 }: Place) {
  const made = await ec2.createCustomerGateway({
    Type: 'ipsec.1',
    IpAddress: '203.0.113.7',
    BgpAsn: 65_534,
  });
  return { CustomerGatewayIds: [made.CustomerGateway?.CustomerGatewayId ?? ''] };
}

async function vpn(place: Place) {
  const [CustomerGatewayId] = (await customer(place)).CustomerGatewayIds;
  const { VpnGateway } = await place.ec2.createVpnGateway({ Type: 'ipsec.1' });
  const made = await place.ec2.createVpnConnection({
    Type: 'ipsec.1',
    CustomerGatewayId,
    VpnGatewayId: VpnGateway?.VpnGatewayId,
  });
  return { VpnConnectionIds: [made.VpnConnection?.VpnConnectionId ?? ''] };
}

async function leavingVpn(place: Place) {
  const these = await vpn(place);
  place.sandbox.clock.advance(600_000);
  await place.ec2.deleteVpnConnection({ VpnConnectionId: these.VpnConnectionIds[0] });
  return these;
}

/** The waiters for networks and what joins them. */
export const networkScenes: Readonly<Record<string, Scene>> = {
  VpcExists: {
    success: (place) => vpc(place),
    ends: 'timeout',
    otherwise: () => ({ VpcIds: ['vpc-00000000'] }),
  },
  VpcAvailable: {
    success: (place) => vpc(place),
    ends: 'timeout',
    otherwise: () => ({ VpcIds: ['vpc-00000000'] }),
  },
  SubnetAvailable: {
    success: subnet,
    ends: 'timeout',
    otherwise: () => ({ SubnetIds: ['subnet-00000000'] }),
  },
  NetworkInterfaceAvailable: {
    success: card,
    ends: 'failure',
    otherwise: async (place) => {
      const these = await card(place);
      await place.ec2.deleteNetworkInterface({ NetworkInterfaceId: these.NetworkInterfaceIds[0] });
      return these;
    },
  },
  InternetGatewayExists: {
    success: async ({ ec2 }) => {
      const { InternetGateway } = await ec2.createInternetGateway({});
      return { InternetGatewayIds: [InternetGateway?.InternetGatewayId] };
    },
    ends: 'timeout',
    otherwise: () => ({ InternetGatewayIds: ['igw-00000000'] }),
  },
  SecurityGroupExists: {
    success: async (place) => {
      const [VpcId] = (await vpc(place)).VpcIds;
      const made = await place.ec2.createSecurityGroup({ VpcId, GroupName: 'a', Description: 'a' });
      return { GroupIds: [made.GroupId] };
    },
    ends: 'timeout',
    otherwise: () => ({ GroupIds: ['sg-00000000'] }),
  },
  NatGatewayAvailable: {
    success: (place) => nat(place, 'private'),
    ends: 'failure',
    otherwise: (place) => nat(place, 'public'),
  },
  NatGatewayDeleted: {
    success: async (place) => {
      const these = await nat(place, 'private');
      await place.ec2.deleteNatGateway({ NatGatewayId: these.NatGatewayIds[0] });
      return these;
    },
    ends: 'timeout',
    otherwise: (place) => nat(place, 'private'),
  },
  VpcPeeringConnectionExists: {
    success: peering,
    ends: 'timeout',
    otherwise: () => ({ VpcPeeringConnectionIds: ['pcx-00000000'] }),
  },
  VpcPeeringConnectionDeleted: {
    success: async (place) => {
      const these = await peering(place);
      const [VpcPeeringConnectionId] = these.VpcPeeringConnectionIds;
      await place.ec2.deleteVpcPeeringConnection({ VpcPeeringConnectionId });
      return these;
    },
    ends: 'timeout',
    otherwise: peering,
  },
  CustomerGatewayAvailable: {
    success: customer,
    ends: 'failure',
    otherwise: async (place) => {
      const these = await customer(place);
      await place.ec2.deleteCustomerGateway({ CustomerGatewayId: these.CustomerGatewayIds[0] });
      return these;
    },
  },
  VpnConnectionAvailable: { success: vpn, ends: 'failure', otherwise: leavingVpn },
  VpnConnectionDeleted: { success: leavingVpn, ends: 'failure', otherwise: vpn },
};
