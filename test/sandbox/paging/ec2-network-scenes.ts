import type { EC2 } from '@aws-sdk/client-ec2';
import type { Sandbox } from '../../../sandbox/index.ts';
import type { Churn, Scene } from './churn.ts';

const minute = 60_000;

/** The paged operations of EC2 on networks. */
export function ec2NetworkScenes(ec2: EC2, sandbox: Sandbox): Readonly<Record<string, Scene>> {
  const vpc = async (at = 200) =>
    (await ec2.createVpc({ CidrBlock: `10.${at}.0.0/16` })).Vpc?.VpcId ?? '';
  const subnet = async (VpcId: string, at = 0, net = 200) =>
    (await ec2.createSubnet({ VpcId, CidrBlock: `10.${net}.${at}.0/24` })).Subnet?.SubnetId ?? '';
  const group = async (at: number, VpcId?: string) => {
    const GroupName = `group-${at}`;
    const { GroupId } = await ec2.createSecurityGroup({ GroupName, Description: 'one', VpcId });
    return () => ec2.deleteSecurityGroup({ GroupId });
  };
  const gateway = async () =>
    (await ec2.createTransitGateway({})).TransitGateway?.TransitGatewayId ?? '';
  const attach = async (TransitGatewayId: string, at: number) => {
    const VpcId = await vpc(at);
    const SubnetIds = [await subnet(VpcId, 0, at)];
    const made = await ec2.createTransitGatewayVpcAttachment({
      TransitGatewayId,
      VpcId,
      SubnetIds,
    });
    sandbox.clock.advance(10 * minute);
    const TransitGatewayAttachmentId = made.TransitGatewayVpcAttachment?.TransitGatewayAttachmentId;
    return () => ec2.deleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId });
  };
  const attachments = async (): Promise<Churn> => {
    const id = await gateway();
    sandbox.clock.advance(10 * minute);
    return { by: 'TransitGatewayAttachmentId', make: (at) => attach(id, at) };
  };
  const attachedTable = async (): Promise<Churn> => {
    const churn = await attachments();
    const { TransitGatewayRouteTables = [] } = await ec2.describeTransitGatewayRouteTables({});
    const [table] = TransitGatewayRouteTables;
    const TransitGatewayRouteTableId = table?.TransitGatewayRouteTableId;
    return { ...churn, input: { TransitGatewayRouteTableId } };
  };
  const inVpc =
    (by: string, make: (VpcId: string, at: number) => Promise<() => Promise<unknown>>): Scene =>
    async () => {
      const VpcId = await vpc();
      return { by, make: (at) => make(VpcId, at) };
    };
  return {
    DescribeVpcs: () => ({
      by: 'VpcId',
      async make(at) {
        const VpcId = await vpc(at);
        return () => ec2.deleteVpc({ VpcId });
      },
    }),
    DescribeSubnets: inVpc('SubnetId', async (VpcId, at) => {
      const SubnetId = await subnet(VpcId, at);
      return () => ec2.deleteSubnet({ SubnetId });
    }),
    DescribeSecurityGroups: () => ({ by: 'GroupId', make: (at) => group(at) }),
    GetSecurityGroupsForVpc: async () => {
      const VpcId = await vpc();
      return { by: 'GroupId', input: { VpcId }, make: (at) => group(at, VpcId) };
    },
    DescribeSecurityGroupRules: async () => {
      const made = await ec2.createSecurityGroup({ GroupName: 'many', Description: 'rules' });
      const GroupId = made.GroupId ?? '';
      return {
        by: 'SecurityGroupRuleId',
        async make(at) {
          const port = { FromPort: 1_000 + at, ToPort: 1_000 + at };
          const { SecurityGroupRules } = await ec2.authorizeSecurityGroupIngress({
            GroupId,
            IpPermissions: [{ IpProtocol: 'tcp', ...port, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
          });
          const id = SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? '';
          return () => ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds: [id] });
        },
      };
    },
    DescribeSecurityGroupVpcAssociations: async () => {
      const VpcId = await vpc();
      const made = { GroupName: 'lent', Description: 'lent', VpcId };
      const GroupId = (await ec2.createSecurityGroup(made)).GroupId ?? '';
      return {
        by: 'VpcId',
        async make(at) {
          const other = await vpc(at);
          await ec2.associateSecurityGroupVpc({ GroupId, VpcId: other });
          sandbox.clock.advance(minute);
          return () => ec2.disassociateSecurityGroupVpc({ GroupId, VpcId: other });
        },
      };
    },
    DescribeNetworkInterfaces: async () => {
      const SubnetId = await subnet(await vpc());
      return {
        by: 'NetworkInterfaceId',
        async make() {
          const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId });
          const NetworkInterfaceId = NetworkInterface?.NetworkInterfaceId;
          return () => ec2.deleteNetworkInterface({ NetworkInterfaceId });
        },
      };
    },
    DescribeRouteTables: inVpc('RouteTableId', async (VpcId) => {
      const RouteTableId = (await ec2.createRouteTable({ VpcId })).RouteTable?.RouteTableId;
      return () => ec2.deleteRouteTable({ RouteTableId });
    }),
    DescribeNetworkAcls: inVpc('NetworkAclId', async (VpcId) => {
      const NetworkAclId = (await ec2.createNetworkAcl({ VpcId })).NetworkAcl?.NetworkAclId;
      return () => ec2.deleteNetworkAcl({ NetworkAclId });
    }),
    DescribeInternetGateways: () => ({
      by: 'InternetGatewayId',
      async make() {
        const { InternetGateway } = await ec2.createInternetGateway({});
        const InternetGatewayId = InternetGateway?.InternetGatewayId;
        return () => ec2.deleteInternetGateway({ InternetGatewayId });
      },
    }),
    DescribeEgressOnlyInternetGateways: inVpc('EgressOnlyInternetGatewayId', async (VpcId) => {
      const made = await ec2.createEgressOnlyInternetGateway({ VpcId });
      const id = made.EgressOnlyInternetGateway?.EgressOnlyInternetGatewayId;
      return () => ec2.deleteEgressOnlyInternetGateway({ EgressOnlyInternetGatewayId: id });
    }),
    DescribeCarrierGateways: () => ({
      by: 'CarrierGatewayId',
      async make(at) {
        const { CarrierGateway } = await ec2.createCarrierGateway({ VpcId: await vpc(at) });
        const CarrierGatewayId = CarrierGateway?.CarrierGatewayId;
        return () => ec2.deleteCarrierGateway({ CarrierGatewayId });
      },
    }),
    DescribeNatGateways: async () => {
      const SubnetId = await subnet(await vpc());
      return {
        by: 'NatGatewayId',
        async make() {
          const wish = { SubnetId, ConnectivityType: 'private' as const };
          const NatGatewayId = (await ec2.createNatGateway(wish)).NatGateway?.NatGatewayId;
          sandbox.clock.advance(5 * minute);
          return () => ec2.deleteNatGateway({ NatGatewayId });
        },
      };
    },
    DescribeDhcpOptions: () => ({
      by: 'DhcpOptionsId',
      async make(at) {
        const { DhcpOptions } = await ec2.createDhcpOptions({
          DhcpConfigurations: [{ Key: 'domain-name', Values: [`d${at}.example.com`] }],
        });
        const DhcpOptionsId = DhcpOptions?.DhcpOptionsId;
        return () => ec2.deleteDhcpOptions({ DhcpOptionsId });
      },
    }),
    DescribeFlowLogs: () => ({
      by: 'FlowLogId',
      async make(at) {
        const { FlowLogIds } = await ec2.createFlowLogs({
          ResourceType: 'VPC',
          ResourceIds: [await vpc(at)],
          TrafficType: 'ALL',
          LogDestinationType: 's3',
          LogDestination: 'arn:aws:s3:::flow-logs',
        });
        return () => ec2.deleteFlowLogs({ FlowLogIds });
      },
    }),
    DescribeVpcPeeringConnections: async () => {
      const VpcId = await vpc();
      return {
        by: 'VpcPeeringConnectionId',
        async make(at) {
          const PeerVpcId = await vpc(at);
          const made = await ec2.createVpcPeeringConnection({ VpcId, PeerVpcId });
          const id = made.VpcPeeringConnection?.VpcPeeringConnectionId;
          sandbox.clock.advance(1_000);
          return () => ec2.deleteVpcPeeringConnection({ VpcPeeringConnectionId: id });
        },
      };
    },
    DescribeVpcEndpoints: () => ({
      by: 'VpcEndpointId',
      async make(at) {
        const ServiceName = 'com.amazonaws.us-east-1.s3';
        const made = await ec2.createVpcEndpoint({ VpcId: await vpc(at), ServiceName });
        const id = made.VpcEndpoint?.VpcEndpointId ?? '';
        return () => ec2.deleteVpcEndpoints({ VpcEndpointIds: [id] });
      },
    }),
    DescribeManagedPrefixLists: () => ({
      by: 'PrefixListId',
      async make(at) {
        const { PrefixList } = await ec2.createManagedPrefixList({
          PrefixListName: `list-${at}`,
          MaxEntries: 1,
          AddressFamily: 'IPv4',
        });
        sandbox.clock.advance(minute);
        return () => ec2.deleteManagedPrefixList({ PrefixListId: PrefixList?.PrefixListId });
      },
    }),
    GetManagedPrefixListEntries: async () => {
      const { PrefixList } = await ec2.createManagedPrefixList({
        PrefixListName: 'long',
        MaxEntries: 60,
        AddressFamily: 'IPv4',
      });
      const PrefixListId = PrefixList?.PrefixListId;
      const change = async (how: object) => {
        sandbox.clock.advance(minute);
        const { PrefixLists } = await ec2.describeManagedPrefixLists({
          PrefixListIds: [PrefixListId ?? ''],
        });
        const CurrentVersion = PrefixLists?.[0]?.Version;
        await ec2.modifyManagedPrefixList({ PrefixListId, CurrentVersion, ...how });
        sandbox.clock.advance(minute);
      };
      return {
        by: 'Cidr',
        input: { PrefixListId },
        async make(at) {
          const entry = { Cidr: `10.${at}.0.0/16` };
          await change({ AddEntries: [entry] });
          return () => change({ RemoveEntries: [entry] });
        },
      };
    },
    DescribeSecondaryNetworks: () => ({
      by: 'SecondaryNetworkId',
      async make(at) {
        const { SecondaryNetwork } = await ec2.createSecondaryNetwork({
          Ipv4CidrBlock: `10.${at}.0.0/16`,
          NetworkType: 'rdma',
        });
        sandbox.clock.advance(minute);
        const SecondaryNetworkId = SecondaryNetwork?.SecondaryNetworkId;
        return () => ec2.deleteSecondaryNetwork({ SecondaryNetworkId });
      },
    }),
    DescribeSecondarySubnets: async () => {
      const wish = { Ipv4CidrBlock: '10.0.0.0/12', NetworkType: 'rdma' as const };
      const { SecondaryNetwork } = await ec2.createSecondaryNetwork(wish);
      const SecondaryNetworkId = SecondaryNetwork?.SecondaryNetworkId;
      sandbox.clock.advance(minute);
      return {
        by: 'SecondarySubnetId',
        async make(at) {
          const { SecondarySubnet } = await ec2.createSecondarySubnet({
            SecondaryNetworkId,
            Ipv4CidrBlock: `10.0.${at}.0/24`,
            AvailabilityZone: 'us-east-1a',
          });
          sandbox.clock.advance(minute);
          const SecondarySubnetId = SecondarySubnet?.SecondarySubnetId;
          return () => ec2.deleteSecondarySubnet({ SecondarySubnetId });
        },
      };
    },
    DescribeTrafficMirrorFilters: () => ({
      by: 'TrafficMirrorFilterId',
      async make() {
        const { TrafficMirrorFilter } = await ec2.createTrafficMirrorFilter({});
        const TrafficMirrorFilterId = TrafficMirrorFilter?.TrafficMirrorFilterId;
        return () => ec2.deleteTrafficMirrorFilter({ TrafficMirrorFilterId });
      },
    }),
    DescribeTrafficMirrorTargets: async () => {
      const SubnetId = await subnet(await vpc());
      return {
        by: 'TrafficMirrorTargetId',
        async make() {
          const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId });
          const NetworkInterfaceId = NetworkInterface?.NetworkInterfaceId;
          const made = await ec2.createTrafficMirrorTarget({ NetworkInterfaceId });
          const TrafficMirrorTargetId = made.TrafficMirrorTarget?.TrafficMirrorTargetId;
          return () => ec2.deleteTrafficMirrorTarget({ TrafficMirrorTargetId });
        },
      };
    },
    DescribeTransitGateways: () => ({
      by: 'TransitGatewayId',
      async make() {
        const TransitGatewayId = await gateway();
        sandbox.clock.advance(10 * minute);
        return () => ec2.deleteTransitGateway({ TransitGatewayId });
      },
    }),
    DescribeTransitGatewayRouteTables: async () => {
      const TransitGatewayId = await gateway();
      sandbox.clock.advance(10 * minute);
      return {
        by: 'TransitGatewayRouteTableId',
        async make() {
          const made = await ec2.createTransitGatewayRouteTable({ TransitGatewayId });
          sandbox.clock.advance(10 * minute);
          const id = made.TransitGatewayRouteTable?.TransitGatewayRouteTableId;
          return () => ec2.deleteTransitGatewayRouteTable({ TransitGatewayRouteTableId: id });
        },
      };
    },
    DescribeTransitGatewayAttachments: attachments,
    DescribeTransitGatewayVpcAttachments: attachments,
    GetTransitGatewayRouteTableAssociations: attachedTable,
    GetTransitGatewayRouteTablePropagations: attachedTable,
    DescribeTransitGatewayPeeringAttachments: async () => {
      const [TransitGatewayId, PeerTransitGatewayId] = [await gateway(), await gateway()];
      sandbox.clock.advance(10 * minute);
      const peer = { PeerRegion: 'us-east-1', PeerAccountId: '123456789012', PeerTransitGatewayId };
      return {
        by: 'TransitGatewayAttachmentId',
        async make() {
          const made = await ec2.createTransitGatewayPeeringAttachment({
            TransitGatewayId,
            ...peer,
          });
          sandbox.clock.advance(minute);
          const id = made.TransitGatewayPeeringAttachment?.TransitGatewayAttachmentId;
          return () =>
            ec2.deleteTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: id });
        },
      };
    },
  };
}
