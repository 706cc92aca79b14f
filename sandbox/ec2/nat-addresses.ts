import type { CreateNatGatewayRequest, NatGatewayAddress } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { type AddressRow, addresses } from './model/address.ts';
import { findNatGateways, type NatGatewayRow, natGateways } from './model/nat-gateway.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { releaseAddress, subnets, takeAddress } from './model/subnet.ts';
import { topic } from './topic.ts';

type Secondary = NonNullable<NatGatewayRow['secondary']>[number];

/** https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html */
export const natAddresses = topic({
  AssignPrivateNatGatewayAddress(input, ctx) {
    const row = available(ctx, input.NatGatewayId, 'private');
    const any = Array<undefined>(input.PrivateIpAddressCount ?? 0).fill(undefined);
    const wanted = input.PrivateIpAddresses?.length ? input.PrivateIpAddresses : any;
    return addSecondary(
      ctx,
      row,
      wanted.map((privateIp) => ({ privateIp })),
    );
  },

  UnassignPrivateNatGatewayAddress({ NatGatewayId, PrivateIpAddresses }, ctx) {
    const row = available(ctx, NatGatewayId, 'private');
    const own = row.secondary ?? [];
    const foreign = PrivateIpAddresses.find((ip) => !own.some(({ privateIp }) => privateIp === ip));
    if (foreign !== undefined) {
      throw fault('InvalidParameterValue', `${foreign} is no secondary address of ${row.id}.`);
    }
    for (const ip of PrivateIpAddresses) release(ctx, row, ip);
    const left = own.filter(({ privateIp }) => !PrivateIpAddresses.includes(privateIp));
    return changed(ctx, row, left);
  },

  AssociateNatGatewayAddress({ NatGatewayId, AllocationIds, PrivateIpAddresses }, ctx) {
    const row = available(ctx, NatGatewayId, 'public');
    return addSecondary(ctx, row, elasticWishes(ctx, AllocationIds, PrivateIpAddresses));
  },

  DisassociateNatGatewayAddress({ NatGatewayId, AssociationIds }, ctx) {
    const row = available(ctx, NatGatewayId, 'public');
    const own = row.secondary ?? [];
    const leaving = AssociationIds.map((id) => {
      const found = own.find(({ elastic }) => elastic?.associationId === id);
      if (found) return found;
      throw fault('InvalidAssociationID.NotFound', `The association ID '${id}' does not exist`);
    });
    for (const { privateIp, elastic } of leaving) {
      release(ctx, row, privateIp);
      if (elastic) addresses.change(ctx, elastic.allocationId, { association: undefined });
    }
    return changed(
      ctx,
      row,
      own.filter((one) => !leaving.includes(one)),
    );
  },
});

/** An address to be: any private one of the subnet when none is named, and an elastic one to it. */
interface Wish {
  readonly privateIp: string | undefined;
  readonly elastic?: AddressRow;
}

/** The secondary addresses that a request for a new NAT gateway names. Throws for impossible ones. */
export function secondaryWishes(
  ctx: Context,
  connectivity: NatGatewayRow['connectivity'],
  input: CreateNatGatewayRequest,
): Wish[] {
  const { SecondaryAllocationIds: elastics = [], SecondaryPrivateIpAddresses: ips = [] } = input;
  const { SecondaryPrivateIpAddressCount: count = 0 } = input;
  if (connectivity === 'public') {
    if (count > 0) throw onlyFor('private', 'secondaryPrivateIpAddressCount');
    return elasticWishes(ctx, elastics, ips);
  }
  if (elastics.length > 0) throw onlyFor('public', 'secondaryAllocationIds');
  if (ips.length > 0 && count > 0) {
    throw fault(
      'InvalidParameterCombination',
      'The parameter secondaryPrivateIpAddresses cannot be used with the parameter secondaryPrivateIpAddressCount',
    );
  }
  const any = Array<undefined>(count).fill(undefined);
  return (ips.length > 0 ? ips : any).map((privateIp) => ({ privateIp }));
}

/** Gives a NAT gateway more addresses. */
export function addSecondary(ctx: Context, row: NatGatewayRow, wishes: readonly Wish[]) {
  const added = wishes.map(({ privateIp: wanted, elastic }): Secondary => {
    const privateIp = take(ctx, row, wanted);
    if (!elastic) return { privateIp };
    const associationId = ctx.ids.id('eipassoc');
    const association = { id: associationId, interfaceId: row.interfaceId, privateIp };
    const { id, publicIp } = addresses.change(ctx, elastic.id, { association });
    return { privateIp, elastic: { allocationId: id, associationId, publicIp } };
  });
  return changed(ctx, row, [...(row.secondary ?? []), ...added]);
}

/** The addresses of a NAT gateway as AWS shows them, the primary one first. */
export function viewNatAddresses(row: NatGatewayRow): NatGatewayAddress[] {
  return [row, ...(row.secondary ?? [])].map(({ privateIp, elastic }, at) => ({
    NetworkInterfaceId: row.interfaceId,
    PrivateIp: privateIp,
    AllocationId: elastic?.allocationId,
    AssociationId: elastic?.associationId,
    PublicIp: elastic?.publicIp,
    IsPrimary: at === 0,
    Status: 'succeeded',
  }));
}

function elasticWishes(
  ctx: Context,
  ids: readonly string[],
  ips: readonly string[] | undefined,
): Wish[] {
  if (ids.length === 0) return [];
  const elastics = addresses.findAll(ctx, ids);
  const taken = elastics.find(({ association }) => association);
  if (taken) {
    throw fault(
      'Resource.AlreadyAssociated',
      `resource ${taken.id} is already associated with associate-id ${taken.association?.id}`,
    );
  }
  return ids.flatMap((id, at) => {
    const elastic = addresses.get(ctx, id);
    return elastic ? { privateIp: ips?.[at], elastic } : [];
  });
}

function onlyFor(connectivity: NatGatewayRow['connectivity'], parameter: string) {
  return fault(
    'InvalidParameterCombination',
    `The parameter ${parameter} can only be used with a ${connectivity} NAT gateway`,
  );
}

function available(
  ctx: Context,
  id: string,
  connectivity: NatGatewayRow['connectivity'],
): NatGatewayRow {
  const [row] = findNatGateways(ctx, [id]);
  if (!row) throw new Error('a NAT gateway that was found');
  if (stateNow(ctx, row.timeline) !== 'available') {
    throw fault('IncorrectState', `The NAT gateway '${id}' is not available.`);
  }
  if (row.connectivity === connectivity) return row;
  throw fault('InvalidParameterValue', `The NAT gateway '${id}' is not a ${connectivity} one.`);
}

function take(ctx: Context, row: NatGatewayRow, wanted: string | undefined): string {
  const ip = takeAddress(ctx, subnets.find(ctx, row.subnetId), row.interfaceId, wanted);
  const { secondaryIps } = networkInterfaces.find(ctx, row.interfaceId);
  networkInterfaces.change(ctx, row.interfaceId, { secondaryIps: [...secondaryIps, ip] });
  return ip;
}

function release(ctx: Context, row: NatGatewayRow, ip: string): void {
  releaseAddress(ctx, row.subnetId, ip);
  const { secondaryIps } = networkInterfaces.find(ctx, row.interfaceId);
  const left = secondaryIps.filter((one) => one !== ip);
  networkInterfaces.change(ctx, row.interfaceId, { secondaryIps: left });
}

function changed(ctx: Context, { id }: NatGatewayRow, secondary: readonly Secondary[]) {
  const row = natGateways.change(ctx, id, { secondary });
  return { NatGatewayId: id, NatGatewayAddresses: viewNatAddresses(row) };
}
