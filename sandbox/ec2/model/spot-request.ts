import type { RequestSpotLaunchSpecification, SpotInstanceType } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { momentNow, type Timeline } from '../../engine/timeline.ts';
import { type InstanceRow, instances } from './instance.ts';
import { kind } from './kind.ts';

/** The states of a spot request. */
export type SpotState = 'open' | 'active' | 'closed' | 'cancelled';

/** A request for one spot instance. */
export interface SpotRequestRow {
  readonly id: string;
  readonly type: SpotInstanceType;
  /** The most to be paid for an hour, in dollars, as it was asked for. */
  readonly price: string;
  readonly createdAt: number;
  readonly timeline: Timeline<SpotState>;
  readonly specification: RequestSpotLaunchSpecification;
  /** The instance it got; none while the price is too low. */
  readonly instanceId?: string | undefined;
  readonly validUntil?: number | undefined;
  readonly launchGroup?: string | undefined;
  readonly zoneGroup?: string | undefined;
  readonly interruption: 'hibernate' | 'stop' | 'terminate';
}

/** The spot requests of a region. */
export const spotRequests = kind<SpotRequestRow>({
  name: 'spotRequests',
  prefix: 'sir',
  noun: 'spot instance request ID',
  code: 'InvalidSpotInstanceRequestID',
  tagged: 'spot-instances-request',
});

/** Where a spot request has come to, and why, as AWS says it. */
export function spotStanding(
  ctx: Context,
  { timeline, instanceId, validUntil }: SpotRequestRow,
): { readonly state: SpotState; readonly at: number; readonly code: string; readonly why: string } {
  const { state, at } = momentNow(ctx, timeline);
  const instance = instanceId ? instances.get(ctx, instanceId) : undefined;
  const life = instance && momentNow(ctx, instance.timeline);
  const over = instanceId && (!life || life.state === 'terminated');
  if (state === 'active' && over) {
    const why = 'Your Spot Instance is terminated because you terminated it.';
    return { state: 'closed', at: life?.at ?? ctx.now, code: 'instance-terminated-by-user', why };
  }
  if (state === 'active') {
    return { state, at, code: 'fulfilled', why: 'Your Spot request is fulfilled.' };
  }
  if (state === 'cancelled') {
    const code =
      over || !instanceId ? 'canceled-before-fulfillment' : 'request-canceled-and-instance-running';
    return { state, at, code, why: 'Your Spot request is canceled.' };
  }
  if (!instanceId && validUntil !== undefined && validUntil <= ctx.now) {
    const why = 'Your Spot request expired before it was fulfilled.';
    return { state: 'closed', at: validUntil, code: 'schedule-expired', why };
  }
  return instanceId
    ? {
        state,
        at,
        code: 'pending-evaluation',
        why: 'Your Spot request has been submitted for review, and is pending evaluation.',
      }
    : {
        state,
        at,
        code: 'price-too-low',
        why: 'Your Spot request price is lower than the minimum required Spot request fulfillment price.',
      };
}

/** Notes the request that RunInstances makes when it is asked for a spot instance. */
export function noteSpotInstance(
  ctx: Context,
  instance: InstanceRow,
  { price = '', specification }: Partial<Pick<SpotRequestRow, 'price' | 'specification'>>,
): InstanceRow {
  const { id } = spotRequests.put(ctx, {
    id: `sir-${ctx.ids.hex(8)}`,
    type: 'one-time',
    price,
    createdAt: ctx.now,
    timeline: [{ state: 'active', at: ctx.now }],
    specification: specification ?? {},
    instanceId: instance.id,
    interruption: 'terminate',
  });
  return instances.change(ctx, instance.id, { spotRequestId: id });
}
