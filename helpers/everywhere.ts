import { UsageError } from './errors.ts';
import { Listing } from './pages.ts';
import { type Origin, type Places, stopsIn, stopsOf } from './service/everywhere/origins.ts';
import {
  type Failure,
  type Found,
  goRound,
  type NewReport,
  type Report,
} from './service/everywhere/round.ts';
import { Session } from './session.ts';

export type { Origin, Places } from './service/everywhere/origins.ts';
export type { Failure, Report } from './service/everywhere/round.ts';

/** Where to ask, and how many places at once. */
export interface EverywhereOptions extends Places {
  /** Places asked at the same time; 8 by default. */
  readonly at?: number;
  readonly signal?: AbortSignal;
  /** Whose credentials, endpoint or sandbox are used; a new session's by default. */
  readonly session?: Session;
  /** The places themselves, instead of profiles and regions: {@link sessionsIn}. */
  readonly sessions?: readonly Session[];
}

/** What an answer holds: the elements of what is iterable, or the answer itself. */
export type Held<Answer> =
  Answer extends Promise<infer Later>
    ? Held<Later>
    : Answer extends AsyncIterable<infer Item>
      ? Item
      : Answer extends string
        ? string
        : Answer extends Iterable<infer Item>
          ? Item
          : Answer;

const origins = new WeakMap<object, Origin>();

/** Where an object came from that {@link everywhere} has found; texts and numbers know no origin. */
export function originOf(item: object): Origin | undefined {
  return origins.get(item);
}

/**
 * What many accounts and regions hold, as they answer:
 * `everywhere({ regions: 'eu-*' }, (session) => session.service('ec2').items.describeInstances())`.
 * {@link originOf} tells where an item came from.
 */
export function everywhere<Answer>(
  options: EverywhereOptions,
  ask: (session: Session) => Answer,
): Everywhere<Held<Answer>> {
  if (typeof ask !== 'function') {
    throw new UsageError('everywhere() takes where to ask, and what', {
      hint: "everywhere({ regions: 'eu-*' }, (session) => session.service('ec2').items.describeVpcs())",
    });
  }
  const { at = 8, signal, session, sessions, ...places } = options;
  if (!Number.isInteger(at) || at < 1) throw new UsageError(`at takes a number from 1, not ${at}`);
  const stops = sessions ? stopsOf(sessions) : stopsIn(session ?? new Session(), places);
  const knowAccounts = places.profiles !== undefined;
  return new Everywhere((report) => goRound({ stops, at, signal, ask, knowAccounts }, report));
}

/**
 * A session for each place, like `session` otherwise; regions of one profile share credentials.
 * Refuses what {@link everywhere} refuses: names and patterns that stand for nothing.
 */
export function sessionsIn(session: Session, places: Places): Session[] {
  return stopsIn(session, places).map((stop) => stop.open());
}

/** The items of many places; see {@link everywhere}. */
export class Everywhere<Item> extends Listing<Item> {
  readonly #begin: () => AsyncGenerator<Found, void, void>;
  readonly #last: { report: Report };

  constructor(round: (report: NewReport) => AsyncGenerator<Found, void, void>) {
    const last: { report: Report } = { report: { done: [], failures: [] } };
    const begin = () => {
      const report: NewReport = { done: [], failures: [] };
      last.report = report;
      return noted(round(report));
    };
    super('things from everywhere', async function* () {
      for await (const { item } of begin()) yield item as Item;
    });
    this.#begin = begin;
    this.#last = last;
  }

  /** How the last iteration went, place by place: a place that failed is named with the reason. */
  get report(): Report {
    return this.#last.report;
  }

  /** The places of the last iteration that answered nothing, or not all. */
  get failures(): readonly Failure[] {
    return this.#last.report.failures;
  }

  /** Each item beside its origin, for texts and numbers too. */
  withOrigin(): Listing<Origin & { readonly item: Item }> {
    const begin = this.#begin;
    return new Listing('things from everywhere', async function* () {
      for await (const { item, origin } of begin()) yield { ...origin, item: item as Item };
    });
  }
}

async function* noted(found: AsyncIterable<Found>): AsyncGenerator<Found, void, void> {
  for await (const one of found) {
    const { item, origin } = one;
    if (typeof item === 'object' && item !== null) origins.set(item, origin);
    yield one;
  }
}
