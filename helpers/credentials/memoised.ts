import { currentContext } from '../call/context.ts';
import { orStopped, Stopped } from '../call/stop.ts';
import { type CredentialProvider, type Credentials, veiled } from './credentials.ts';

/** Credentials that end within this time are fetched anew, as the SDK's clients do. */
const tooLateMs = 5 * 60_000;

/** Where fetching anew failed while the old ones still work, the next attempt waits this long. */
const pauseMs = 60_000;

/** The credentials of a session, the same for all its clients. */
export interface SharedProvider extends CredentialProvider {
  /** When the credentials end; undefined for those that stay, and before any were fetched. */
  readonly expires: Date | undefined;
  /** What was fetched last. */
  readonly known: Credentials | undefined;
  /** Keeps the SDK's clients from remembering what is remembered here. */
  readonly memoized: true;
}

/** Fetches credentials; the signal stops when nobody waits for them any more. */
export type Fetch = (signal: AbortSignal) => Promise<Credentials>;

/**
 * Fetches once for all who want credentials, and again only when they are about to end or fetching
 * failed. Whoever is stopped waits no longer; when the last is, so is the fetching.
 */
export function memoised(fetch: Fetch): SharedProvider {
  let held: Credentials | undefined;
  let running: Fetching | undefined;
  let notBefore = 0;

  const start = () => {
    const fetching = new Fetching(fetch);
    fetching.answer.then(
      (credentials) => {
        held = credentials;
      },
      () => {
        if (lasts(held, 0)) notBefore = Date.now() + pauseMs;
      },
    );
    return fetching;
  };
  const provider = async (): Promise<Credentials> => {
    if (held && (lasts(held, tooLateMs) || (lasts(held, 0) && Date.now() < notBefore))) return held;
    if (!running?.open) running = start();
    const mine = running;
    try {
      return await mine.wait(currentContext().signal);
    } catch (error) {
      if (held && lasts(held, 0) && !(error instanceof Stopped)) return held;
      throw error;
    } finally {
      if (running === mine && !mine.open) running = undefined;
    }
  };
  return Object.defineProperties(provider, {
    expires: { get: () => held?.expiration },
    known: { get: () => held },
    memoized: { value: true },
  }) as SharedProvider;
}

function lasts(credentials: Credentials | undefined, ms: number): boolean {
  if (!credentials) return false;
  return !credentials.expiration || credentials.expiration.getTime() - Date.now() >= ms;
}

/** One fetching, and how many wait for it. */
class Fetching {
  readonly answer: Promise<Credentials>;
  /** False once it has an outcome or was stopped. */
  open = true;
  readonly #controller = new AbortController();
  #waiting = 0;

  constructor(fetch: Fetch) {
    this.answer = fetch(this.#controller.signal)
      .then(veiled)
      .finally(() => {
        this.open = false;
      });
  }

  async wait(signal: AbortSignal | undefined): Promise<Credentials> {
    this.#waiting += 1;
    if (!signal) return this.answer;
    try {
      return await orStopped(this.answer, signal);
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0 && signal.aborted) {
        this.open = false;
        this.#controller.abort(signal.reason);
      }
    }
  }
}
