import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';

/** Something that will have happened once its time has come. */
interface AgendaRow {
  readonly id: string;
  readonly at: number;
  readonly event: AgendaEvent;
  /** The id of the resource it happens to. */
  readonly target: string;
}

/** What can be on the agenda; `settle.ts` says what each does. */
export type AgendaEvent =
  | 'instance-terminated'
  | 'instance-gone'
  | 'instance-stopped'
  | 'volume-detached'
  | 'task-due';

const agenda = table<AgendaRow>('agenda');

/** Notes that `event` happens to `target` at the virtual time `at`. */
export function schedule(ctx: Context, at: number, event: AgendaEvent, target: string): void {
  agenda.put(ctx, { id: `${event}/${target}`, at, event, target });
}

/** Takes the events that are due off the agenda, the earliest first. */
export function takeDue(ctx: Context): { event: AgendaEvent; target: string; at: number }[] {
  const due = agenda.all(ctx).filter(({ at }) => at <= ctx.now);
  for (const { id } of due) agenda.remove(ctx, id);
  return due.sort((left, right) => left.at - right.at);
}
