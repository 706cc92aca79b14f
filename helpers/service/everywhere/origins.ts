import { regionNames, requireKnownRegion } from '../../config/region.ts';
import { UsageError } from '../../errors.ts';
import type { Session } from '../../session.ts';
import { noRegion } from '../destination.ts';

/** Where something came from. */
export interface Origin {
  /** Undefined for the default profile, for credentials without one, and in the sandbox. */
  readonly profile?: string;
  readonly region: string;
  /** Undefined as long as nobody asked for it; with several profiles, it is asked for. */
  readonly account?: string;
}

/** Which accounts and regions. */
export interface Places {
  /** Names of profiles, `*` in them standing for anything; without any, the session's own credentials. */
  readonly profiles?: readonly string[];
  /** Names of regions, `*` in them standing for anything; without any, each session's own. */
  readonly regions?: readonly string[] | string;
}

/** One place to go to: made a session when its turn has come. */
export interface Stop {
  readonly profile: string | undefined;
  readonly region: string;
  readonly open: () => Session;
}

/** All places, profile by profile. Names and patterns that stand for nothing are refused at once. */
export function stopsIn(base: Session, { profiles, regions }: Places): Stop[] {
  if (profiles?.length === 0 || regions?.length === 0) {
    throw new UsageError('everywhere of an empty list is nowhere', {
      hint: "name profiles or regions: everywhere({ regions: 'eu-*' }, (session) => …)",
    });
  }
  const bases = profiles
    ? profilesOf(base, profiles).map((profile) => ({ profile, session: base.with({ profile }) }))
    : [{ profile: base.profile, session: base }];
  return bases.flatMap(({ profile, session }) =>
    regionsOf(session, regions).map((region) => ({
      profile,
      region,
      open: () => siblingIn(session, region),
    })),
  );
}

const siblings = new WeakMap<Session, Map<string, Session>>();

/** The session in a region; kept, so that the next round finds its clients and connections made. */
function siblingIn(session: Session, region: string): Session {
  if (region === session.region) return session;
  const known = siblings.get(session) ?? new Map<string, Session>();
  siblings.set(session, known);
  const sibling = known.get(region) ?? session.with({ region });
  known.set(region, sibling);
  return sibling;
}

/** The places that sessions go to already. */
export function stopsOf(sessions: readonly Session[]): Stop[] {
  if (sessions.length === 0) throw new UsageError('everywhere of no sessions is nowhere');
  return sessions.map((session) => {
    const { profile, region } = session;
    if (region === undefined) throw noRegion();
    return { profile, region, open: () => session };
  });
}

function profilesOf(base: Session, wanted: readonly string[]): readonly string[] {
  return [
    ...new Set(
      wanted.flatMap((name) =>
        name.includes('*') ? like(name, base.availableProfiles, 'profile') : name,
      ),
    ),
  ];
}

function regionsOf(session: Session, wanted: Places['regions']): readonly string[] {
  if (wanted === undefined) {
    if (session.region === undefined) throw noRegion();
    return [session.region];
  }
  const all = regionNames(session.partition ?? 'aws');
  return [...new Set([wanted].flat().flatMap((name) => matching(name, all)))];
}

function matching(name: string, all: readonly string[]): readonly string[] {
  if (!name.includes('*')) {
    requireKnownRegion(name);
    return [name];
  }
  return like(name, all, 'region');
}

function like(name: string, all: readonly string[], noun: string): readonly string[] {
  const parts = name.split('*').map((part) => part.replace(/[^\w-]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.*')}$`);
  const found = all.filter((region) => pattern.test(region));
  if (found.length > 0) return found;
  throw new UsageError(`no ${noun} is called like ${name}`, {
    hint: all.length > 0 ? `${noun}s are ${all.join(', ')}` : `there are no ${noun}s`,
  });
}
