// ---
// title: A map of the networks
// description: Every VPC with its subnets, how full they are, and what runs in them.
// tags: [ec2, network]
// parameters:
//   vpcIds:
//     description: only these; all when empty
// ---

// %% tags=["parameters"]
import { ec2, tags } from 'awsh';

const vpcIds: string[] = [];

// %% Networks, subnets, gateways, instances
const [vpcs, subnets, gateways, running] = await Promise.all([
  ec2.items.describeVpcs(vpcIds.length > 0 ? { VpcIds: vpcIds } : {}).toArray(),
  ec2.items.describeSubnets().toArray(),
  ec2.items.describeInternetGateways().toArray(),
  ec2.items.describeInstances().toArray(),
]);

// %% The map
vpcs.map((vpc) => ({
  vpc: vpc.VpcId,
  name: tags(vpc).Name ?? (vpc.IsDefault ? 'default' : undefined),
  cidr: vpc.CidrBlock,
  internet: gateways.some(({ Attachments = [] }) =>
    Attachments.some((one) => one.VpcId === vpc.VpcId),
  ),
  subnets: subnets
    .filter(({ VpcId }) => VpcId === vpc.VpcId)
    .map((subnet) => ({
      subnet: subnet.SubnetId,
      name: tags(subnet).Name,
      cidr: subnet.CidrBlock,
      zone: subnet.AvailabilityZone,
      freeIps: subnet.AvailableIpAddressCount,
      instances: running.filter(({ SubnetId }) => SubnetId === subnet.SubnetId).length,
    })),
}));
