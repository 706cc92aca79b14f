import type { EC2 } from '@aws-sdk/client-ec2';

/** Makes what is to be paged through, where the fixture has too little. Gives what to ask for. */
export type Fill = (ec2: EC2) => Promise<object>;

/** An operation with pages: the sizes AWS documents, and what to page through. */
export interface PageScene {
  readonly least: number;
  /** Undefined where AWS documents no upper end that it keeps. */
  readonly most?: number;
  readonly fill?: Fill;
}

const many = Array.from({ length: 11 }, (_, at) => at);
const usual = { least: 5, most: 1_000 };

/** Does something eleven times over, one after another. */
async function often(deed: (at: number) => Promise<unknown>): Promise<object> {
  for (const at of many) await deed(at);
  return {};
}

async function vpcId(ec2: EC2, CidrBlock = '10.200.0.0/16'): Promise<string> {
  return (await ec2.createVpc({ CidrBlock })).Vpc?.VpcId ?? '';
}

async function subnetId(ec2: EC2): Promise<string> {
  const VpcId = await vpcId(ec2);
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.200.1.0/24' });
  return Subnet?.SubnetId ?? '';
}

async function imageId(ec2: EC2): Promise<string> {
  return (await ec2.describeImages({ Owners: ['amazon'] })).Images?.[0]?.ImageId ?? '';
}

async function instances(ec2: EC2): Promise<string[]> {
  const ImageId = await imageId(ec2);
  const { Instances = [] } = await ec2.runInstances({ ImageId, MinCount: 11, MaxCount: 11 });
  return Instances.map((it) => it.InstanceId ?? '');
}

async function gatewayId(ec2: EC2): Promise<string> {
  return (await ec2.createTransitGateway({})).TransitGateway?.TransitGatewayId ?? '';
}

async function attachments(ec2: EC2): Promise<object> {
  const TransitGatewayId = await gatewayId(ec2);
  const SubnetIds = [await subnetId(ec2)];
  return often(async (at) => {
    const VpcId = await vpcId(ec2, `10.${at}.0.0/16`);
    await ec2.createTransitGatewayVpcAttachment({ TransitGatewayId, VpcId, SubnetIds });
  });
}

/** The default route table of the gateway whose attachments there are. */
async function attachedTable(ec2: EC2): Promise<{ TransitGatewayRouteTableId: string }> {
  await attachments(ec2);
  const { TransitGatewayRouteTables = [] } = await ec2.describeTransitGatewayRouteTables({});
  return {
    TransitGatewayRouteTableId: TransitGatewayRouteTables[0]?.TransitGatewayRouteTableId ?? '',
  };
}

async function template(ec2: EC2, LaunchTemplateName: string): Promise<void> {
  const LaunchTemplateData = { ImageId: await imageId(ec2), InstanceType: 't3.micro' as const };
  await ec2.createLaunchTemplate({ LaunchTemplateName, LaunchTemplateData });
}

/** The paged operations on instances, what they are made of and what they run on. */
export const computeScenes: Readonly<Record<string, PageScene>> = {
  DescribeInstances: usual,
  DescribeInstanceStatus: usual,
  DescribeInstanceTypes: { least: 5, most: 100 },
  DescribeInstanceTypeOfferings: usual,
  DescribeImages: { least: 1 },
  DescribeVolumes: usual,
  DescribeVolumeStatus: usual,
  DescribeSnapshots: usual,
  DescribeTags: usual,
  DescribeSpotPriceHistory: {
    least: 1,
    fill: async () => ({ InstanceTypes: ['m5.large', 't3.micro'] }),
  },
  DescribeSpotInstanceRequests: {
    ...usual,
    fill: async (ec2) => {
      const LaunchSpecification = { ImageId: await imageId(ec2) };
      await ec2.requestSpotInstances({ InstanceCount: 11, LaunchSpecification });
      return {};
    },
  },
  DescribeVolumesModifications: {
    ...usual,
    fill: async (ec2) => {
      await instances(ec2);
      const { Volumes = [] } = await ec2.describeVolumes({});
      return often((at) =>
        ec2.modifyVolume({ VolumeId: Volumes[at]?.VolumeId, Size: 1 + (Volumes[at]?.Size ?? 0) }),
      );
    },
  },
  DescribeIamInstanceProfileAssociations: {
    ...usual,
    fill: async (ec2) => {
      const ids = await instances(ec2);
      const IamInstanceProfile = { Name: 'web' };
      return often((at) =>
        ec2.associateIamInstanceProfile({ InstanceId: ids[at], IamInstanceProfile }),
      );
    },
  },
  DescribeHosts: {
    least: 5,
    most: 500,
    fill: async (ec2) => {
      const wish = { AvailabilityZone: 'us-east-1a', InstanceType: 'm5.large', Quantity: 11 };
      await ec2.allocateHosts(wish);
      return {};
    },
  },
  DescribeLaunchTemplates: {
    least: 1,
    most: 200,
    fill: (ec2) => often((at) => template(ec2, `template-${at}`)),
  },
  DescribeLaunchTemplateVersions: {
    least: 1,
    most: 200,
    fill: async (ec2) => {
      const LaunchTemplateName = 'versions';
      await template(ec2, LaunchTemplateName);
      await often((at) =>
        ec2.createLaunchTemplateVersion({
          LaunchTemplateName,
          LaunchTemplateData: { KeyName: `key-${at}`, ImageId: 'ami-12345678' },
        }),
      );
      return { LaunchTemplateName };
    },
  },
};

/** The paged operations on networks. */
export const networkScenes: Readonly<Record<string, PageScene>> = {
  DescribeVpcs: { ...usual, fill: (ec2) => often((at) => vpcId(ec2, `10.${at}.0.0/16`)) },
  DescribeSubnets: usual,
  DescribeSecurityGroups: usual,
  DescribeSecurityGroupRules: usual,
  DescribeNetworkInterfaces: usual,
  DescribeRouteTables: {
    least: 5,
    most: 100,
    fill: async (ec2) => {
      const VpcId = await vpcId(ec2);
      return often(() => ec2.createRouteTable({ VpcId }));
    },
  },
  DescribeNetworkAcls: {
    ...usual,
    fill: async (ec2) => {
      const VpcId = await vpcId(ec2);
      return often(() => ec2.createNetworkAcl({ VpcId }));
    },
  },
  DescribeInternetGateways: {
    ...usual,
    fill: (ec2) => often(() => ec2.createInternetGateway({})),
  },
  DescribeEgressOnlyInternetGateways: {
    least: 5,
    most: 255,
    fill: async (ec2) => {
      const VpcId = await vpcId(ec2);
      return often(() => ec2.createEgressOnlyInternetGateway({ VpcId }));
    },
  },
  DescribeCarrierGateways: {
    ...usual,
    fill: (ec2) =>
      often(async (at) => ec2.createCarrierGateway({ VpcId: await vpcId(ec2, `10.${at}.0.0/16`) })),
  },
  DescribeNatGateways: {
    ...usual,
    fill: async (ec2) => {
      const SubnetId = await subnetId(ec2);
      return often(() => ec2.createNatGateway({ SubnetId, ConnectivityType: 'private' }));
    },
  },
  DescribeDhcpOptions: {
    ...usual,
    fill: (ec2) =>
      often((at) =>
        ec2.createDhcpOptions({
          DhcpConfigurations: [{ Key: 'domain-name', Values: [`d${at}.example.com`] }],
        }),
      ),
  },
  DescribeFlowLogs: {
    ...usual,
    fill: (ec2) =>
      often(async (at) =>
        ec2.createFlowLogs({
          ResourceType: 'VPC',
          ResourceIds: [await vpcId(ec2, `10.${at}.0.0/16`)],
          TrafficType: 'ALL',
          LogDestinationType: 's3',
          LogDestination: 'arn:aws:s3:::flow-logs',
        }),
      ),
  },
  DescribeVpcPeeringConnections: {
    ...usual,
    fill: async (ec2) => {
      const VpcId = await vpcId(ec2);
      return often(async (at) => {
        const PeerVpcId = await vpcId(ec2, `10.${at}.0.0/16`);
        await ec2.createVpcPeeringConnection({ VpcId, PeerVpcId });
      });
    },
  },
  DescribeVpcEndpoints: {
    ...usual,
    fill: async (ec2) => {
      const ServiceName = 'com.amazonaws.us-east-1.s3';
      return often(async (at) => {
        const VpcId = await vpcId(ec2, `10.${at}.0.0/16`);
        await ec2.createVpcEndpoint({ VpcId, ServiceName });
      });
    },
  },
  DescribeManagedPrefixLists: {
    least: 1,
    most: 100,
    fill: (ec2) =>
      often((at) =>
        ec2.createManagedPrefixList({
          PrefixListName: `list-${at}`,
          MaxEntries: 1,
          AddressFamily: 'IPv4',
        }),
      ),
  },
  GetManagedPrefixListEntries: {
    least: 1,
    most: 100,
    fill: async (ec2) => {
      const { PrefixList } = await ec2.createManagedPrefixList({
        PrefixListName: 'long',
        MaxEntries: 20,
        AddressFamily: 'IPv4',
        Entries: many.map((at) => ({ Cidr: `10.${at}.0.0/16` })),
      });
      return { PrefixListId: PrefixList?.PrefixListId };
    },
  },
  GetSecurityGroupsForVpc: {
    ...usual,
    fill: async (ec2) => {
      const VpcId = await vpcId(ec2);
      await often((at) =>
        ec2.createSecurityGroup({ VpcId, GroupName: `group-${at}`, Description: 'one of many' }),
      );
      return { VpcId };
    },
  },
  DescribeTransitGateways: { ...usual, fill: (ec2) => often(() => gatewayId(ec2)) },
  DescribeTransitGatewayRouteTables: { ...usual, fill: (ec2) => often(() => gatewayId(ec2)) },
  DescribeTransitGatewayAttachments: { ...usual, fill: attachments },
  DescribeTransitGatewayVpcAttachments: { ...usual, fill: attachments },
  DescribeTransitGatewayPeeringAttachments: {
    ...usual,
    fill: async (ec2) => {
      const [TransitGatewayId, PeerTransitGatewayId] = [await gatewayId(ec2), await gatewayId(ec2)];
      const peer = { PeerRegion: 'us-east-1', PeerAccountId: '123456789012', PeerTransitGatewayId };
      return often(() => ec2.createTransitGatewayPeeringAttachment({ TransitGatewayId, ...peer }));
    },
  },
  GetTransitGatewayRouteTableAssociations: { ...usual, fill: attachedTable },
  GetTransitGatewayRouteTablePropagations: { ...usual, fill: attachedTable },
};
