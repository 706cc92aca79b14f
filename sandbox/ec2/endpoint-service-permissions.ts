import type { AllowedPrincipal, PrincipalType } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow } from '../engine/timeline.ts';
import { nameOfService, ownEndpointServices } from './model/endpoint-service.ts';
import { type VpcEndpointRow, vpcEndpoints } from './model/vpc-endpoint.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

interface Permission {
  readonly id: string;
  readonly arn: string;
}

interface Connection extends VpcEndpointRow {
  readonly serviceId: string;
}

const filters: Filters<Permission> = {
  principal: ({ arn }) => arn,
  'principal-type': ({ arn }) => typeOf(arn),
};

const connectionFilters: Filters<Connection> = {
  'ip-address-type': () => 'ipv4',
  'service-id': ({ serviceId }) => serviceId,
  'vpc-endpoint-id': ({ id }) => id,
  'vpc-endpoint-owner': (_, { account }) => account,
  'vpc-endpoint-region': (_, { region }) => region,
  'vpc-endpoint-state': ({ timeline }, ctx) => stateNow(ctx, timeline),
};

/** https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html */
export const endpointServicePermissions = topic({
  DescribeVpcEndpointServicePermissions(input, ctx) {
    const { id, principals } = ownEndpointServices.find(ctx, input.ServiceId);
    const { items, nextToken } = page(ctx, select(ctx, principals, input.Filters, filters), input);
    return { AllowedPrincipals: items.map((one) => view(id, one)), NextToken: nextToken };
  },

  ModifyVpcEndpointServicePermissions(input, ctx) {
    const { ServiceId, AddAllowedPrincipals = [], RemoveAllowedPrincipals = [] } = input;
    const { id, principals } = ownEndpointServices.find(ctx, ServiceId);
    const added = [...new Set(AddAllowedPrincipals)]
      .filter((arn) => !principals.some((one) => one.arn === arn))
      .map((arn): Permission => ({ id: ctx.ids.id('vpce-svc-perm'), arn }));
    const left = [...principals, ...added].filter(
      ({ arn }) => !RemoveAllowedPrincipals.includes(arn),
    );
    ownEndpointServices.change(ctx, id, { principals: left });
    return {
      AddedPrincipals: added.map((one) => ({ ...view(id, one), Tags: undefined })),
      ReturnValue: true,
    };
  },

  DescribeVpcEndpointConnections(input, ctx) {
    const all = ownEndpointServices.all(ctx).flatMap(({ id: serviceId }) =>
      vpcEndpoints
        .all(ctx)
        .filter(({ service }) => service === nameOfService(ctx, serviceId))
        .map((row): Connection => ({ ...row, serviceId })),
    );
    const found = select(ctx, all, input.Filters, connectionFilters);
    const { items, nextToken } = page(ctx, found, input);
    return {
      VpcEndpointConnections: items.map((row) => viewConnection(ctx, row)),
      NextToken: nextToken,
    };
  },
});

function typeOf(arn: string): PrincipalType {
  if (arn === '*') return 'All';
  const [kind = ''] = arn.split(':').at(5)?.split('/') ?? [];
  const types: Record<string, PrincipalType> = { root: 'Account', user: 'User', role: 'Role' };
  return types[kind] ?? (arn.startsWith('arn:') ? 'OrganizationUnit' : 'Service');
}

function view(ServiceId: string, { id, arn }: Permission): AllowedPrincipal {
  return {
    PrincipalType: typeOf(arn),
    Principal: arn,
    ServicePermissionId: id,
    ServiceId,
    Tags: [],
  };
}

function viewConnection(ctx: Context, row: Connection) {
  const state = stateNow(ctx, row.timeline);
  return {
    ServiceId: row.serviceId,
    VpcEndpointId: row.id,
    VpcEndpointOwner: ctx.account,
    VpcEndpointState: state as 'Available',
    CreationTimestamp: new Date(row.createdAt),
    IpAddressType: 'ipv4' as const,
    VpcEndpointConnectionId: row.id.replace('vpce-', 'vpce-conn-'),
    VpcEndpointRegion: ctx.region,
  };
}
