import type { Address } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { type AddressRow, findAddress, addresses as table } from './model/address.ts';
import { instances } from './model/instance.ts';
import { anyPublicAddress, networkInterfaces } from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<AddressRow> = {
  'allocation-id': ({ id }) => id,
  'association-id': ({ association }) => association?.id,
  domain: () => 'vpc',
  'instance-id': ({ association }) => association?.instanceId,
  'network-border-group': (_, { region }) => region,
  'network-interface-id': ({ association }) => association?.interfaceId,
  'network-interface-owner-id': ({ association }, { account }) => association && account,
  'private-ip-address': ({ association }) => association?.privateIp,
  'public-ip': ({ publicIp }) => publicIp,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html */
export const addresses = topic({
  AllocateAddress({ TagSpecifications }, ctx) {
    checkQuota(ctx, 'addresses', table.all(ctx).length + 1);
    const id = ctx.ids.id('eipalloc');
    addTags(ctx, id, tagsFor(TagSpecifications, 'elastic-ip'));
    const row = table.put(ctx, { id, publicIp: anyPublicAddress(ctx), allocatedAt: ctx.now });
    return {
      AllocationId: id,
      PublicIp: row.publicIp,
      Domain: 'vpc',
      PublicIpv4Pool: 'amazon',
      NetworkBorderGroup: ctx.region,
    };
  },

  DescribeAddresses({ AllocationIds, PublicIps, Filters }, ctx) {
    for (const ip of PublicIps ?? []) findAddress(ctx, undefined, ip);
    const asked = table
      .findAll(ctx, AllocationIds)
      .filter(({ publicIp }) => !PublicIps?.length || PublicIps.includes(publicIp));
    return { Addresses: select(ctx, asked, Filters, filters).map((row) => viewAddress(ctx, row)) };
  },

  AssociateAddress(input, ctx) {
    const row = findAddress(ctx, input.AllocationId, input.PublicIp);
    const card = targetOf(ctx, input.NetworkInterfaceId, input.InstanceId);
    if (
      row.association &&
      input.AllowReassociation !== true &&
      row.association.interfaceId !== card.id
    ) {
      throw fault(
        'Resource.AlreadyAssociated',
        `resource ${row.id} is already associated with associate-id ${row.association.id}`,
      );
    }
    const privateIp = input.PrivateIpAddress ?? card.privateIp;
    if (row.association?.interfaceId === card.id && row.association.privateIp === privateIp) {
      return { AssociationId: row.association.id };
    }
    if (row.association) disassociate(ctx, row);
    const id = ctx.ids.id('eipassoc');
    table.change(ctx, row.id, {
      association: {
        id,
        interfaceId: card.id,
        privateIp,
        instanceId: card.attachment?.instanceId,
      },
    });
    networkInterfaces.change(ctx, card.id, { publicIp: row.publicIp });
    return { AssociationId: id };
  },

  DisassociateAddress({ AssociationId, PublicIp }, ctx) {
    const row = AssociationId
      ? table.all(ctx).find(({ association }) => association?.id === AssociationId)
      : findAddress(ctx, undefined, PublicIp);
    if (!row) {
      throw fault(
        'InvalidAssociationID.NotFound',
        `The association ID '${AssociationId}' does not exist`,
      );
    }
    disassociate(ctx, row);
    return {};
  },

  ReleaseAddress({ AllocationId, PublicIp }, ctx) {
    const row = findAddress(ctx, AllocationId, PublicIp);
    if (row.association) {
      throw fault('InvalidIPAddress.InUse', `Address ${row.publicIp} is in use.`);
    }
    table.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return {};
  },

  DescribeAddressesAttribute(input, ctx) {
    const found = table.findAll(ctx, input.AllocationIds);
    const { items, nextToken } = page(ctx, found, input, { least: 1 });
    return {
      Addresses: items.map(({ id, publicIp }) => ({ AllocationId: id, PublicIp: publicIp })),
      NextToken: nextToken,
    };
  },
});

function disassociate(ctx: Context, row: AddressRow): void {
  const card = row.association && networkInterfaces.get(ctx, row.association.interfaceId);
  if (card) networkInterfaces.change(ctx, card.id, { publicIp: undefined });
  table.change(ctx, row.id, { association: undefined });
}

function targetOf(ctx: Context, interfaceId: string | undefined, instanceId: string | undefined) {
  if (interfaceId) return networkInterfaces.find(ctx, interfaceId);
  if (!instanceId) {
    throw fault('MissingParameter', 'Either instance ID or network interface id must be specified');
  }
  const primary = networkInterfaces.get(ctx, instances.find(ctx, instanceId).interfaceIds[0] ?? '');
  if (!primary)
    throw fault('InvalidInstanceID', `The instance '${instanceId}' has no network interface`);
  return primary;
}

function viewAddress(ctx: Context, { id, publicIp, association }: AddressRow): Address {
  return {
    AllocationId: id,
    PublicIp: publicIp,
    Domain: 'vpc',
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: ctx.region,
    ...(association && {
      AssociationId: association.id,
      NetworkInterfaceId: association.interfaceId,
      NetworkInterfaceOwnerId: ctx.account,
      PrivateIpAddress: association.privateIp,
      InstanceId: association.instanceId,
    }),
    Tags: tagsOf(ctx, id),
  };
}
