import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import type { Timeline } from '../../engine/timeline.ts';
import { kind } from './kind.ts';
import { sweep } from './linger.ts';

/** The states of a NAT gateway. */
export type NatState = 'pending' | 'available' | 'failed' | 'deleting' | 'deleted';

/** A NAT gateway: the way out for instances without public addresses. */
export interface NatGatewayRow {
  readonly id: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly connectivity: 'public' | 'private';
  readonly createdAt: number;
  readonly deletedAt?: number | undefined;
  readonly timeline: Timeline<NatState>;
  readonly failure?: { readonly code: string; readonly message: string } | undefined;
  readonly interfaceId: string;
  readonly privateIp: string;
  /** Its elastic address, when it is a public one. */
  readonly elastic?:
    | { readonly allocationId: string; readonly associationId: string; readonly publicIp: string }
    | undefined;
  /** The addresses it was given later. */
  readonly secondary?:
    | readonly { readonly privateIp: string; readonly elastic?: NatGatewayRow['elastic'] }[]
    | undefined;
}

/** The NAT gateways of a region. */
export const natGateways = kind<NatGatewayRow>({
  name: 'natGateways',
  prefix: 'nat',
  noun: 'NAT gateway ID',
  code: 'InvalidNatGatewayID',
  tagged: 'natgateway',
});

/** The NAT gateways of these ids, or all. AWS words their absence in a way of its own. */
export function findNatGateways(ctx: Context, ids?: readonly string[]): NatGatewayRow[] {
  sweep(ctx, natGateways, ['deleted', 'failed']);
  if (!ids?.length) return natGateways.all(ctx);
  return ids.map((id) => {
    const row = natGateways.get(ctx, id);
    if (row) return row;
    throw /^nat-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)
      ? fault('NatGatewayNotFound', `NatGateway ${id} was not found`)
      : fault('NatGatewayMalformed', `The NatGateway ID '${id}' is malformed`);
  });
}
