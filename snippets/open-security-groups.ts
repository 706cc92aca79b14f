// ---
// title: Security groups open to the world
// description: Rules that let anybody on the internet in, but for ports that are meant to be open.
// tags: [ec2, security]
// parameters:
//   meant:
//     description: ports that may be open to all
//     pattern: '\d{1,5}'
// ---

// %% tags=["parameters"]
import { ec2 } from 'awsh';

const meant: string[] = ['80', '443'];

// %% Rules that let anybody in
const rules = await ec2.items.describeSecurityGroupRules().toArray();
const open = rules.filter(
  ({ IsEgress, CidrIpv4, CidrIpv6 }) =>
    !IsEgress && (CidrIpv4 === '0.0.0.0/0' || CidrIpv6 === '::/0'),
);
const groups = await ec2.items.describeSecurityGroups().toArray();
const interfaces = await ec2.items.describeNetworkInterfaces().toArray();

// %% Those that are not meant, and how many interfaces they guard
open.flatMap(({ GroupId, IpProtocol, FromPort = 0, ToPort = 65535, CidrIpv4, CidrIpv6 }) => {
  const isMeant = IpProtocol === 'tcp' && FromPort === ToPort && meant.includes(String(FromPort));
  if (isMeant) return [];
  const all = IpProtocol === '-1';
  const guarded = interfaces.filter(({ Groups = [] }) =>
    Groups.some((one) => one.GroupId === GroupId),
  );
  return [
    {
      group: GroupId,
      name: groups.find((one) => one.GroupId === GroupId)?.GroupName,
      ports: all ? 'all' : FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`,
      protocol: all ? 'all' : IpProtocol,
      from: CidrIpv4 ?? CidrIpv6,
      interfaces: guarded.length,
    },
  ];
});
