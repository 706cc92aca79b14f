import type { VpcEndpointType } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import type { Timeline } from '../../engine/timeline.ts';
import { type EndpointServiceRow, nameOfService, ownEndpointServices } from './endpoint-service.ts';
import { kind } from './kind.ts';
import { sweep } from './linger.ts';

/** A door of a VPC to a service, without the internet in between. */
export interface VpcEndpointRow {
  readonly id: string;
  readonly vpcId: string;
  readonly type: VpcEndpointType;
  readonly service: string;
  readonly createdAt: number;
  readonly timeline: Timeline<
    'pendingAcceptance' | 'pending' | 'available' | 'rejected' | 'deleting' | 'deleted'
  >;
  readonly policy: string;
  readonly privateDns: boolean;
  /** Of a gateway endpoint: the tables with a route through it. */
  readonly routeTableIds: readonly string[];
  /** Of an interface endpoint: one interface a subnet. */
  readonly cards: readonly { readonly id: string; readonly subnetId: string }[];
  readonly groupIds: readonly string[];
}

/** The VPC endpoints of a region. */
export const vpcEndpoints = kind<VpcEndpointRow>({
  name: 'vpcEndpoints',
  prefix: 'vpce',
  noun: 'Vpc Endpoint Id',
  code: 'InvalidVpcEndpointId',
  tagged: 'vpc-endpoint',
});

/** The endpoint of that id. Throws when there is none, or it is deleted. */
export function findEndpoint(ctx: Context, id: string): VpcEndpointRow {
  sweep(ctx, vpcEndpoints, ['deleted'], 0);
  return vpcEndpoints.find(ctx, id);
}

/** A service that endpoints can lead to. Its id is its name. */
export interface EndpointService {
  readonly id: string;
  readonly types: readonly ('Gateway' | 'Interface' | 'GatewayLoadBalancer')[];
  /** Set when the account offers it, and AWS does not. */
  readonly own?: EndpointServiceRow;
}

const gatewayServices = ['s3', 'dynamodb'];
const interfaceServices =
  `autoscaling cloudformation ec2 ec2messages ecr.api ecr.dkr ecs elasticfilesystem
  elasticloadbalancing events execute-api kinesis-streams kms lambda logs monitoring rds redshift
  secretsmanager sns sqs ssm ssmmessages states sts`.split(/\s+/);

/** The services that have endpoints in this region: AWS's, and the account's own. */
export function endpointServices(ctx: Context): EndpointService[] {
  const { region, partition } = ctx;
  const prefix = partition === 'aws-cn' ? 'cn.com.amazonaws' : 'com.amazonaws';
  const named = (service: string) => `${prefix}.${region}.${service}`;
  return [
    ...gatewayServices.map((service) => ({
      id: named(service),
      types: ['Gateway', 'Interface'] as const,
    })),
    ...interfaceServices.map((service) => ({ id: named(service), types: ['Interface'] as const })),
    ...ownEndpointServices.all(ctx).map((own) => ({
      id: nameOfService(ctx, own.id),
      types: [
        own.gatewayBalancers.length > 0 ? ('GatewayLoadBalancer' as const) : 'Interface',
      ] as const,
      own,
    })),
  ].sort((left, right) => left.id.localeCompare(right.id));
}

/** Throws unless there is a service of that name. A lenient sandbox takes any. */
export function checkService(ctx: Context, name: string): void {
  if (ctx.lenient || endpointServices(ctx).some(({ id }) => id === name)) return;
  throw fault('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`);
}

/** True of a service of the account that takes no endpoint before it has said so. */
export function wantsAcceptance(ctx: Context, service: string): boolean {
  return endpointServices(ctx).some(({ id, own }) => id === service && own?.acceptance);
}
