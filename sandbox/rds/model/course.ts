import type { Context } from '../../engine/context.ts';
import type { Timeline } from '../../engine/timeline.ts';

/** A status and how long it lasts, in milliseconds of AWS's time: at least, at most. */
export type Stage<State extends string> = readonly [
  state: State,
  span: readonly [min: number, max: number],
];

/** A timeline that goes through `stages` from now on and then stays `last`. */
export function course<State extends string>(
  ctx: Context,
  stages: readonly Stage<State>[],
  last: State,
): Timeline<State> {
  let at = ctx.now;
  const begun = stages.map(([state, [min, max]]) => {
    const moment = { state, at };
    at += ctx.clock.lasting(ctx.ids.between(min, max));
    return moment;
  });
  return [...begun, { state: last, at }];
}

/** When the last change of a timeline is over, in milliseconds since 1970. */
export function endOf(timeline: Timeline): number {
  return timeline.at(-1)?.at ?? 0;
}
