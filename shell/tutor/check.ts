import type { Instance } from '@aws-sdk/client-ec2';
import { type Call, loadResources, type Session } from '../../helpers/index.ts';
import type { Entry, EntryPlace } from '../journal.ts';
import { codeOf } from './code.ts';
import type { Step } from './course.ts';
import { idsOf, same } from './ids.ts';

/** What a check is given of a cell, and of the account as it is after it. */
export interface Seen {
  readonly value: unknown;
  readonly error: Error | undefined;
  readonly calls: readonly Call[];
  /** What the cell wrote to the console. */
  readonly output: string;
  /** What a command said. */
  readonly text: string;
  readonly entry: Entry;
  /** Where the cell left the prompt: `region`, `profile`. */
  readonly place: EntryPlace;
  /** A session of the tutor's own on the same account; it only reads. */
  readonly state: Session;
  readonly ec2: ReturnType<typeof ec2Of>;
  readonly s3: ReturnType<typeof s3Of>;
  /** The calls to an operation that AWS answered, of this cell. */
  readonly sent: (operation: string) => readonly Call[];
  /** The instance of a name as it is now, the newest of that name; undefined for none. */
  readonly named: (name: string) => Promise<Instance | undefined>;
  readonly idsOf: typeof idsOf;
  readonly same: typeof same;
}

/** What the tutor thinks of a cell: the answer, an attempt that is not, or nothing of the sort. */
export type Verdict =
  | { readonly is: 'right' }
  | { readonly is: 'wrong'; readonly why: string }
  | { readonly is: 'other'; readonly cause?: unknown };

const names = [
  'value',
  'error',
  'calls',
  'output',
  'text',
  'entry',
  'place',
  'state',
  'ec2',
  's3',
  'sent',
  'named',
  'idsOf',
  'same',
] as const satisfies readonly (keyof Seen)[];

/**
 * Looks at what a cell really did. A check that fails of itself takes the cell for no attempt: what a
 * user types may have any shape.
 */
export async function checked(step: Step, entry: Entry, state: Session): Promise<Verdict> {
  // A service is loaded as soon as its variable is asked for.
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(step.check));
  try {
    await loadResources(step.check);
    const check = codeOf<Seen>(step.check, used, `the check of "${step.title}"`);
    const found = await check(seenIn(entry, state));
    if (found === true) return { is: 'right' };
    return typeof found === 'string' ? { is: 'wrong', why: found } : { is: 'other' };
  } catch (cause) {
    return { is: 'other', cause };
  }
}

function seenIn(entry: Entry, state: Session): Seen {
  const { outcome, place } = entry;
  const { value, error, calls, output, text = '' } = outcome;
  return {
    value,
    error: error as Error | undefined,
    calls,
    output,
    text,
    entry,
    place,
    state,
    get ec2() {
      return ec2Of(state);
    },
    get s3() {
      return s3Of(state);
    },
    sent: (operation) => calls.filter((call) => call.operation === operation && !call.error),
    named: (name) => newestNamed(name, state),
    idsOf,
    same,
  };
}

async function newestNamed(name: string, state: Session): Promise<Instance | undefined> {
  const input = { Filters: [{ Name: 'tag:Name', Values: [name] }] };
  const found = await ec2Of(state).items.describeInstances(input).toArray();
  const time = ({ LaunchTime }: Instance) => LaunchTime?.getTime() ?? 0;
  return found.sort((one, other) => time(other) - time(one))[0];
}

function ec2Of(state: Session) {
  return state.service('ec2');
}

function s3Of(state: Session) {
  return state.service('s3');
}
