import type {
  InstanceNetworkInterfaceSpecification,
  RunInstancesRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { prefixesOf } from './model/interface-prefix.ts';
import type { CardWish } from './model/launch-cards.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import { securityGroups } from './model/security-group.ts';
import { type SubnetRow, subnets } from './model/subnet.ts';

/**
 * The network interfaces that a launch wants. Without any listed it is one, of which the request
 * itself says the addresses. `subnet` and `groupIds` are those of an interface that names none.
 */
export function cardsOf(
  ctx: Context,
  input: RunInstancesRequest,
  subnet: SubnetRow,
  groupIds: readonly string[],
): CardWish[] {
  const { NetworkInterfaces: listed } = input;
  if (listed?.length) {
    return listed
      .map((one) => cardOf(ctx, one, subnet, groupIds))
      .sort((left, right) => left.deviceIndex - right.deviceIndex);
  }
  const { PrivateIpAddress } = input;
  const plain = { deviceIndex: 0, deleteOnTermination: true, privateIp: PrivateIpAddress };
  return [{ ...plain, subnet, groupIds, ipv6: ipv6Of(input) }];
}

function cardOf(
  ctx: Context,
  asked: InstanceNetworkInterfaceSpecification,
  standard: SubnetRow,
  groupIds: readonly string[],
): CardWish {
  const { NetworkInterfaceId, DeviceIndex = 0, DeleteOnTermination, Groups } = asked;
  const place = { deviceIndex: DeviceIndex, subnet: standard, groupIds };
  if (NetworkInterfaceId) {
    const { id, attachment } = networkInterfaces.find(ctx, NetworkInterfaceId);
    if (attachment) {
      throw fault('InvalidNetworkInterface.InUse', `Interface '${id}' is already in use.`);
    }
    return { ...place, interfaceId: id, deleteOnTermination: false };
  }
  checkQuota(ctx, 'securityGroupsPerInterface', Groups?.length ?? 0);
  const more = asked.PrivateIpAddresses ?? [];
  const primary = more.find(({ Primary }) => Primary)?.PrivateIpAddress;
  const named = more.filter(({ Primary }) => !Primary).map((one) => one.PrivateIpAddress);
  return {
    ...place,
    subnet: asked.SubnetId ? subnets.find(ctx, asked.SubnetId) : standard,
    groupIds: Groups?.length ? securityGroups.findAll(ctx, Groups).map(({ id }) => id) : groupIds,
    description: asked.Description,
    deleteOnTermination: DeleteOnTermination ?? true,
    publicAddress: asked.AssociatePublicIpAddress,
    privateIp: asked.PrivateIpAddress ?? primary,
    secondaryIps: [...named, ...anyOf(asked.SecondaryPrivateIpAddressCount)],
    ipv6: ipv6Of(asked),
    prefixes: prefixesOf(asked),
  };
}

function ipv6Of({
  Ipv6Addresses: named,
  Ipv6AddressCount: count,
}: Pick<RunInstancesRequest, 'Ipv6Addresses' | 'Ipv6AddressCount'>): CardWish['ipv6'] {
  if (named?.length && count) {
    throw fault(
      'InvalidParameterCombination',
      'You cannot specify ipv6Addresses and ipv6AddressCount in the same request',
    );
  }
  if (named?.length) return named.map(({ Ipv6Address }) => Ipv6Address);
  return count === undefined ? undefined : anyOf(count);
}

function anyOf(count = 0): undefined[] {
  return Array<undefined>(count).fill(undefined);
}
