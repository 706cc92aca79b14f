import type { Call } from '../call/call.ts';
import { Guard } from '../call/guard.ts';
import { CallLog } from '../call/log.ts';

/** What a session shares with its siblings: who listens, who guards, whether a person is being asked. */
export class Kin {
  readonly guard = new Guard();
  readonly #log = new CallLog();
  readonly #listeners = new Set<(call: Call) => void>();
  #questions = 0;
  #answeredAt = 0;
  #warned = false;

  /** Calls the listener with every call once it has ended, until the returned function is called. */
  onCall(listener: (call: Call) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The last calls. */
  get calls(): readonly Call[] {
    return this.#log.calls;
  }

  /** Keeps a call and tells the listeners of it. */
  tell(call: Call): void {
    this.#log.add(call);
    for (const listener of this.#listeners) listener(call);
  }

  /** Awaits a person's answer; while one thinks, no call is late. */
  async asking<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    this.#questions += 1;
    try {
      return await question();
    } finally {
      this.#questions -= 1;
      this.#answeredAt = performance.now();
    }
  }

  /** Tells of a wrong clock, the first time: every answer would. */
  warnOfClock(message: string, warn: (message: string) => void = process.emitWarning): void {
    if (this.#warned) return;
    this.#warned = true;
    warn(message);
  }

  /** Since when deadlines count at the earliest, as `performance.now()` tells time. */
  countsFrom(): number {
    return this.#questions > 0 ? Number.POSITIVE_INFINITY : this.#answeredAt;
  }
}
