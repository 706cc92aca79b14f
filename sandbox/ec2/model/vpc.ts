import type { Context } from '../../engine/context.ts';
import { kind } from './kind.ts';
import { newDefaultGroup } from './security-group.ts';
import { addTags } from './tags.ts';

/** A virtual network. */
export interface VpcRow {
  readonly id: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  readonly dhcpOptionsId: string;
  readonly tenancy: 'default' | 'dedicated' | 'host';
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
  /** The association of {@link cidr}; AWS gives it an id of its own. */
  readonly associationId: string;
}

/** The VPCs of a region. */
export const vpcs = kind<VpcRow>({
  name: 'vpcs',
  prefix: 'vpc',
  noun: 'vpc ID',
  code: 'InvalidVpcID',
  tagged: 'vpc',
});

/** Makes a VPC with what AWS gives every one: a `default` security group. */
export function newVpc(
  ctx: Context,
  {
    cidr,
    isDefault = false,
    tenancy = 'default',
    tags = {},
  }: {
    cidr: string;
    isDefault?: boolean;
    tenancy?: VpcRow['tenancy'];
    tags?: Record<string, string>;
  },
): VpcRow {
  const id = ctx.ids.id('vpc');
  const vpc = vpcs.put(ctx, {
    id,
    cidr,
    isDefault,
    tenancy,
    dhcpOptionsId: 'default',
    dnsSupport: true,
    dnsHostnames: isDefault,
    associationId: ctx.ids.id('vpc-cidr-assoc'),
  });
  addTags(ctx, id, tags);
  newDefaultGroup(ctx, id);
  return vpc;
}

/** The default VPC of the region, unless it was deleted. */
export function defaultVpc(ctx: Context): VpcRow | undefined {
  return vpcs.all(ctx).find(({ isDefault }) => isDefault);
}
