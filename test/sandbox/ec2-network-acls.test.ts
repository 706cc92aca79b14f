import type { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

const ipv6 = { AmazonProvidedIpv6CidrBlock: true } as const;

async function vpcWith(ec2: EC2, options: object = {}): Promise<string> {
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16', ...options });
  return Vpc?.VpcId ?? '';
}

async function defaultAcl(ec2: EC2, VpcId: string) {
  const { NetworkAcls = [] } = await ec2.describeNetworkAcls({
    Filters: [
      { Name: 'vpc-id', Values: [VpcId] },
      { Name: 'default', Values: ['true'] },
    ],
  });
  const [acl] = NetworkAcls;
  const rules = acl?.Entries?.map(
    (it) => `${it.Egress ? 'out' : 'in'} ${it.RuleNumber} ${it.CidrBlock ?? it.Ipv6CidrBlock}`,
  );
  return { NetworkAclId: acl?.NetworkAclId ?? '', rules: rules ?? [] };
}

test('the default network ACL of a VPC with IPv6 has rules for that too', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { rules } = await defaultAcl(ec2, await vpcWith(ec2, ipv6));
  assert.equal(rules, [
    ...['out 100 0.0.0.0/0', 'out 101 ::/0', 'out 32767 0.0.0.0/0', 'out 32768 ::/0'],
    ...['in 100 0.0.0.0/0', 'in 101 ::/0', 'in 32767 0.0.0.0/0', 'in 32768 ::/0'],
  ]);
});

test('IPv6 that comes later is let through only where the default rules were left alone', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const VpcId = await vpcWith(ec2);
  const { NetworkAclId } = await defaultAcl(ec2, VpcId);
  const all = { Protocol: '-1', CidrBlock: '10.0.0.0/8' };
  const rule = { NetworkAclId, RuleNumber: 90, Egress: false, RuleAction: 'deny', ...all } as const;
  await ec2.createNetworkAclEntry(rule);
  await ec2.associateVpcCidrBlock({ VpcId, ...ipv6 });
  const { rules } = await defaultAcl(ec2, VpcId);
  assert.equal(
    rules.filter((rule) => rule.endsWith('::/0')),
    ['out 101 ::/0', 'out 32768 ::/0', 'in 32768 ::/0'],
  );
});

test('an own network ACL of a VPC with IPv6 denies that at the end', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { NetworkAcl } = await ec2.createNetworkAcl({ VpcId: await vpcWith(ec2, ipv6) });
  const { NetworkAclId = '', Entries = [] } = NetworkAcl ?? {};
  assert.equal(
    Entries.map((it) => [it.RuleNumber, it.RuleAction]),
    [32_767, 32_768, 32_767, 32_768].map((number) => [number, 'deny']),
  );
  const last = { NetworkAclId, RuleNumber: 32_768, Egress: true };
  const gone = await errorOf(ec2.deleteNetworkAclEntry(last));
  assert.is(gone.name, 'InvalidNetworkAclEntry.NotFound');
});

test('a rule needs ports for TCP, a type for ICMP, and one range', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { NetworkAclId } = await defaultAcl(ec2, await vpcWith(ec2));
  const rule = { NetworkAclId, RuleNumber: 5, Egress: false, RuleAction: 'allow' } as const;
  const refusal = async (rest: object) =>
    (await errorOf(ec2.createNetworkAclEntry({ ...rule, Protocol: '6', ...rest }))).name;
  const CidrBlock = '10.0.0.0/8';
  assert.is(await refusal({ CidrBlock }), 'MissingParameter');
  assert.is(await refusal({ CidrBlock, Protocol: 'icmp' }), 'MissingParameter');
  const down = { From: 80, To: 70 };
  assert.is(await refusal({ CidrBlock, PortRange: down }), 'InvalidParameterValue');
  assert.is(await refusal({ CidrBlock, Ipv6CidrBlock: '::/0' }), 'InvalidParameterCombination');
  const PortRange = { From: 80, To: 80 };
  assert.is(await refusal({ Ipv6CidrBlock: '::zz/0', PortRange }), 'InvalidParameterValue');
});

test('a subnet is put under a network ACL of its own VPC', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { NetworkAcl } = await ec2.createNetworkAcl({ VpcId: await vpcWith(ec2) });
  const { NetworkAcls = [] } = await ec2.describeNetworkAcls({
    Filters: [{ Name: 'association.subnet-id', Values: ['subnet-*'] }],
  });
  const AssociationId = NetworkAcls[0]?.Associations?.[0]?.NetworkAclAssociationId;
  const { NetworkAclId } = NetworkAcl ?? {};
  const moved = await errorOf(ec2.replaceNetworkAclAssociation({ AssociationId, NetworkAclId }));
  assert.match(moved.message, 'belong to different networks');
});

test.run();
