/**
 * What went wrong, for whom, and the next step.
 *
 * Three kinds reach a user: an {@link AwshError} (something they can act on: one line and a hint),
 * an error AWS answered with (the SDK's own error object, untouched but for a `call` beside it; see
 * `call/`), and anything else, which is a fault of ours and says so.
 */

const brand = Symbol.for('awsh.error');

/** Where to go from an error: `hint` is the next step, in the user's words. */
export interface ErrorDetails {
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** An error a user can act on. `code` is stable and made for programs, `message` for people. */
export class AwshError extends Error {
  readonly code: string;
  readonly hint?: string;

  constructor(code: string, message: string, { hint, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    if (hint) this.hint = hint;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** The user asked for something that can't be: an unknown command, flag, region or profile. */
export class UsageError extends AwshError {
  constructor(message: string, details?: ErrorDetails) {
    super('Usage', message, details);
  }
}

/** A file of the user's says something unreadable; `file` and `line` (from 1) tell where. */
export class ConfigError extends AwshError {
  readonly file: string;
  readonly line?: number;

  constructor(message: string, at: { file: string; line?: number }, details?: ErrorDetails) {
    super('Config', `${at.file}${at.line ? `:${at.line}` : ''}: ${message}`, details);
    this.file = at.file;
    if (at.line) this.line = at.line;
  }
}

/** True for errors of ours, also those made by another copy of awsh in the same process. */
export function isAwshError(error: unknown): error is AwshError {
  return typeof error === 'object' && error !== null && brand in error;
}
