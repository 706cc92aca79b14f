import type { Context } from '../../engine/context.ts';
import { kind } from './kind.ts';

/** A service of the account behind load balancers of its own, offered to other VPCs. */
export interface EndpointServiceRow {
  readonly id: string;
  readonly acceptance: boolean;
  readonly networkBalancers: readonly string[];
  readonly gatewayBalancers: readonly string[];
  readonly addressTypes: readonly ('ipv4' | 'ipv6')[];
  readonly privateDns?: string | undefined;
  readonly payer?: 'ServiceOwner' | undefined;
  /** Who may make an endpoint to it: the ARN of each, with the id of the permission. */
  readonly principals: readonly { readonly id: string; readonly arn: string }[];
}

/** The endpoint services that the account offers in a region. */
export const ownEndpointServices = kind<EndpointServiceRow>({
  name: 'ownEndpointServices',
  prefix: 'vpce-svc',
  noun: 'VpcEndpointService Id',
  code: 'InvalidVpcEndpointServiceId',
  malformedCode: 'InvalidVpcEndpointServiceIdId',
  tagged: 'vpc-endpoint-service',
});

/** What endpoints call a service of the account: `com.amazonaws.vpce.us-east-1.vpce-svc-0…`. */
export function nameOfService({ region, partition }: Context, id: string): string {
  return `${partition === 'aws-cn' ? 'cn.com' : 'com'}.amazonaws.vpce.${region}.${id}`;
}
