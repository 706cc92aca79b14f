import type { Call } from './call.ts';

/** The last calls of a session, the oldest first. */
export class CallLog {
  readonly #kept: Call[] = [];
  readonly #most: number;

  constructor(most = 1_000) {
    this.#most = most;
  }

  add(call: Call): void {
    this.#kept.push(call);
    // Seldom and many at once: taking the first element off moves all others.
    if (this.#kept.length >= 2 * this.#most) this.#kept.splice(0, this.#kept.length - this.#most);
  }

  get calls(): readonly Call[] {
    return this.#kept.slice(-this.#most);
  }
}
