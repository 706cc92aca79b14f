import type { Context } from '../../engine/context.ts';
import { kind } from './kind.ts';
import { addTags } from './tags.ts';

/** Traffic that a group lets in or out. One rule names one peer. */
export interface RuleRow {
  readonly id: string;
  readonly egress: boolean;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all. */
  readonly protocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  /** Exactly one of these four. */
  readonly cidr?: string;
  readonly cidrIpv6?: string;
  readonly prefixListId?: string;
  readonly group?: { readonly id: string; readonly account: string };
  readonly description?: string;
}

/** A security group. */
export interface SecurityGroupRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly rules: readonly RuleRow[];
}

/** The security groups of a region. */
export const securityGroups = kind<SecurityGroupRow>({
  name: 'securityGroups',
  prefix: 'sg',
  noun: 'security group',
  code: 'InvalidGroup',
  malformedCode: 'InvalidGroupId',
  tagged: 'security-group',
});

/** Makes a group that lets everything out and nothing in. */
export function newSecurityGroup(
  ctx: Context,
  {
    name,
    description,
    vpcId,
    tags = {},
  }: {
    name: string;
    description: string;
    vpcId: string;
    tags?: Record<string, string>;
  },
): SecurityGroupRow {
  const id = ctx.ids.id('sg');
  addTags(ctx, id, tags);
  return securityGroups.put(ctx, { id, name, description, vpcId, rules: [allOut(ctx)] });
}

/** The `default` group of a VPC, whose members may talk to each other. */
export function newDefaultGroup(ctx: Context, vpcId: string): SecurityGroupRow {
  const id = ctx.ids.id('sg');
  const within: RuleRow = {
    id: ctx.ids.id('sgr'),
    egress: false,
    protocol: '-1',
    group: { id, account: ctx.account },
  };
  const description = 'default VPC security group';
  return securityGroups.put(ctx, {
    id,
    name: 'default',
    description,
    vpcId,
    rules: [within, allOut(ctx)],
  });
}

/** The `default` group of a VPC. */
export function defaultGroupOf(ctx: Context, vpcId: string): SecurityGroupRow | undefined {
  return securityGroups.all(ctx).find((group) => group.vpcId === vpcId && group.name === 'default');
}

function allOut(ctx: Context): RuleRow {
  return { id: ctx.ids.id('sgr'), egress: true, protocol: '-1', cidr: '0.0.0.0/0' };
}
