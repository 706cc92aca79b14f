import type { VpcPeeringConnectionStateReasonCode } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { momentNow, type Timeline } from '../../engine/timeline.ts';
import { kind } from './kind.ts';
import { sweep } from './linger.ts';

/** The states of a peering connection. */
export type PeeringState = VpcPeeringConnectionStateReasonCode;

/** One of the two VPCs of a peering connection. */
export interface PeerRow {
  readonly account: string;
  readonly region: string;
  readonly vpcId: string;
  /** Its ranges; none when the VPC does not exist. */
  readonly cidrs: readonly string[];
  readonly remoteDns: boolean;
}

/** A peering connection. Both sides have a row of the same id, kept alike by {@link changePeering}. */
export interface PeeringRow {
  readonly id: string;
  readonly requester: PeerRow;
  readonly accepter: PeerRow;
  readonly expiresAt: number;
  readonly timeline: Timeline<PeeringState>;
}

/** The peering connections that a region has an end of. */
export const peerings = kind<PeeringRow>({
  name: 'vpcPeerings',
  prefix: 'pcx',
  noun: 'vpcPeeringConnection ID',
  code: 'InvalidVpcPeeringConnectionID',
  malformedCode: 'InvalidVpcPeeringConnectionId',
  tagged: 'vpc-peering-connection',
});

const hourMs = 3_600_000;

/** Forgets the peering connections that came to an end long ago, each state in its own time. */
export function sweepPeerings(ctx: Context): void {
  sweep(ctx, peerings, ['deleted', 'rejected', 'failed'], 2 * hourMs);
  sweep(ctx, peerings, ['expired'], 48 * hourMs);
}

/** The state a peering connection is in now. */
export function peeringState(ctx: Context, { timeline }: PeeringRow): PeeringState {
  return momentNow(ctx, timeline).state;
}

/** Changes a peering connection on both sides, whatever account or region they are in. */
export function changePeering(
  ctx: Context,
  row: PeeringRow,
  change: Partial<Omit<PeeringRow, 'id'>>,
): PeeringRow {
  const changed = { ...row, ...change };
  for (const { account, region } of [row.requester, row.accepter]) {
    peerings.put(ctx.elsewhere({ account, region }), changed);
  }
  return changed;
}
