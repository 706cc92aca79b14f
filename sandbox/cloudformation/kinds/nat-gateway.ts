import { ec2 } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { text } from './property.ts';
import { retag, tagMade } from './tagging.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-natgateway.html */
export const natGateway: ResourceKind = {
  required: ['SubnetId'],
  optional: ['AllocationId', 'ConnectivityType', 'Tags'],
  fixed: ['AllocationId', 'ConnectivityType', 'SubnetId'],
  creates: [95_000, 110_000],
  removes: [95_000, 110_000],
  lingers: true,

  create(ctx, properties, home) {
    const { NatGateway } = ec2(ctx, 'createNatGateway', {
      SubnetId: text(properties, 'SubnetId') ?? '',
      AllocationId: text(properties, 'AllocationId'),
      ConnectivityType: text(properties, 'ConnectivityType') as 'public' | undefined,
    });
    const id = NatGateway?.NatGatewayId ?? '';
    tagMade(ctx, id, properties, home);
    return { id, attributes: { NatGatewayId: id } };
  },

  change: retag,
  remove: (ctx, NatGatewayId) => ec2(ctx, 'deleteNatGateway', { NatGatewayId }),
};
