import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };
const from = (CidrIp: string, Description?: string) => ({
  IpPermissions: [{ ...ssh, IpRanges: [{ CidrIp, Description }] }],
});

async function group({ ofDefaultVpc = false } = {}) {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Vpc } = ofDefaultVpc ? {} : await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const wish = { GroupName: 'web', Description: 'web servers', VpcId: Vpc?.VpcId };
  const { GroupId = '' } = await ec2.createSecurityGroup(wish);
  return { ec2, GroupId, VpcId: Vpc?.VpcId };
}

test('a rule keeps its range without host bits, and knows it in any form', async () => {
  const { ec2, GroupId } = await group();
  await ec2.authorizeSecurityGroupIngress({ GroupId, ...from('100.68.0.18/18') });
  const Ipv6Ranges = [{ CidrIpv6: '2001:DB8:0::1/64' }];
  const wide = { GroupId, IpPermissions: [{ ...ssh, Ipv6Ranges }] };
  await ec2.authorizeSecurityGroupIngress(wide);
  const { SecurityGroups: [shown] = [] } = await ec2.describeSecurityGroups({
    GroupIds: [GroupId],
  });
  const [permission] = shown?.IpPermissions ?? [];
  assert.is(permission?.IpRanges?.[0]?.CidrIp, '100.68.0.0/18');
  assert.is(permission?.Ipv6Ranges?.[0]?.CidrIpv6, '2001:db8::/64');
  const again = await errorOf(
    ec2.authorizeSecurityGroupIngress({ GroupId, ...from('100.68.0.0/18') }),
  );
  assert.is(again.name, 'InvalidPermission.Duplicate');
});

test('one request names a permission once, and a prefix list that exists', async () => {
  const { ec2, GroupId } = await group();
  const IpRanges = [{ CidrIp: '10.0.0.0/8' }, { CidrIp: '10.1.0.0/8' }];
  const twice = await errorOf(
    ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [{ ...ssh, IpRanges }] }),
  );
  assert.match(twice.message, 'must not appear multiple times');
  const PrefixListIds = [{ PrefixListId: 'pl-12345678' }];
  const unknown = await errorOf(
    ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [{ ...ssh, PrefixListIds }] }),
  );
  assert.is(unknown.name, 'InvalidPrefixListID.NotFound');
});

test('a description is set and taken away by the id of the rule', async () => {
  const { ec2, GroupId } = await group();
  const { SecurityGroupRules: [rule] = [] } = await ec2.authorizeSecurityGroupIngress({
    ...{ GroupId, ...from('10.0.0.0/8', 'before') },
  });
  const { SecurityGroupRuleId = '' } = rule ?? {};
  const describe = async (Description?: string) => {
    const SecurityGroupRuleDescriptions = [{ SecurityGroupRuleId, Description }];
    await ec2.updateSecurityGroupRuleDescriptionsIngress({
      GroupId,
      SecurityGroupRuleDescriptions,
    });
    const { SecurityGroupRules = [] } = await ec2.describeSecurityGroupRules({
      SecurityGroupRuleIds: [SecurityGroupRuleId],
    });
    return SecurityGroupRules[0]?.Description;
  };
  assert.is(await describe('after'), 'after');
  assert.is(await describe(), undefined);
  assert.is((await errorOf(describe('naïve'))).name, 'InvalidParameterValue');
});

test('to revoke what is not there is an error, but not in the default VPC', async () => {
  const own = await group();
  const { GroupId } = own;
  const refused = own.ec2.revokeSecurityGroupIngress({ GroupId, ...from('10.0.0.0/8') });
  assert.is((await errorOf(refused)).name, 'InvalidPermission.NotFound');
  const home = await group({ ofDefaultVpc: true });
  const { UnknownIpPermissions, RevokedSecurityGroupRules } =
    await home.ec2.revokeSecurityGroupIngress({ GroupId: home.GroupId, ...from('10.0.0.0/8') });
  assert.is(UnknownIpPermissions?.[0]?.IpRanges?.[0]?.CidrIp, '10.0.0.0/8');
  assert.equal(RevokedSecurityGroupRules, []);
});

test('ids of rules are malformed or unknown', async () => {
  const { ec2, GroupId } = await group();
  const revoke = async (id: string) =>
    (await errorOf(ec2.revokeSecurityGroupEgress({ GroupId, SecurityGroupRuleIds: [id] }))).name;
  assert.is(await revoke('sgr-1'), 'InvalidSecurityGroupRuleId.Malformed');
  assert.is(await revoke('sgr-12345678'), 'InvalidSecurityGroupRuleId.NotFound');
});

test('a group has a name and a description in letters AWS takes', async () => {
  const { ec2, VpcId } = await group();
  const create = async (GroupName: string, Description: string) =>
    (await errorOf(ec2.createSecurityGroup({ VpcId, GroupName, Description }))).name;
  assert.is(await create('a', ''), 'MissingParameter');
  assert.is(await create('', 'b'), 'MissingParameter');
  assert.is(await create('a', 'b'.repeat(256)), 'InvalidParameterValue');
  assert.is(await create('né', 'b'), 'InvalidParameterValue');
});

test('groups are found by the group and the account their rules name', async () => {
  const { ec2, GroupId, VpcId } = await group();
  const { GroupId: db } = await ec2.createSecurityGroup({
    ...{ VpcId, GroupName: 'db', Description: 'databases' },
  });
  const UserIdGroupPairs = [{ GroupId }];
  const rule = { GroupId: db, IpPermissions: [{ ...ssh, UserIdGroupPairs }] };
  await ec2.authorizeSecurityGroupIngress(rule);
  const Filters = [
    { Name: 'vpc-id', Values: [VpcId ?? ''] },
    { Name: 'ip-permission.group-name', Values: ['web'] },
    { Name: 'ip-permission.user-id', Values: ['123456789012'] },
  ];
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ Filters });
  assert.equal(
    SecurityGroups.map((it) => it.GroupId),
    [db],
  );
});

test.run();
