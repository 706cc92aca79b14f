import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { freeElastics } from './model/address.ts';
import { addPrefixes, prefixesOf } from './model/interface-prefix.ts';
import { type NetworkInterfaceRow, networkInterfaces } from './model/network-interface.ts';
import { addSecondaryAddresses } from './model/secondary-address.ts';
import { releaseAddress } from './model/subnet.ts';
import { releasePrefix } from './model/subnet-prefix.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/MultipleIP.html */
export const privateAddresses = topic({
  AssignPrivateIpAddresses(input, ctx) {
    const row = networkInterfaces.find(ctx, input.NetworkInterfaceId);
    const { PrivateIpAddresses: named, SecondaryPrivateIpAddressCount: count } = input;
    if (named?.length && count) {
      throw fault(
        'InvalidParameterCombination',
        'The parameter privateIpAddresses cannot be used with the parameter secondaryPrivateIpAddressCount',
      );
    }
    const { Ipv4Prefixes, Ipv4PrefixCount } = input;
    const wish = prefixesOf({
      Ipv4Prefixes: Ipv4Prefixes?.map((Ipv4Prefix) => ({ Ipv4Prefix })),
      Ipv4PrefixCount,
    });
    if (!named?.length && !count && wish.ipv4.length === 0) {
      throw fault(
        'MissingParameter',
        'The request must contain the parameter privateIpAddresses, secondaryPrivateIpAddressCount or ipv4Prefixes',
      );
    }
    if (input.AllowReassignment) for (const ip of named ?? []) takeFromOther(ctx, row, ip);
    const wanted = named?.length ? named : Array<undefined>(count ?? 0).fill(undefined);
    const added = addSecondaryAddresses(ctx, row, wanted);
    const { ipv4 } = addPrefixes(ctx, row, wish);
    return {
      NetworkInterfaceId: row.id,
      AssignedPrivateIpAddresses: added.map((PrivateIpAddress) => ({ PrivateIpAddress })),
      AssignedIpv4Prefixes: ipv4.map((Ipv4Prefix) => ({ Ipv4Prefix })),
    };
  },

  UnassignPrivateIpAddresses(input, ctx) {
    const row = networkInterfaces.find(ctx, input.NetworkInterfaceId);
    const { PrivateIpAddresses = [], Ipv4Prefixes = [] } = input;
    const own = [...row.secondaryIps, ...(row.ipv4Prefixes ?? [])];
    const foreign = [...PrivateIpAddresses, ...Ipv4Prefixes].find((one) => !own.includes(one));
    if (foreign !== undefined) {
      throw fault(
        'InvalidParameterValue',
        `Some of the specified addresses are not assigned to interface ${row.id}: ${foreign}`,
      );
    }
    for (const ip of PrivateIpAddresses) letGo(ctx, row, ip);
    for (const prefix of Ipv4Prefixes) releasePrefix(ctx, row.subnetId, prefix);
    const ipv4Prefixes = row.ipv4Prefixes?.filter((one) => !Ipv4Prefixes.includes(one));
    networkInterfaces.change(ctx, row.id, { ipv4Prefixes });
    return {};
  },
});

/** Takes a secondary address from the interface of the same subnet that has it. */
function takeFromOther(ctx: Context, { id, subnetId }: NetworkInterfaceRow, ip: string): void {
  const other = networkInterfaces
    .all(ctx)
    .find((one) => one.subnetId === subnetId && one.id !== id && one.secondaryIps.includes(ip));
  if (other) letGo(ctx, other, ip);
}

function letGo(ctx: Context, { id, subnetId }: NetworkInterfaceRow, ip: string): void {
  releaseAddress(ctx, subnetId, ip);
  freeElastics(ctx, id, ip);
  const { secondaryIps } = networkInterfaces.find(ctx, id);
  networkInterfaces.change(ctx, id, { secondaryIps: secondaryIps.filter((one) => one !== ip) });
}
