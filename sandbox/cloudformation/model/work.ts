import type { Fields, Value } from '../template/value.ts';
import type { ResourceRow, Source } from './stack.ts';

/** What can be done to a stack. */
export type Phase = 'import' | 'create' | 'rollback' | 'delete' | 'update' | 'restore' | 'cleanup';

/** A resource without a place in the template any more, to be removed in the end. */
export interface Leftover {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly properties: Fields;
  readonly attributes: Readonly<Record<string, Value>>;
  /** The logical ids of the resources that it needs as long as it is there. */
  readonly needs: readonly string[];
}

/** One resource's part in the work on a stack. */
export interface Task {
  readonly logicalId: string;
  readonly deed: 'import' | 'create' | 'update' | 'restore' | 'remove';
  /** Those whose tasks come before. */
  readonly after: readonly string[];
  /** What is imported, as the request names it. */
  readonly identifier?: Readonly<Record<string, string>> | undefined;
  /** What is removed, where it is not the resource of that logical id. */
  readonly leftover?: Leftover | undefined;
  state: 'waiting' | 'begun' | 'performed' | 'done' | 'failed';
  /** When its next step is due, once it has begun. */
  due: number;
}

/** The work on a stack: some tasks, each in its time. */
export interface Work {
  readonly phase: Phase;
  /** When the phase began. */
  readonly at: number;
  readonly tasks: Task[];
  /** How the stack was before an update. */
  readonly before?:
    | { readonly source: Source; readonly resources: Readonly<Record<string, ResourceRow>> }
    | undefined;
  readonly leftovers: Leftover[];
  /** True once an update has failed: its cleanup ends in UPDATE_ROLLBACK_COMPLETE. */
  readonly undone?: boolean | undefined;
}

/** A task that waits for its turn. */
export function newTask(
  logicalId: string,
  deed: Task['deed'],
  after: readonly string[],
  leftover?: Leftover,
): Task {
  return { logicalId, deed, after, leftover, state: 'waiting', due: 0 };
}
