import type { ServiceConfiguration } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import {
  type EndpointServiceRow,
  nameOfService,
  ownEndpointServices as table,
} from './model/endpoint-service.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<EndpointServiceRow> = {
  'service-id': ({ id }) => id,
  'service-name': ({ id }, ctx) => nameOfService(ctx, id),
  'service-state': () => 'Available',
  'supported-ip-address-types': ({ addressTypes }) => addressTypes,
};

/** https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html */
export const endpointServices = topic({
  CreateVpcEndpointServiceConfiguration(input, ctx) {
    const networkBalancers = input.NetworkLoadBalancerArns ?? [];
    const gatewayBalancers = input.GatewayLoadBalancerArns ?? [];
    checkBalancers(networkBalancers, gatewayBalancers);
    const id = ctx.ids.id('vpce-svc');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'vpc-endpoint-service'));
    const row = table.put(ctx, {
      id,
      acceptance: input.AcceptanceRequired ?? true,
      networkBalancers,
      gatewayBalancers,
      addressTypes: addressTypes(input.SupportedIpAddressTypes ?? ['ipv4']),
      privateDns: input.PrivateDnsName,
      principals: [],
    });
    return { ServiceConfiguration: view(ctx, row), ClientToken: input.ClientToken };
  },

  DescribeVpcEndpointServiceConfigurations(input, ctx) {
    const found = select(ctx, table.findAll(ctx, input.ServiceIds), input.Filters, filters);
    const { items, nextToken } = page(ctx, found, input);
    return { ServiceConfigurations: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  ModifyVpcEndpointServiceConfiguration(input, ctx) {
    const row = table.find(ctx, input.ServiceId);
    const networkBalancers = merge(
      row.networkBalancers,
      input.AddNetworkLoadBalancerArns,
      input.RemoveNetworkLoadBalancerArns,
    );
    const gatewayBalancers = merge(
      row.gatewayBalancers,
      input.AddGatewayLoadBalancerArns,
      input.RemoveGatewayLoadBalancerArns,
    );
    checkBalancers(networkBalancers, gatewayBalancers);
    const { AddSupportedIpAddressTypes: added, RemoveSupportedIpAddressTypes: removed } = input;
    table.change(ctx, row.id, {
      acceptance: input.AcceptanceRequired ?? row.acceptance,
      networkBalancers,
      gatewayBalancers,
      addressTypes: addressTypes(merge(row.addressTypes, added, removed)),
      privateDns: input.RemovePrivateDnsName ? undefined : (input.PrivateDnsName ?? row.privateDns),
    });
    return { Return: true };
  },

  ModifyVpcEndpointServicePayerResponsibility({ ServiceId, PayerResponsibility: payer }, ctx) {
    table.change(ctx, table.find(ctx, ServiceId).id, { payer });
    return { ReturnValue: true };
  },

  DeleteVpcEndpointServiceConfigurations({ ServiceIds }, ctx) {
    const lost = ServiceIds.filter((id) => !table.get(ctx, id));
    for (const id of ServiceIds) {
      table.remove(ctx, id);
      dropTags(ctx, id);
    }
    return {
      Unsuccessful: lost.map((id) => ({
        ResourceId: id,
        Error: {
          Code: 'InvalidVpcEndpointService.NotFound',
          Message: `The VpcEndpointService Id '${id}' does not exist`,
        },
      })),
    };
  },
});

function checkBalancers(network: readonly string[], gateway: readonly string[]): void {
  if (network.length > 0 !== gateway.length > 0) return;
  throw fault(
    'InvalidParameter',
    'exactly one of network_load_balancer_arn or gateway_load_balancer_arn is a required member',
  );
}

function addressTypes(names: readonly string[]): EndpointServiceRow['addressTypes'] {
  const wrong = names.find((name) => name !== 'ipv4' && name !== 'ipv6');
  if (wrong === undefined) return names as EndpointServiceRow['addressTypes'];
  throw fault(
    'InvalidParameterValue',
    `Value (${wrong}) for parameter supportedIpAddressTypes is invalid.`,
  );
}

function merge(
  before: readonly string[],
  added: readonly string[] = [],
  removed: readonly string[] = [],
): string[] {
  return [...new Set([...before, ...added])].filter((one) => !removed.includes(one));
}

function view(ctx: Context, row: EndpointServiceRow): ServiceConfiguration {
  const gateway = row.gatewayBalancers.length > 0;
  const zones = zonesOf(ctx.region).slice(0, 1);
  return {
    ServiceId: row.id,
    ServiceName: nameOfService(ctx, row.id),
    ServiceType: [{ ServiceType: gateway ? 'GatewayLoadBalancer' : 'Interface' }],
    ServiceState: 'Available',
    AvailabilityZones: zones.map(({ name }) => name),
    AvailabilityZoneIds: zones.map(({ id }) => id),
    AcceptanceRequired: row.acceptance,
    ManagesVpcEndpoints: false,
    NetworkLoadBalancerArns: [...row.networkBalancers],
    GatewayLoadBalancerArns: [...row.gatewayBalancers],
    SupportedIpAddressTypes: [...row.addressTypes],
    BaseEndpointDnsNames: gateway ? [] : [`${row.id}.${ctx.region}.vpce.amazonaws.com`],
    PrivateDnsName: row.privateDns,
    PrivateDnsNameConfiguration: row.privateDns
      ? { State: 'pendingVerification', Type: 'TXT', Name: `_${row.id.slice('vpce-svc-'.length)}` }
      : undefined,
    PayerResponsibility: row.payer,
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
