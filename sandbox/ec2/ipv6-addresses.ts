import { fault } from '../engine/fault.ts';
import { addIpv6Addresses } from './model/ipv6-address.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html */
export const ipv6Addresses = topic({
  AssignIpv6Addresses({ NetworkInterfaceId, Ipv6Addresses, Ipv6AddressCount }, ctx) {
    const row = networkInterfaces.find(ctx, NetworkInterfaceId);
    if (!Ipv6Addresses?.length && !Ipv6AddressCount) {
      throw fault(
        'MissingParameter',
        'The request must contain the parameter ipv6Addresses or ipv6AddressCount',
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
      AssignedIpv6Prefixes: [],
    };
  },

  UnassignIpv6Addresses({ NetworkInterfaceId, Ipv6Addresses = [] }, ctx) {
    const row = networkInterfaces.find(ctx, NetworkInterfaceId);
    const { ipv6Addresses = [] } = row;
    const foreign = Ipv6Addresses.find((address) => !ipv6Addresses.includes(address));
    if (foreign !== undefined) {
      throw fault(
        'InvalidParameterValue',
        `Some of the specified addresses are not assigned to interface ${row.id}: ${foreign}`,
      );
    }
    const left = ipv6Addresses.filter((address) => !Ipv6Addresses.includes(address));
    networkInterfaces.change(ctx, row.id, { ipv6Addresses: left });
    return {
      NetworkInterfaceId: row.id,
      UnassignedIpv6Addresses: Ipv6Addresses,
      UnassignedIpv6Prefixes: [],
    };
  },
});
