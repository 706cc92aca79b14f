import { fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import {
  type EndpointService,
  endpointServices,
  findEndpoint,
  type VpcEndpointRow,
  vpcEndpoints,
} from './model/vpc-endpoint.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';
import { viewEndpoint, viewService } from './vpc-endpoint-view.ts';

const filters: Filters<VpcEndpointRow> = {
  'ip-address-type': () => 'ipv4',
  'service-name': ({ service }) => service,
  'service-region': (_, { region }) => region,
  'vpc-endpoint-id': ({ id }) => id,
  'vpc-endpoint-state': ({ timeline }, ctx) => stateNow(ctx, timeline),
  'vpc-endpoint-type': ({ type }) => type,
  'vpc-id': ({ vpcId }) => vpcId,
};

const serviceFilters: Filters<EndpointService> = {
  owner: ({ own }, { account }) => (own ? account : 'amazon'),
  'service-name': ({ id }) => id,
  'service-region': (_, { region }) => region,
  'service-type': ({ types }) => types,
  'supported-ip-address-types': () => 'ipv4',
};

/** https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html */
export const describeVpcEndpoints = topic({
  DescribeVpcEndpoints(input, ctx) {
    const { VpcEndpointIds: ids, Filters } = input;
    for (const id of ids ?? []) findEndpoint(ctx, id);
    const asked = vpcEndpoints
      .findAll(ctx, ids)
      .filter(({ timeline }) => stateNow(ctx, timeline) !== 'deleted');
    const { items, nextToken } = page(ctx, select(ctx, asked, Filters, filters), input);
    return { VpcEndpoints: items.map((row) => viewEndpoint(ctx, row)), NextToken: nextToken };
  },

  DescribeVpcEndpointServices(input, ctx) {
    const { ServiceNames: names, Filters } = input;
    const all = endpointServices(ctx);
    const unknown = names?.find((name) => !all.some(({ id }) => id === name));
    if (unknown !== undefined) {
      throw fault('InvalidServiceName', `The Vpc Endpoint Service '${unknown}' does not exist`);
    }
    const asked = all.filter(({ id }) => !names?.length || names.includes(id));
    const found = select(ctx, asked, Filters, serviceFilters);
    const { items, nextToken } = page(ctx, found, input, { least: 1 });
    return {
      ServiceNames: items.map(({ id }) => id),
      ServiceDetails: items.map((service) => viewService(ctx, service)),
      NextToken: nextToken,
    };
  },
});
