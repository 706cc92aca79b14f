import { AwshError } from '../errors.ts';
import { span } from '../text/ago.ts';
import type { Call, Retry } from './call.ts';
import type { Effect } from './effect.ts';
import type { Intent } from './guard.ts';
import { heed } from './heed.ts';
import { NetworkError, networkError } from './network.ts';
import type { RawAnswer, SdkCommand, SdkRequest } from './sdk.ts';
import { type Cleaned, withoutSecrets, withoutTheSecrets } from './secrets.ts';
import { isStop, orStopped } from './stop.ts';
import { announcedSize, sizeOf, streamIn } from './weigh.ts';

/** What is being called, and what may stop it. */
export interface Journey {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  /** The SDK's schema of the input, which knows what is secret in it. */
  readonly schema?: unknown;
  readonly region: string;
  readonly account?: string | undefined;
  readonly profile?: string | undefined;
  readonly cell?: number | undefined;
  /** Any of these stops the call at once. */
  readonly signals: readonly (AbortSignal | undefined)[];
  /** Wall-clock time for the whole call, retries and the body included. */
  readonly deadlineMs: number;
  /**
   * Since when the deadline counts at the earliest, as `performance.now()` tells time: the last
   * answer of a person who was asked for something; infinity while the question is open.
   */
  readonly countsFrom: () => number;
}

/** Clocks that far apart are worth a word: AWS refuses signatures from 5 minutes on. */
const clockOffFromMs = 240_000;

/** One call under way: it stops on its signals and its deadline, and remembers how it went. */
export class Flight {
  readonly journey: Journey;
  readonly signal: AbortSignal;
  readonly retries: Retry[] = [];
  effect: Effect = 'changes';
  /** Asked before a request is sent, for a call that wasn't asked about at its beginning. */
  cleared: ((sent: SdkCommand) => Promise<void>) | undefined;
  host: string | undefined;
  attempts = 0;
  status: number | undefined;
  readonly #controller = new AbortController();
  readonly #startedAt = new Date();
  readonly #started = performance.now();
  #clean: Cleaned | undefined;
  #sentBytes: number | undefined;
  #receivedBytes: number | undefined;
  #clockOffMs: number | undefined;

  constructor(journey: Journey) {
    this.journey = journey;
    this.signal = this.#controller.signal;
  }

  /** Sends, and gives the answer or an error that says where it was going. */
  async run<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    const { land, release } = heed(this.#controller, {
      ...this.journey,
      started: this.#started,
      late: () => this.#late(),
    });
    try {
      this.signal.throwIfAborted();
      const answer = await orStopped(send(), this.signal, () => this.signal.reason);
      land(streamIn(answer));
      return answer;
    } catch (error) {
      release();
      throw this.#explained(error);
    }
  }

  /** A request is about to be sent. */
  depart({ hostname = '', port, headers, body }: SdkRequest): void {
    this.host = port === undefined ? hostname : `${hostname}:${port}`;
    this.attempts += 1;
    this.#sentBytes = sizeOf(body) ?? announcedSize(headers);
  }

  /** Its answer has begun to come. */
  arrive({ statusCode, headers, body }: RawAnswer): void {
    this.status = statusCode;
    this.#receivedBytes = sizeOf(body) ?? announcedSize(headers);
    const off = Date.parse(headers.date ?? '') - Date.now();
    this.#clockOffMs = Math.abs(off) >= clockOffFromMs ? off : undefined;
  }

  /** `this clock is 60 min behind`, when the last answer's date says so. */
  clockSays(): string | undefined {
    const off = this.#clockOffMs;
    if (off === undefined) return undefined;
    return `this machine's clock is ${span(Math.abs(off) / 1000)} ${off > 0 ? 'behind' : 'ahead'}`;
  }

  /** The input without its secrets. */
  get clean(): Cleaned {
    this.#clean ??= withoutSecrets(this.journey.input, this.journey.schema);
    return this.#clean;
  }

  /** What is about to be sent, for whoever may say no. */
  intent(): Omit<Intent, 'canRunDry'> {
    const { service, operation, region, account, profile } = this.journey;
    const { effect } = this;
    return {
      ...{ service, operation, effect, region, input: this.clean.value },
      ...(account === undefined ? {} : { account }),
      ...(profile === undefined ? {} : { profile }),
    };
  }

  /** The record of the call, once it has ended. */
  record(requestId: string | undefined, error: unknown): Call {
    const { service, operation, region, account, profile, cell } = this.journey;
    const optional = {
      account,
      profile,
      cell,
      host: this.host,
      status: this.status,
      sentBytes: this.#sentBytes,
      receivedBytes: this.#receivedBytes,
      requestId,
      clockOffMs: this.#clockOffMs,
      error: error instanceof Error ? this.#told(error) : undefined,
    };
    return {
      service,
      operation,
      effect: this.effect,
      input: this.clean.value,
      region,
      startedAt: this.#startedAt,
      durationMs: performance.now() - this.#started,
      attempts: this.attempts,
      retries: this.retries,
      ...(Object.fromEntries(
        Object.entries(optional).filter(([, value]) => value !== undefined),
      ) as Partial<Call>),
    };
  }

  #told(error: Error): { name: string; message: string } {
    const { message } = error;
    // Of ours, the code tells more than the class: ENOTFOUND, ReadOnly.
    const name = error instanceof AwshError ? error.code : error.name;
    return { name, message: withoutTheSecrets(message, this.clean.secrets) };
  }

  #late(): NetworkError {
    const { service, operation, deadlineMs } = this.journey;
    const who = this.host ?? `${service} ${operation}`;
    return new NetworkError(
      'Deadline',
      `${who} gave no complete answer within ${deadlineMs / 1000} s`,
      this,
      { hint: 'check the network connection, a VPN or proxy; --timeout allows more time' },
    );
  }

  #explained(error: unknown): unknown {
    if (error instanceof AwshError || isStop(error)) return error;
    return networkError(error, this) ?? this.#unreadable(error) ?? error;
  }

  /**
   * The SDK's parsers fail in many ways; common is that they leave the answer on the error. Theirs
   * is not passed on as a cause: it quotes the answer, secrets and all.
   */
  #unreadable(error: unknown): NetworkError | undefined {
    if (!(error instanceof Error) || '$fault' in error || !('$response' in error)) return undefined;
    return new NetworkError('Unreadable', `the answer of ${this.host} can't be read`, this, {
      hint: 'it was cut short, or something else than AWS answered',
    });
  }
}
