import type { Context } from '../../engine/context.ts';
import { formatAddress } from './cidr.ts';
import { dhcpOptions } from './dhcp-options.ts';
import { internetGateways } from './internet-gateway.ts';
import { mainTableOf, routeTables } from './route-table.ts';
import { newSubnet } from './subnet.ts';
import { newVpc, type VpcRow } from './vpc.ts';
import { zonesOf } from './zone.ts';

/** Puts what every account has in every region: the default VPC with a subnet in each zone. */
export function openEc2(ctx: Context): void {
  const domain = ctx.region === 'us-east-1' ? 'ec2.internal' : `${ctx.region}.compute.internal`;
  dhcpOptions.put(ctx, {
    id: ctx.ids.id('dopt'),
    options: { 'domain-name': [domain], 'domain-name-servers': ['AmazonProvidedDNS'] },
  });
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
  const gateway = internetGateways.put(ctx, { id: ctx.ids.id('igw'), vpcId: vpc.id });
  const main = mainTableOf(ctx, vpc.id);
  const out = { destination: '0.0.0.0/0', target: gateway.id, origin: 'CreateRoute' } as const;
  if (main) routeTables.change(ctx, main.id, { routes: [...main.routes, out] });
  return vpc;
}
