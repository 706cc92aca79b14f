import type { ServiceDetail, VpcEndpoint } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { hash } from '../engine/ids.ts';
import { stateNow } from '../engine/timeline.ts';
import { securityGroups } from './model/security-group.ts';
import { tagsOf } from './model/tags.ts';
import type { EndpointService, VpcEndpointRow } from './model/vpc-endpoint.ts';
import { zonesOf } from './model/zone.ts';

/** A VPC endpoint as AWS shows it. */
export function viewEndpoint(ctx: Context, row: VpcEndpointRow): VpcEndpoint {
  return {
    VpcEndpointId: row.id,
    VpcEndpointType: row.type,
    VpcId: row.vpcId,
    ServiceName: row.service,
    // The model has the states with a capital, the service answers without.
    State: stateNow(ctx, row.timeline) as VpcEndpoint['State'] & string,
    PolicyDocument: row.policy,
    RouteTableIds: [...row.routeTableIds],
    SubnetIds: row.cards.map(({ subnetId }) => subnetId),
    NetworkInterfaceIds: row.cards.map(({ id }) => id),
    Groups: row.groupIds.map((GroupId) => ({
      GroupId,
      GroupName: securityGroups.get(ctx, GroupId)?.name,
    })),
    PrivateDnsEnabled: row.privateDns,
    RequesterManaged: false,
    DnsEntries: row.type === 'Interface' ? dnsOf(ctx, row) : [],
    CreationTimestamp: new Date(row.createdAt),
    OwnerId: ctx.account,
    IpAddressType: 'ipv4',
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

/** A service that endpoints can lead to, as AWS shows it. */
export function viewService(ctx: Context, { id, types, own }: EndpointService): ServiceDetail {
  const short = id.split('.').slice(-1)[0] ?? id;
  return {
    ServiceName: id,
    ServiceId:
      own?.id ??
      `vpce-svc-${hash(id).toString(16).padStart(8, '0')}${hash(`${id}/`).toString(16).padStart(9, '0')}`,
    ServiceType: types.map((ServiceType) => ({ ServiceType })),
    ServiceRegion: ctx.region,
    AvailabilityZones: zonesOf(ctx.region).map(({ name }) => name),
    Owner: own ? ctx.account : 'amazon',
    BaseEndpointDnsNames: [`${short}.${ctx.region}.vpce.amazonaws.com`],
    PrivateDnsName: own ? own.privateDns : `${short}.${ctx.region}.amazonaws.com`,
    VpcEndpointPolicySupported: !own,
    AcceptanceRequired: own?.acceptance ?? false,
    ManagesVpcEndpoints: false,
    SupportedIpAddressTypes: [...(own?.addressTypes ?? ['ipv4' as const])],
    Tags: (own && tagsOf(ctx, own.id)) ?? [],
  };
}

function dnsOf(ctx: Context, { id, service, privateDns }: VpcEndpointRow) {
  const short = service.split('.').slice(-1)[0] ?? service;
  const mark = hash(id).toString(36).slice(0, 8);
  const names = [`${id}-${mark}.${short}.${ctx.region}.vpce.amazonaws.com`];
  if (privateDns) names.push(`${short}.${ctx.region}.amazonaws.com`);
  return names.map((DnsName) => ({ DnsName, HostedZoneId: 'Z7HUB22UULQXV' }));
}
