// ---
// title: Default VPCs of all regions
// description: Each region comes with one. Shows where they are, and whether anything is in them.
// tags: [ec2, network, security, everywhere]
// parameters:
//   regions:
//     description: patterns of regions to look in
// ---

// %% tags=["parameters"]
import { ec2, everywhere, filters } from 'awsh';

const regions: string[] = ['*'];

// %% Ask every region
const found = await everywhere({ session: ec2.session, regions }, async (session) => {
  const there = session.service('ec2');
  const { Vpcs = [] } = await there.describeVpcs({ Filters: filters({ 'is-default': true }) });
  return Promise.all(
    Vpcs.map(async ({ VpcId = '', CidrBlock }) => {
      const Filters = filters({ 'vpc-id': VpcId });
      const interfaces = await there.items.describeNetworkInterfaces({ Filters }).count();
      return { region: session.region, vpc: VpcId, cidr: CidrBlock, interfaces };
    }),
  );
}).toArray();

// %% Those in use first
found.sort((a, b) => b.interfaces - a.interfaces || `${a.region}`.localeCompare(`${b.region}`));
