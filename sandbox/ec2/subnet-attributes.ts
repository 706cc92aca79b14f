import type { ModifySubnetAttributeRequest } from '@aws-sdk/client-ec2';
import { fault } from '../engine/fault.ts';
import { isIpv6Only, subnets } from './model/subnet.ts';
import { topic } from './topic.ts';

/** The members that change something; AWS takes one of them a call. */
const attributes = [
  'AssignIpv6AddressOnCreation',
  'CustomerOwnedIpv4Pool',
  'DisableLniAtDeviceIndex',
  'EnableDns64',
  'EnableLniAtDeviceIndex',
  'EnableResourceNameDnsAAAARecordOnLaunch',
  'EnableResourceNameDnsARecordOnLaunch',
  'MapCustomerOwnedIpOnLaunch',
  'MapPublicIpOnLaunch',
  'PrivateDnsHostnameTypeOnLaunch',
] as const satisfies readonly (keyof ModifySubnetAttributeRequest)[];

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html */
export const subnetAttributes = topic({
  ModifySubnetAttribute(input, ctx) {
    const row = subnets.find(ctx, input.SubnetId);
    const asked = attributes.filter((name) => input[name] !== undefined);
    if (asked.length === 0) {
      throw fault('MissingParameter', 'The request must contain an attribute to modify');
    }
    // Customer-owned addresses come with a pool, in one call.
    const pooled = asked.every((name) => name.includes('CustomerOwned'));
    if (asked.length > 1 && !pooled) {
      throw fault(
        'InvalidParameterCombination',
        'Only one subnet attribute can be modified at a time',
      );
    }
    if (isIpv6Only(row) && input.MapPublicIpOnLaunch?.Value) {
      throw fault(
        'InvalidParameterValue',
        `Invalid value 'true' for mapPublicIpOnLaunch. Subnet '${row.id}' has IPv6 addresses only.`,
      );
    }
    if (isIpv6Only(row) && input.PrivateDnsHostnameTypeOnLaunch === 'ip-name') {
      throw fault(
        'InvalidParameterValue',
        `Invalid value 'ip-name' for privateDnsHostnameTypeOnLaunch. Subnet '${row.id}' has IPv6 addresses only.`,
      );
    }
    const assignIpv6 = input.AssignIpv6AddressOnCreation?.Value ?? row.assignIpv6;
    if (assignIpv6 && !row.ipv6Ranges?.length) {
      throw fault(
        'InvalidParameterValue',
        `Invalid value 'true' for assignIpv6AddressOnCreation. Subnet '${row.id}' does not have an IPv6 CIDR block.`,
      );
    }
    subnets.change(ctx, row.id, {
      mapPublicIp: input.MapPublicIpOnLaunch?.Value ?? row.mapPublicIp,
      assignIpv6,
      dns64: input.EnableDns64?.Value ?? row.dns64,
      hostnames: {
        type: input.PrivateDnsHostnameTypeOnLaunch ?? row.hostnames?.type,
        a: input.EnableResourceNameDnsARecordOnLaunch?.Value ?? row.hostnames?.a,
        aaaa: input.EnableResourceNameDnsAAAARecordOnLaunch?.Value ?? row.hostnames?.aaaa,
      },
      customerPool: input.CustomerOwnedIpv4Pool ?? row.customerPool,
      mapCustomerIp: input.MapCustomerOwnedIpOnLaunch?.Value ?? row.mapCustomerIp,
      localInterfaceAt: input.DisableLniAtDeviceIndex?.Value
        ? undefined
        : (input.EnableLniAtDeviceIndex ?? row.localInterfaceAt),
    });
    return {};
  },
});
