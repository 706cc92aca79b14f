import type { Address } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { type AddressRow, elasticsOf, findAddress, addresses as table } from './model/address.ts';
import { instances } from './model/instance.ts';
import { internetGateways } from './model/internet-gateway.ts';
import {
  anyPublicAddress,
  type NetworkInterfaceRow,
  networkInterfaces,
} from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<AddressRow> = {
  'allocation-id': ({ id }) => id,
  'association-id': ({ association }) => association?.id,
  domain: () => 'vpc',
  'instance-id': (row, ctx) => instanceOf(ctx, row),
  'network-border-group': (_, { region }) => region,
  'network-interface-id': ({ association }) => association?.interfaceId,
  'network-interface-owner-id': ({ association }, { account }) => association && account,
  'private-ip-address': ({ association }) => association?.privateIp,
  'public-ip': ({ publicIp }) => publicIp,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html */
export const addresses = topic({
  AllocateAddress({ Domain, Address, TagSpecifications }, ctx) {
    if (Domain !== undefined && Domain !== 'vpc' && Domain !== 'standard') {
      throw fault('InvalidParameterValue', `Value (${Domain}) for parameter domain is invalid.`);
    }
    // An address that was released is not kept for whom it was: nobody can have it back.
    if (Address && !ctx.lenient) {
      throw fault('InvalidAddress.NotFound', `Address '${Address}' not found.`);
    }
    checkQuota(ctx, 'addresses', table.all(ctx).length + 1);
    const id = ctx.ids.id('eipalloc');
    addTags(ctx, id, tagsFor(TagSpecifications, 'elastic-ip'));
    const row = table.put(ctx, {
      id,
      publicIp: Address ?? anyPublicAddress(ctx),
      allocatedAt: ctx.now,
    });
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
    const privateIp = input.PrivateIpAddress ?? card.privateIp;
    checkPlace(ctx, card, privateIp);
    const [other] = elasticsOf(ctx, card.id, privateIp);
    if (other?.id === row.id) return { AssociationId: row.association?.id };
    const holder = [row, other].find((one) => one?.association);
    if (holder && input.AllowReassociation === false) {
      throw fault(
        'Resource.AlreadyAssociated',
        `resource ${holder.id} is already associated with associate-id ${holder.association?.id}`,
      );
    }
    for (const one of [row, other]) if (one) disassociate(ctx, one);
    const id = ctx.ids.id('eipassoc');
    table.change(ctx, row.id, { association: { id, interfaceId: card.id, privateIp } });
    if (privateIp === card.privateIp) {
      networkInterfaces.change(ctx, card.id, { publicIp: row.publicIp });
    }
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
    if (row.domainName) {
      throw fault(
        'InvalidAddress.Locked',
        `Address with allocation id ${row.id} cannot be released because it is locked to your account.`,
      );
    }
    table.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return {};
  },
});

function disassociate(ctx: Context, row: AddressRow): void {
  const card = row.association && networkInterfaces.get(ctx, row.association.interfaceId);
  if (card?.privateIp === row.association?.privateIp && card) {
    networkInterfaces.change(ctx, card.id, { publicIp: undefined });
  }
  table.change(ctx, row.id, { association: undefined });
}

function targetOf(ctx: Context, interfaceId: string | undefined, instanceId: string | undefined) {
  if (interfaceId) return networkInterfaces.find(ctx, interfaceId);
  if (!instanceId) {
    throw fault('MissingParameter', 'Either instance ID or network interface id must be specified');
  }
  const instance = instances.find(ctx, instanceId);
  if (stateNow(ctx, instance.timeline) === 'pending') {
    throw fault(
      'InvalidInstanceID',
      `The pending instance '${instanceId}' is not in a valid state for this operation.`,
    );
  }
  const primary = networkInterfaces.get(ctx, instance.interfaceIds[0] ?? '');
  if (!primary)
    throw fault('InvalidInstanceID', `The instance '${instanceId}' has no network interface`);
  return primary;
}

/** An address goes to a private one of the interface, in a VPC that has a way to the internet. */
function checkPlace(ctx: Context, card: NetworkInterfaceRow, privateIp: string): void {
  if (![card.privateIp, ...card.secondaryIps].includes(privateIp)) {
    throw fault(
      'InvalidParameterValue',
      `Invalid value '${privateIp}' for privateIpAddress. The address is not assigned to ${card.id}.`,
    );
  }
  if (card.managedAs) {
    throw fault('OperationNotPermitted', `You are not allowed to manage interface ${card.id}.`);
  }
  if (ctx.lenient || internetGateways.all(ctx).some(({ vpcId }) => vpcId === card.vpcId)) return;
  throw fault(
    'Gateway.NotAttached',
    `Network ${card.vpcId} is not attached to any internet gateway`,
  );
}

function instanceOf(ctx: Context, { association }: AddressRow): string | undefined {
  return networkInterfaces.get(ctx, association?.interfaceId ?? '')?.attachment?.instanceId;
}

function viewAddress(ctx: Context, row: AddressRow): Address {
  const { id, publicIp, association } = row;
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
      InstanceId: instanceOf(ctx, row),
    }),
    Tags: tagsOf(ctx, id),
  };
}
