import { ec2 } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { text } from './property.ts';

const names = [
  'AllocationId',
  'EIP',
  'InstanceId',
  'NetworkInterfaceId',
  'PrivateIpAddress',
] as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eipassociation.html */
export const elasticIpAssociation: ResourceKind = {
  required: [],
  optional: names,
  fixed: names,
  creates: [4_000, 8_000],
  removes: [1_000, 3_000],

  create(ctx, properties) {
    const { AssociationId = '' } = ec2(ctx, 'associateAddress', {
      AllocationId: text(properties, 'AllocationId'),
      PublicIp: text(properties, 'EIP'),
      InstanceId: text(properties, 'InstanceId'),
      NetworkInterfaceId: text(properties, 'NetworkInterfaceId'),
      PrivateIpAddress: text(properties, 'PrivateIpAddress'),
    });
    return { id: AssociationId, attributes: { Id: AssociationId } };
  },

  remove: (ctx, AssociationId) => ec2(ctx, 'disassociateAddress', { AssociationId }),
};
