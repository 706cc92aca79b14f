import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { instances } from './model/instance.ts';
import { addPrefixes, prefixesOf } from './model/interface-prefix.ts';
import { addIpv6Addresses } from './model/ipv6-address.ts';
import {
  dropNetworkInterface,
  type NetworkInterfaceRow,
  newNetworkInterface,
  networkInterfaces as table,
} from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import { addSecondaryAddresses } from './model/secondary-address.ts';
import { defaultGroupOf, securityGroups } from './model/security-group.ts';
import { subnets } from './model/subnet.ts';
import { tagsFor } from './model/tags.ts';
import { isInUse, viewInterface } from './network-interface-view.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html */
export const networkInterfaces = topic({
  CreateNetworkInterface(input, ctx) {
    const subnet = subnets.find(ctx, input.SubnetId);
    const groupIds = securityGroups.findAll(ctx, input.Groups).map(({ id }) => id);
    checkQuota(ctx, 'securityGroupsPerInterface', input.Groups?.length ?? 0);
    const standard = defaultGroupOf(ctx, subnet.vpcId);
    const primary = input.PrivateIpAddresses?.find(({ Primary }) => Primary)?.PrivateIpAddress;
    const row = newNetworkInterface(ctx, {
      subnet,
      groupIds: input.Groups?.length ? groupIds : standard ? [standard.id] : [],
      privateIp: input.PrivateIpAddress ?? primary,
      description: input.Description ?? '',
      tags: tagsFor(input.TagSpecifications, 'network-interface'),
    });
    const listed = (input.PrivateIpAddresses ?? []).filter(({ Primary }) => !Primary);
    const wanted = listed.map(({ PrivateIpAddress }) => PrivateIpAddress);
    const count = input.SecondaryPrivateIpAddressCount ?? 0;
    addSecondaryAddresses(ctx, row, [...wanted, ...Array<undefined>(count).fill(undefined)]);
    const { Ipv6Addresses = [], Ipv6AddressCount } = input;
    const any = Array<undefined>(Ipv6AddressCount ?? (subnet.assignIpv6 ? 1 : 0)).fill(undefined);
    const asked = Ipv6Addresses.map(({ Ipv6Address }) => Ipv6Address);
    addIpv6Addresses(ctx, row, asked.length > 0 ? asked : any);
    addPrefixes(ctx, row, prefixesOf(input));
    return { NetworkInterface: viewInterface(ctx, table.find(ctx, row.id)) };
  },

  DeleteNetworkInterface({ NetworkInterfaceId }, ctx) {
    const row = table.find(ctx, NetworkInterfaceId);
    if (isInUse(row)) {
      throw fault('InvalidParameterValue', `Network interface '${row.id}' is currently in use.`);
    }
    dropNetworkInterface(ctx, row.id);
    return {};
  },

  AttachNetworkInterface({ NetworkInterfaceId, InstanceId, DeviceIndex }, ctx) {
    const row = table.find(ctx, NetworkInterfaceId);
    const instance = instances.find(ctx, InstanceId);
    if (isInUse(row)) {
      throw fault(
        'InvalidNetworkInterface.InUse',
        `Network interface '${row.id}' is already in use.`,
      );
    }
    if (row.zone !== instance.zone) {
      throw fault(
        'InvalidParameterCombination',
        'The network interface and the instance must be in the same availability zone.',
      );
    }
    const taken = instance.interfaceIds.some(
      (id) => table.get(ctx, id)?.attachment?.deviceIndex === DeviceIndex,
    );
    if (taken) {
      throw fault(
        'InvalidParameterValue',
        `Instance '${instance.id}' already has an interface attached at device index '${DeviceIndex}'.`,
      );
    }
    const id = ctx.ids.id('eni-attach');
    table.change(ctx, row.id, {
      attachment: {
        id,
        instanceId: instance.id,
        deviceIndex: DeviceIndex,
        at: ctx.now,
        deleteOnTermination: false,
      },
    });
    instances.change(ctx, instance.id, { interfaceIds: [...instance.interfaceIds, row.id] });
    return { AttachmentId: id, NetworkCardIndex: 0 };
  },

  DetachNetworkInterface({ AttachmentId }, ctx) {
    const row = attached(ctx, AttachmentId);
    const instance = instances.get(ctx, row.attachment?.instanceId ?? '');
    if (row.attachment?.deviceIndex === 0) {
      throw fault(
        'OperationNotPermitted',
        'The network interface at device index 0 cannot be detached.',
      );
    }
    table.change(ctx, row.id, { attachment: undefined });
    if (instance) {
      const interfaceIds = instance.interfaceIds.filter((id) => id !== row.id);
      instances.change(ctx, instance.id, { interfaceIds });
    }
    return {};
  },
});

function attached(ctx: Context, attachmentId: string): NetworkInterfaceRow {
  const found = table.all(ctx).find(({ attachment }) => attachment?.id === attachmentId);
  if (found) return found;
  throw fault('InvalidAttachmentID.NotFound', `The attachment '${attachmentId}' does not exist`);
}
