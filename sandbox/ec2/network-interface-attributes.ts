import { fault } from '../engine/fault.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import { securityGroups } from './model/security-group.ts';
import { viewInterface } from './network-interface-view.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyNetworkInterfaceAttribute.html */
export const networkInterfaceAttributes = topic({
  ModifyNetworkInterfaceAttribute(input, ctx) {
    const row = networkInterfaces.find(ctx, input.NetworkInterfaceId);
    const { attachment } = row;
    const keep = input.Attachment?.DeleteOnTermination ?? attachment?.deleteOnTermination ?? false;
    if (input.Groups?.length) securityGroups.findAll(ctx, input.Groups);
    checkQuota(ctx, 'securityGroupsPerInterface', input.Groups?.length ?? 0);
    networkInterfaces.change(ctx, row.id, {
      description: input.Description?.Value ?? row.description,
      sourceDestCheck: input.SourceDestCheck?.Value ?? row.sourceDestCheck,
      groupIds: input.Groups?.length ? input.Groups : row.groupIds,
      attachment: attachment && { ...attachment, deleteOnTermination: keep },
    });
    return {};
  },

  ResetNetworkInterfaceAttribute({ NetworkInterfaceId, SourceDestCheck }, ctx) {
    const { id } = networkInterfaces.find(ctx, NetworkInterfaceId);
    // The one attribute that can be reset; AWS wants it named and doesn't look at the value.
    if (SourceDestCheck === undefined) {
      throw fault('InvalidParameterCombination', 'No attributes specified.');
    }
    networkInterfaces.change(ctx, id, { sourceDestCheck: true });
    return {};
  },

  DescribeNetworkInterfaceAttribute({ NetworkInterfaceId, Attribute }, ctx) {
    const row = networkInterfaces.find(ctx, NetworkInterfaceId);
    const { Groups, Attachment } = viewInterface(ctx, row);
    const shown = { NetworkInterfaceId: row.id };
    switch (Attribute) {
      case 'description':
        return { ...shown, Description: { Value: row.description } };
      case 'groupSet':
        return { ...shown, Groups };
      case 'sourceDestCheck':
        return { ...shown, SourceDestCheck: { Value: row.sourceDestCheck } };
      default:
        return { ...shown, Attachment };
    }
  },
});
