import { fault } from '../engine/fault.ts';
import { addPrefixes, prefixesOf } from './model/interface-prefix.ts';
import { addIpv6Addresses } from './model/ipv6-address.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html */
export const ipv6Addresses = topic({
  AssignIpv6Addresses(input, ctx) {
    const { NetworkInterfaceId, Ipv6Addresses, Ipv6AddressCount } = input;
    const row = networkInterfaces.find(ctx, NetworkInterfaceId);
    const wish = prefixesOf({
      Ipv6Prefixes: input.Ipv6Prefixes?.map((Ipv6Prefix) => ({ Ipv6Prefix })),
      Ipv6PrefixCount: input.Ipv6PrefixCount,
    });
    if (!Ipv6Addresses?.length && !Ipv6AddressCount && wish.ipv6.length === 0) {
      throw fault(
        'MissingParameter',
        'The request must contain the parameter ipv6Addresses, ipv6AddressCount or ipv6Prefixes',
      );
    }
    if (Ipv6Addresses?.length && Ipv6AddressCount) {
      throw fault(
        'InvalidParameterCombination',
        'The parameter ipv6Addresses cannot be used with the parameter ipv6AddressCount',
      );
    }
    const any = Array<undefined>(Ipv6AddressCount ?? 0).fill(undefined);
    const wanted = Ipv6Addresses?.length ? Ipv6Addresses : any;
    return {
      NetworkInterfaceId: row.id,
      AssignedIpv6Addresses: addIpv6Addresses(ctx, row, wanted),
      AssignedIpv6Prefixes: addPrefixes(ctx, row, wish).ipv6,
    };
  },

  UnassignIpv6Addresses({ NetworkInterfaceId, Ipv6Addresses = [], Ipv6Prefixes = [] }, ctx) {
    const row = networkInterfaces.find(ctx, NetworkInterfaceId);
    const { ipv6Addresses = [], ipv6Prefixes = [] } = row;
    const own = [...ipv6Addresses, ...ipv6Prefixes];
    const foreign = [...Ipv6Addresses, ...Ipv6Prefixes].find((one) => !own.includes(one));
    if (foreign !== undefined) {
      throw fault(
        'InvalidParameterValue',
        `Some of the specified addresses are not assigned to interface ${row.id}: ${foreign}`,
      );
    }
    const left = ipv6Addresses.filter((address) => !Ipv6Addresses.includes(address));
    networkInterfaces.change(ctx, row.id, {
      ipv6Addresses: left,
      ipv6Prefixes: ipv6Prefixes.filter((prefix) => !Ipv6Prefixes.includes(prefix)),
    });
    return {
      NetworkInterfaceId: row.id,
      UnassignedIpv6Addresses: Ipv6Addresses,
      UnassignedIpv6Prefixes: Ipv6Prefixes,
    };
  },
});
