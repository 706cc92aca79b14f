import type { Context } from '../../engine/context.ts';
import { formatAddress } from './cidr.ts';
import { newSubnet } from './subnet.ts';
import { newVpc, type VpcRow } from './vpc.ts';
import { zonesOf } from './zone.ts';

/** Puts what every account has in every region: the default VPC with a subnet in each zone. */
export function openEc2(ctx: Context): void {
  newDefaultVpc(ctx);
}

/**
 * Makes the default VPC. https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
 */
export function newDefaultVpc(ctx: Context): VpcRow {
  const vpc = newVpc(ctx, { cidr: '172.31.0.0/16', isDefault: true });
  zonesOf(ctx.region).forEach(({ name }, at) => {
    const cidr = `${formatAddress(0xac1f0000 + at * 4096)}/20`;
    newSubnet(ctx, { vpcId: vpc.id, cidr, zone: name, isDefault: true });
  });
  return vpc;
}
