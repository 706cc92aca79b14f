import type { Context } from './context.ts';

/**
 * State in time: which state begins when (virtual milliseconds), in order. Nothing changes a
 * timeline as time goes by; who looks at it computes the state of the moment.
 */
export type Timeline<State extends string = string> = readonly {
  readonly state: State;
  readonly at: number;
}[];

/** The state at the time of this call. */
export function stateNow<State extends string>(ctx: Context, timeline: Timeline<State>): State {
  return momentNow(ctx, timeline).state;
}

/** The state at the time of this call, with the time at which it began. */
export function momentNow<State extends string>(
  ctx: Context,
  timeline: Timeline<State>,
): { readonly state: State; readonly at: number } {
  const begun = timeline.findLast(({ at }) => at <= ctx.now) ?? timeline[0];
  if (!begun) throw new Error('a timeline needs a state');
  return begun;
}

/** A timeline that is in `state` from now on. */
export function steady<State extends string>(ctx: Context, state: State): Timeline<State> {
  return [{ state, at: ctx.now }];
}

/** A timeline that is in `from` now and in `to` once a random time of `span` ms has passed. */
export function moving<State extends string>(
  ctx: Context,
  from: State,
  to: State,
  span: readonly [min: number, max: number],
): Timeline<State> {
  const ms = ctx.ids.between(span[0], span[1]);
  return [
    { state: from, at: ctx.now },
    { state: to, at: ctx.now + ctx.clock.lasting(ms) },
  ];
}

/** How far the last change has come, from 0 to 1: for the progress of snapshots and images. */
export function progressNow(ctx: Context, timeline: Timeline): number {
  const first = timeline[0]?.at ?? ctx.now;
  const last = timeline.at(-1)?.at ?? ctx.now;
  return last <= first ? 1 : Math.min(1, Math.max(0, (ctx.now - first) / (last - first)));
}
