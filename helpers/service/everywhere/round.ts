import { setMaxListeners } from 'node:events';
import { currentContext, inContext } from '../../call/context.ts';
import { reportProgress } from '../../call/progress.ts';
import { anySignal, isStop, throwIfStopped } from '../../call/stop.ts';
import type { Session } from '../../session.ts';
import { Channel } from './channel.ts';
import type { Origin, Stop } from './origins.ts';
import { reasonWhy } from './reason.ts';

/** A thing and where it came from. */
export interface Found {
  readonly item: unknown;
  readonly origin: Origin;
}

/** A place that answered nothing, or not all, and why. */
export interface Failure extends Origin {
  /** In words: `not enabled for this account, or the credentials are wrong (AuthFailure)`. */
  readonly why: string;
  readonly error: unknown;
}

/** What a round through many places came to. */
export interface Report {
  /** Places that answered to the end, with how many items each had. */
  readonly done: readonly (Origin & { readonly items: number })[];
  readonly failures: readonly Failure[];
}

/** A report that is being written. */
export interface NewReport {
  readonly done: (Origin & { readonly items: number })[];
  readonly failures: Failure[];
}

/** What is asked, where, how many at once. */
export interface Round {
  readonly stops: readonly Stop[];
  readonly at: number;
  readonly signal: AbortSignal | undefined;
  readonly ask: (session: Session) => unknown;
  /** True to learn which account each profile belongs to. */
  readonly knowAccounts: boolean;
}

/**
 * Asks in many places, some at a time, and gives what comes as it comes. A place that fails is noted
 * in `report`, the others go on; when all fail, the first one's error is thrown.
 */
export async function* goRound(
  { stops, at, signal, ask, knowAccounts }: Round,
  report: NewReport,
): AsyncGenerator<Found, void, void> {
  const context = currentContext();
  const leave = new AbortController();
  const any = anySignal(signal, context.signal, leave.signal) ?? leave.signal;
  // Each place listens to it; Node would warn of a leak at eleven.
  setMaxListeners(0, any);
  const channel = new Channel<Found>();
  const queue = [...stops];
  const count = counted(stops.length, report);

  const visit = async (stop: Stop): Promise<void> => {
    let origin: Origin = {
      ...(stop.profile ? { profile: stop.profile } : {}),
      region: stop.region,
    };
    let items = 0;
    try {
      const session = stop.open();
      if (knowAccounts && session.account === undefined) {
        await session.identity({ signal: any });
      }
      const { account } = session;
      origin = { ...origin, ...(account === undefined ? {} : { account }) };
      for await (const item of inside(ask(session))) {
        throwIfStopped(any);
        items += 1;
        count(1);
        await channel.give({ item, origin });
      }
      report.done.push({ ...origin, items });
    } catch (error) {
      if (isStop(error) && any.aborted) throw error;
      report.failures.push({ ...origin, why: reasonWhy(error), error });
    }
    count(0);
  };
  const work = async (): Promise<void> => {
    for (let stop = queue.shift(); stop; stop = queue.shift()) await visit(stop);
  };

  // One line tells how far all of them are, instead of one for each.
  const { onProgress: _, ...quiet } = context;
  const workers = inContext({ ...quiet, signal: any }, () =>
    Promise.all(Array.from({ length: Math.min(at, stops.length) }, work)),
  );
  workers.then(
    () => channel.close(allFailed(report)),
    (error) => channel.close({ error }),
  );
  try {
    yield* channel.taken();
  } finally {
    queue.length = 0;
    leave.abort();
    channel.close();
    count();
  }
}

/** What an answer holds, one by one; an answer that holds nothing iterable is the one thing. */
async function* inside(answer: unknown): AsyncGenerator<unknown, void, void> {
  const found = await answer;
  if (typeof found !== 'object' || found === null) {
    if (found !== undefined) yield found;
  } else if (Symbol.asyncIterator in found) yield* found as AsyncIterable<unknown>;
  else if (Symbol.iterator in found) yield* found as Iterable<unknown>;
  else yield found;
}

function allFailed(report: Report): { error: unknown } | undefined {
  const [first] = report.failures;
  return first && report.done.length === 0 ? { error: first.error } : undefined;
}

/** Counts items for whoever listens; without a number, it is over. */
function counted(all: number, report: Report): (more?: number) => void {
  const id = {};
  const began = performance.now();
  let items = 0;
  return (more) => {
    items += more ?? 0;
    reportProgress({
      id,
      name: 'everywhere',
      over: more === undefined,
      elapsedMs: performance.now() - began,
      items,
      origins: {
        done: report.done.length + report.failures.length,
        all,
        failures: report.failures.map(({ profile, region, why }) =>
          [profile, region, why].filter(Boolean).join(' · '),
        ),
      },
    });
  };
}
