import type { Context } from '../../engine/context.ts';
import { addPrefixes, type PrefixWish } from './interface-prefix.ts';
import { addIpv6Addresses } from './ipv6-address.ts';
import { anyPublicAddress, networkInterfaces, newNetworkInterface } from './network-interface.ts';
import { addSecondaryAddresses } from './secondary-address.ts';
import type { SubnetRow } from './subnet.ts';

/** A network interface that an instance is to be launched with. */
export interface CardWish {
  /** One that exists, in place of a new one. */
  readonly interfaceId?: string | undefined;
  readonly subnet: SubnetRow;
  readonly groupIds: readonly string[];
  readonly deviceIndex: number;
  readonly description?: string | undefined;
  readonly deleteOnTermination: boolean;
  /** Whether it gets a public address; the subnet says so when this does not. */
  readonly publicAddress?: boolean | undefined;
  readonly privateIp?: string | undefined;
  /** Further addresses: the ones wanted, and any for each undefined. */
  readonly secondaryIps?: readonly (string | undefined)[] | undefined;
  /** The same for IPv6; one when undefined and the subnet assigns them. */
  readonly ipv6?: readonly (string | undefined)[] | undefined;
  readonly prefixes?: PrefixWish | undefined;
}

/** Makes or takes the interface that is wished for and plugs it into an instance. Returns its id. */
export function plugIn(
  ctx: Context,
  wish: CardWish,
  instanceId: string,
  tags: Record<string, string>,
): string {
  const { deviceIndex, deleteOnTermination } = wish;
  const id = wish.interfaceId ?? newCard(ctx, wish, tags);
  networkInterfaces.change(ctx, id, {
    attachment: {
      id: ctx.ids.id('eni-attach'),
      instanceId,
      deviceIndex,
      at: ctx.now,
      deleteOnTermination,
    },
  });
  return id;
}

function newCard(ctx: Context, wish: CardWish, tags: Record<string, string>): string {
  const { subnet, groupIds, privateIp, description, secondaryIps = [] } = wish;
  const row = newNetworkInterface(ctx, {
    subnet,
    groupIds,
    privateIp,
    ...(description !== undefined && { description }),
    tags,
  });
  if (wish.publicAddress ?? (wish.deviceIndex === 0 && subnet.mapPublicIp)) {
    networkInterfaces.change(ctx, row.id, { publicIp: anyPublicAddress(ctx) });
  }
  if (secondaryIps.length > 0) addSecondaryAddresses(ctx, row, secondaryIps);
  const ipv6 = wish.ipv6 ?? (subnet.assignIpv6 ? [undefined] : []);
  if (ipv6.length > 0) addIpv6Addresses(ctx, row, ipv6);
  if (wish.prefixes) addPrefixes(ctx, row, wish.prefixes);
  return row.id;
}
