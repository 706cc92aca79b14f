import type { Session } from '../../../helpers/index.ts';

const keptMs = 60_000;

/** What was read from an account, kept for a minute: until then, only a change of the user's own makes it old. */
export class Kept<Value> {
  readonly #kept = new Map<string, { readonly value: Promise<Value>; readonly atMs: number }>();

  /** What `read` gave lately for `what` where the session's calls go; a failure is kept, too. */
  get(session: Session, what: string, read: () => Promise<Value>): Promise<Value> {
    const key = `${placeOf(session)} ${what}`;
    const known = this.#kept.get(key);
    if (known && Date.now() - known.atMs < keptMs && !changedSince(session, known.atMs)) {
      return known.value;
    }
    const kept = { value: read(), atMs: Date.now() };
    kept.value.catch(() => undefined);
    this.#kept.set(key, kept);
    return kept.value;
  }
}

/** Where a session's calls go, as a key. */
function placeOf({ profile, region, endpoint, isSandbox, account }: Session): string {
  return [isSandbox ? 'sandbox' : profile, endpoint, account, region].join(' ');
}

function changedSince({ calls }: Session, atMs: number): boolean {
  return calls.some(
    ({ effect, startedAt, durationMs }) =>
      !effect.startsWith('reads') && startedAt.getTime() + durationMs >= atMs,
  );
}
