import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/**
 * What is left of networks before VPCs: no instance is linked and no VPC lets itself be.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcClassicLink.html
 */
export const classicLink = topic({
  DescribeClassicLinkInstances: () => ({ Instances: [] }),

  DescribeVpcClassicLink: ({ VpcIds }, ctx) => ({
    Vpcs: vpcs
      .findAll(ctx, VpcIds)
      .map(({ id }) => ({ VpcId: id, ClassicLinkEnabled: false, Tags: [] })),
  }),

  DescribeVpcClassicLinkDnsSupport(input, ctx) {
    const { items, nextToken } = page(ctx, vpcs.findAll(ctx, input.VpcIds), input);
    return {
      Vpcs: items.map(({ id }) => ({ VpcId: id, ClassicLinkDnsSupported: false })),
      NextToken: nextToken,
    };
  },

  DescribeMovingAddresses: () => ({ MovingAddressStatuses: [] }),
  DescribeVpcEndpointConnectionNotifications: () => ({ ConnectionNotificationSet: [] }),
});
