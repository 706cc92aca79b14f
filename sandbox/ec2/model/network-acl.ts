import type { Context } from '../../engine/context.ts';
import { kind } from './kind.ts';
import { addTags } from './tags.ts';

/** A numbered rule of a network ACL; the lowest number that fits decides. */
export interface AclEntryRow {
  readonly number: number;
  readonly egress: boolean;
  readonly protocol: string;
  readonly action: 'allow' | 'deny';
  readonly cidr?: string | undefined;
  readonly cidrIpv6?: string | undefined;
  readonly ports?: { readonly from: number; readonly to: number } | undefined;
  readonly icmp?: { readonly type: number; readonly code: number } | undefined;
}

/** A network ACL: the filter at the edge of subnets. */
export interface NetworkAclRow {
  readonly id: string;
  readonly vpcId: string;
  readonly isDefault: boolean;
  readonly entries: readonly AclEntryRow[];
  readonly associations: readonly { readonly id: string; readonly subnetId: string }[];
}

/** The network ACLs of a region. */
export const networkAcls = kind<NetworkAclRow>({
  name: 'networkAcls',
  prefix: 'acl',
  noun: 'networkAcl ID',
  code: 'InvalidNetworkAclID',
  malformedCode: 'InvalidNetworkAclId',
  tagged: 'network-acl',
});

/** The number of the rule that stands last in every ACL and denies the rest; IPv6 has the next. */
export const lastRule = 32_767;
const firstRule = 100;

/** Makes a network ACL: a VPC's default one lets everything pass, any other nothing. */
export function newNetworkAcl(
  ctx: Context,
  {
    vpcId,
    isDefault = false,
    ipv6 = false,
    tags = {},
  }: {
    vpcId: string;
    isDefault?: boolean;
    /** True when the VPC has IPv6 addresses. */
    ipv6?: boolean;
    tags?: Record<string, string>;
  },
): NetworkAclRow {
  const id = ctx.ids.id('acl');
  addTags(ctx, id, tags);
  const entries = [
    ...(isDefault ? bothWays(firstRule, 'allow') : []),
    ...bothWays(lastRule, 'deny'),
    ...(isDefault && ipv6 ? bothWays(firstRule + 1, 'allow', true) : []),
    ...(ipv6 ? bothWays(lastRule + 1, 'deny', true) : []),
  ];
  return networkAcls.put(ctx, { id, vpcId, isDefault, entries, associations: [] });
}

/**
 * Gives the ACLs of a VPC that has got IPv6 addresses the rules for them. The default one lets IPv6
 * through where its rules are still those it was made with.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
 */
export function coverIpv6(ctx: Context, vpcId: string): void {
  for (const { id, entries, isDefault, ...row } of networkAcls.all(ctx)) {
    if (row.vpcId !== vpcId || entries.some(({ number }) => number > lastRule)) continue;
    const untouched = (egress: boolean) => {
      const own = entries.filter((one) => one.egress === egress && one.number < lastRule);
      return isDefault && own.length === 1 && own.every(isFirst);
    };
    const open = bothWays(firstRule + 1, 'allow', true).filter(({ egress }) => untouched(egress));
    const more = [...open, ...bothWays(lastRule + 1, 'deny', true)];
    networkAcls.change(ctx, id, { entries: [...entries, ...more] });
  }
}

function isFirst({ number, action, cidr, protocol }: AclEntryRow): boolean {
  return number === firstRule && action === 'allow' && cidr === '0.0.0.0/0' && protocol === '-1';
}

function bothWays(number: number, action: AclEntryRow['action'], ipv6 = false): AclEntryRow[] {
  const range = ipv6 ? { cidrIpv6: '::/0' } : { cidr: '0.0.0.0/0' };
  return [true, false].map((egress) => ({ number, egress, protocol: '-1', action, ...range }));
}

/** Puts a subnet under an ACL, taking it from the one it was under. Returns the association's id. */
export function coverSubnet(ctx: Context, acl: NetworkAclRow, subnetId: string): string {
  for (const row of networkAcls.all(ctx)) {
    if (!row.associations.some((one) => one.subnetId === subnetId)) continue;
    const associations = row.associations.filter((one) => one.subnetId !== subnetId);
    networkAcls.change(ctx, row.id, { associations });
  }
  const id = ctx.ids.id('aclassoc');
  const now = networkAcls.find(ctx, acl.id);
  networkAcls.change(ctx, acl.id, { associations: [...now.associations, { id, subnetId }] });
  return id;
}

/** The default network ACL of a VPC. */
export function defaultAclOf(ctx: Context, vpcId: string): NetworkAclRow | undefined {
  return networkAcls.all(ctx).find((row) => row.vpcId === vpcId && row.isDefault);
}
