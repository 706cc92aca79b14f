import { type Places, type Session, sessionsIn } from '../../helpers/index.ts';
import { profilesText, regionsText } from '../../helpers/text/places.ts';

/** Where the calls of cells go: one place, or several, all of which listings ask. */
export class Whereabouts {
  #session: Session;
  #all: readonly Session[];

  constructor(session: Session) {
    this.#session = session;
    this.#all = [session];
  }

  /** The place of what goes to one place. */
  get session(): Session {
    return this.#session;
  }

  /** All places, profile by profile. */
  get all(): readonly Session[] {
    return this.#all;
  }

  /** The same places, for who goes on without following what is chosen later. */
  copy(): Whereabouts {
    const copy = new Whereabouts(this.#session);
    copy.#all = this.#all;
    return copy;
  }

  /** Goes to one place. */
  use(session: Session): void {
    this.#session = session;
    this.#all = [session];
  }

  /**
   * Goes to several places. Profiles without regions keep the regions that were chosen, or else are
   * asked in their own; regions without profiles keep the profiles.
   */
  useEverywhere({ profiles, regions = this.#chosenRegions() }: Places): string {
    const all = profiles
      ? sessionsIn(this.#session, { profiles, ...(regions ? { regions } : {}) })
      : eachProfile(this.#all).flatMap((one) => sessionsIn(one, regions ? { regions } : {}));
    const { profile, region, isSandbox } = this.#session;
    const same = all.find((one) => one.profile === profile && one.region === region);
    this.#session = same ?? (all[0] as Session);
    this.#all = all;
    return this.#told(profiles !== undefined || !isSandbox);
  }

  #told(withProfiles: boolean): string {
    const all = this.#all;
    const where = [
      ...(withProfiles ? [profilesText(all.map(({ profile }) => profile))] : []),
      regionsText(all.map(({ region }) => region)),
    ].join(' ');
    if (all.length === 1) return where;
    return `${where} · listings go to all, everything else needs one: ${oneOf(this.#session, all)}`;
  }

  #chosenRegions(): string[] | undefined {
    if (this.#all.length === eachProfile(this.#all).length) return undefined;
    return [...new Set(this.#all.flatMap(({ region = [] }) => region))];
  }
}

/** The line that goes back to one place, which is that of `session`. */
export function oneOf({ region, profile }: Session, all: readonly Session[]): string {
  const several = new Set(all.map((one) => one.region)).size > 1;
  const profiles = new Set(all.map((one) => one.profile)).size > 1;
  return several && !profiles ? `.region ${region}` : `.profile ${profile ?? 'default'}`;
}

/** One session of each profile. */
export function eachProfile(sessions: readonly Session[]): Session[] {
  return [...new Map([...sessions].reverse().map((one) => [one.profile, one])).values()].reverse();
}
