import { ec2 } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { text } from './property.ts';
import { tagMade } from './tagging.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html */
export const elasticIp: ResourceKind = {
  required: [],
  optional: ['Domain', 'InstanceId', 'Tags'],
  fixed: ['Domain', 'InstanceId', 'Tags'],
  creates: [15_000, 17_000],
  removes: [2_000, 4_000],

  create(ctx, properties, home) {
    const made = ec2(ctx, 'allocateAddress', { Domain: 'vpc' });
    const { AllocationId = '', PublicIp = '' } = made;
    const InstanceId = text(properties, 'InstanceId');
    if (InstanceId) ec2(ctx, 'associateAddress', { AllocationId, InstanceId });
    tagMade(ctx, AllocationId, properties, home);
    return { id: PublicIp, attributes: { AllocationId, PublicIp } };
  },

  remove(ctx, PublicIp) {
    const { Addresses = [] } = ec2(ctx, 'describeAddresses', { PublicIps: [PublicIp] });
    const { AllocationId, AssociationId } = Addresses[0] ?? {};
    if (AssociationId) ec2(ctx, 'disassociateAddress', { AssociationId });
    ec2(ctx, 'releaseAddress', { AllocationId });
  },
};
