import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow } from '../engine/timeline.ts';
import type { FleetMember } from './model/fleet.ts';
import { instances } from './model/instance.ts';
import { terminate } from './model/lifecycle.ts';
import { usualPrice } from './model/spot-price.ts';
import { addTags } from './model/tags.ts';
import { run } from './run-instances.ts';

/** One way to get capacity: what to launch, and how much of the target one instance makes up. */
export interface Offer {
  readonly request: Partial<RunInstancesRequest>;
  readonly weight: number;
  /** The most to be paid for an hour, in dollars; the usual price of the type unless given. */
  readonly price?: string | undefined;
}

/** How a fleet is to be filled. */
export interface Filling {
  readonly fleetId: string;
  readonly capacity: number;
  readonly lifecycle: FleetMember['lifecycle'];
  /** True to take every offer in turn, false to take the cheapest for what it gives. */
  readonly spread: boolean;
}

/** Launches instances from the offers until they make up the capacity. */
export function fillFleet(
  ctx: Context,
  offers: readonly Offer[],
  { fleetId, capacity, lifecycle, spread }: Filling,
): FleetMember[] {
  const turn = spread ? offers : [...offers].sort((one, other) => costOf(one) - costOf(other));
  const members: FleetMember[] = [];
  for (let filled = 0, at = 0; filled < capacity && turn.length > 0; at += 1) {
    const place = spread ? at % turn.length : 0;
    const offer = turn[place] as Offer;
    const [instance] = run(ctx, {
      ...offer.request,
      MinCount: 1,
      MaxCount: 1,
      ...(lifecycle === 'spot' && { InstanceMarketOptions: { MarketType: 'spot' as const } }),
    });
    if (!instance) break;
    addTags(ctx, instance.id, { 'aws:ec2:fleet-id': fleetId });
    members.push({
      instanceId: instance.id,
      weight: offer.weight,
      lifecycle,
      offer: offers.indexOf(offer),
    });
    filled += offer.weight;
  }
  return members;
}

/** The members whose instances still run, or are about to. */
export function living(ctx: Context, members: readonly FleetMember[]): FleetMember[] {
  return members.filter(({ instanceId }) => {
    const instance = instances.get(ctx, instanceId);
    return instance && !['shutting-down', 'terminated'].includes(stateNow(ctx, instance.timeline));
  });
}

/** What the members make up together. */
export function weightOf(members: readonly FleetMember[]): number {
  return members.reduce((sum, { weight }) => sum + weight, 0);
}

/** Terminates the instances of these members. */
export function dissolve(ctx: Context, members: readonly FleetMember[]): void {
  for (const { instanceId } of members) {
    const instance = instances.get(ctx, instanceId);
    if (instance) terminate(ctx, instance);
  }
}

/** Terminates members, the newest first, as long as the capacity is kept. Returns who is left. */
export function shrink(
  ctx: Context,
  members: readonly FleetMember[],
  capacity: number,
): FleetMember[] {
  const left = [...members];
  for (
    let last = left.at(-1);
    last && weightOf(left) - last.weight >= capacity;
    last = left.at(-1)
  ) {
    dissolve(ctx, left.splice(-1));
  }
  return left;
}

function costOf({ request, weight, price }: Offer): number {
  return Number(price ?? usualPrice(request.InstanceType ?? 'm1.small')) / weight;
}
