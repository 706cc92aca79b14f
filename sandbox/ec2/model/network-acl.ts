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

/** The number of the rule that stands last in every ACL and denies the rest. */
export const lastRule = 32_767;

/** Makes a network ACL: a VPC's default one lets everything pass, any other nothing. */
export function newNetworkAcl(
  ctx: Context,
  {
    vpcId,
    isDefault = false,
    tags = {},
  }: {
    vpcId: string;
    isDefault?: boolean;
    tags?: Record<string, string>;
  },
): NetworkAclRow {
  const id = ctx.ids.id('acl');
  addTags(ctx, id, tags);
  const both = (number: number, action: AclEntryRow['action']): AclEntryRow[] =>
    [true, false].map((egress) => ({ number, egress, protocol: '-1', action, cidr: '0.0.0.0/0' }));
  const entries = [...(isDefault ? both(100, 'allow') : []), ...both(lastRule, 'deny')];
  return networkAcls.put(ctx, { id, vpcId, isDefault, entries, associations: [] });
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
