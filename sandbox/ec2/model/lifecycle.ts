import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { moving, stateNow, type Timeline } from '../../engine/timeline.ts';
import { schedule } from './agenda.ts';
import { type InstanceRow, type InstanceState, instances } from './instance.ts';
import { anyPublicAddress, networkInterfaces } from './network-interface.ts';
import { subnets } from './subnet.ts';

/** How long the changes take, in milliseconds of AWS's time: from, to. */
export const spans = {
  launch: [12_000, 25_000],
  stop: [20_000, 40_000],
  terminate: [20_000, 40_000],
} as const;

/** Terminated instances can be seen for an hour. */
const visibleMs = 3_600_000;

/** Starts a stopped instance; one that runs stays as it is. Throws for any other state. */
export function start(ctx: Context, instance: InstanceRow): InstanceRow {
  const state = stateNow(ctx, instance.timeline);
  if (state === 'pending' || state === 'running') return instance;
  if (state !== 'stopped') throw wrongState(instance, 'started');
  givePublicAddress(ctx, instance);
  return instances.change(ctx, instance.id, {
    timeline: moving<InstanceState>(ctx, 'pending', 'running', spans.launch),
    launchedAt: ctx.now,
    reason: undefined,
    transition: '',
  });
}

/** Stops a running instance; one that stops or has stopped stays as it is. Throws for others. */
export function stop(ctx: Context, instance: InstanceRow): InstanceRow {
  const state = stateNow(ctx, instance.timeline);
  if (state === 'stopping' || state === 'stopped') return instance;
  if (state !== 'running') throw wrongState(instance, 'stopped');
  const timeline = moving<InstanceState>(ctx, 'stopping', 'stopped', spans.stop);
  schedule(ctx, endOf(timeline), 'instance-stopped', instance.id);
  return instances.change(ctx, instance.id, { timeline, ...userDid(ctx, 'shutdown') });
}

/** Terminates an instance, whatever its state. */
export function terminate(ctx: Context, instance: InstanceRow): InstanceRow {
  const state = stateNow(ctx, instance.timeline);
  if (state === 'shutting-down' || state === 'terminated') return instance;
  const timeline = moving<InstanceState>(ctx, 'shutting-down', 'terminated', spans.terminate);
  schedule(ctx, endOf(timeline), 'instance-terminated', instance.id);
  schedule(ctx, endOf(timeline) + visibleMs, 'instance-gone', instance.id);
  return instances.change(ctx, instance.id, { timeline, ...userDid(ctx, 'shutdown') });
}

/** Gives the primary interface a public address when its subnet says so. */
export function givePublicAddress(ctx: Context, { interfaceIds, subnetId }: InstanceRow): void {
  const primary = networkInterfaces.get(ctx, interfaceIds[0] ?? '');
  if (!primary || primary.publicIp || !subnets.get(ctx, subnetId)?.mapPublicIp) return;
  networkInterfaces.change(ctx, primary.id, { publicIp: anyPublicAddress(ctx) });
}

function userDid(ctx: Context, what: 'shutdown'): Pick<InstanceRow, 'reason' | 'transition'> {
  const time = new Date(ctx.now).toISOString().slice(0, 19).replace('T', ' ');
  return {
    reason: {
      code: `Client.UserInitiated${capital(what)}`,
      message: `Client.UserInitiated${capital(what)}: User initiated ${what}`,
    },
    transition: `User initiated (${time} GMT)`,
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function endOf(timeline: Timeline): number {
  return timeline.at(-1)?.at ?? 0;
}

function wrongState({ id }: InstanceRow, deed: string) {
  return fault(
    'IncorrectInstanceState',
    `The instance '${id}' is not in a state from which it can be ${deed}.`,
  );
}
