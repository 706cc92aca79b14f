import { inContext, loadNames, type NameFound, type Session } from '../../../helpers/index.ts';
import type { Candidate, Completion } from '../completion.ts';
import type { Place } from '../document/place.ts';
import { inTime } from '../in-time.ts';
import { byText } from '../items/order.ts';
import { Kept } from './kept.ts';
import { folderOf, objectsIn } from './objects.ts';
import { type ServiceOf, type Wanted, wantedAt } from './wanted.ts';

/** The longest that a listing may take: who waits for it has typed on. */
const deadlineMs = 10_000;

/**
 * Names from the account for the string at the cursor: read-only calls, kept for a minute, silent
 * when they are refused. Nothing is asked for before a call of the user's was answered, so that Tab
 * never logs in to anything.
 */
export class LiveNames {
  readonly #session: () => Session;
  readonly #serviceOf: ServiceOf;
  readonly #kept = new Kept<readonly NameFound[]>();

  constructor(session: () => Session, serviceOf: ServiceOf) {
    this.#session = session;
    this.#serviceOf = serviceOf;
  }

  /** The names that fit what is typed; none where none are wanted. Never rejects. */
  async at(source: string, place: Place): Promise<readonly Candidate[]> {
    const session = this.#session();
    if (!isOpen(session)) return [];
    try {
      const wanted = await wantedAt(source, place, this.#serviceOf);
      if (!wanted) return [];
      const fitting = fittingNames(await this.#read(session, wanted, place.word), place.word);
      return wanted.kind === 'instance types' ? fitting.toSorted(byText) : fitting;
    } catch {
      return [];
    }
  }

  #read(session: Session, wanted: Wanted, word: string): Promise<readonly NameFound[]> {
    const signal = AbortSignal.timeout(deadlineMs);
    const what = keyOf(wanted, word);
    return this.#kept.get(session, what, () =>
      inContext({ signal }, () => namesFor(session, wanted, word, signal)),
    );
  }
}

/** A completion with names from the account in front: at once when they are there, else as `more`. */
export async function withNames(
  found: Promise<Completion>,
  names: Promise<readonly Candidate[]>,
): Promise<Completion> {
  const [completion, first] = await Promise.all([found, inTime(names)]);
  if (first) return { ...merged(completion, first), ...laterWith(completion, first) };
  const more = Promise.all([completion.more ?? completion, names]);
  return { ...completion, more: more.then(([last, late]) => merged(last, late)) };
}

function merged(completion: Completion, names: readonly Candidate[]): Completion {
  const taken = new Set(names.map(({ text }) => text));
  const others = completion.items.filter(({ text }) => !taken.has(text));
  return { ...completion, items: [...names, ...others] };
}

function laterWith({ more }: Completion, names: readonly Candidate[]): Pick<Completion, 'more'> {
  return more ? { more: more.then((last) => merged(last, names)) } : {};
}

async function namesFor(
  session: Session,
  wanted: Wanted,
  word: string,
  signal: AbortSignal,
): Promise<readonly NameFound[]> {
  if (wanted.kind === 'objects') return objectsIn(session, wanted.bucket, folderOf(word), signal);
  if (wanted.kind === 'instance types') {
    const offered = session.service('ec2').items.describeInstanceTypeOfferings();
    const names: string[] = [];
    for await (const { InstanceType } of offered) if (InstanceType) names.push(InstanceType);
    return names.map((value) => ({ value, note: `offered in ${session.region}` }));
  }
  const { namesOf } = await loadNames(wanted.named.service);
  return namesOf(session, wanted.named, signal);
}

/** Values that begin with what is typed, then those whose note has it: an id by its Name tag. */
function fittingNames(names: readonly NameFound[], word: string): readonly Candidate[] {
  const typed = word.toLowerCase();
  const starts = names.filter(({ value }) => value.toLowerCase().startsWith(typed));
  const told = names.filter(
    (each) => !starts.includes(each) && each.note.toLowerCase().includes(typed),
  );
  const kind = 'live' as const;
  return [...starts, ...told].map(({ value, note }) => ({
    text: value,
    kind,
    ...(note ? { detail: note } : {}),
  }));
}

function keyOf(wanted: Wanted, word: string): string {
  if (wanted.kind === 'instance types') return wanted.kind;
  if (wanted.kind === 'objects') return `objects ${wanted.bucket} ${folderOf(word)}`;
  const { service, kind, property } = wanted.named;
  return `${service} ${kind} ${property}`;
}

/** True once a call was answered there: credentials are at hand, and nobody need be asked for any. */
function isOpen(session: Session): boolean {
  const { isSandbox, region, profile, calls } = session;
  if (isSandbox) return true;
  return (
    region !== undefined &&
    calls.some((call) => call.status !== undefined && call.profile === profile)
  );
}
