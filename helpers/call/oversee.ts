import { AsyncLocalStorage } from 'node:async_hooks';
import { awaitable } from './awaitable.ts';
import type { Call } from './call.ts';
import { cleanError } from './clean-error.ts';
import { type CallContext, currentContext } from './context.ts';
import type { Effect } from './effect.ts';
import { Flight } from './flight.ts';
import { followRequests } from './follow.ts';
import type { Intent } from './guard.ts';
import { hearRetries } from './retry.ts';
import { operationOf, type SdkClient, type SdkCommand } from './sdk.ts';

export type { SdkClient, SdkCommand } from './sdk.ts';

/** What the owner of a client wants of every call made with it. */
export interface Oversight {
  readonly region: () => string | undefined;
  readonly account?: () => string | undefined;
  readonly profile?: () => string | undefined;
  readonly deadlineMs: number;
  /** Throws when no call may be made at all: no region is known, say. */
  readonly check: () => void;
  /** Throws for an input that must not be sent: a member that isn't, a type that doesn't fit. */
  readonly checkInput?: (command: SdkCommand) => void;
  /** What sending a command does; what nobody says changes something. */
  readonly effect?: (command: SdkCommand, operation: string) => Effect;
  /** True for an operation of which AWS says, asked with `DryRun: true`, whether it would work. */
  readonly canRunDry?: (command: SdkCommand) => boolean;
  /** Throws for a call that must not be sent: it changes something in a read-only session. */
  readonly admit?: (intent: Intent, context: CallContext) => Promise<void>;
  readonly onCall: (call: Call) => void;
  /** Since when a call's deadline counts at the earliest; see {@link Flight}. */
  readonly countsFrom: () => number;
}

/** Per-call options of the SDK, as far as we read them. */
interface SendOptions {
  readonly abortSignal?: AbortSignal;
}
type Callback = (error: unknown, answer?: unknown) => void;

const flights = new AsyncLocalStorage<Flight>();
const flying = (): Flight | undefined => flights.getStore();

/**
 * Puts a client's every call, whoever makes it (handles, paginators, the user's own `send`, other
 * libraries), under the current context's signal and a deadline, asks whether it may be sent,
 * records it, and marks its promise as awaitable.
 */
export function oversee<Client extends SdkClient>(client: Client, oversight: Oversight): Client {
  const sendAsTheSdk = client.send.bind(client) as (
    command: SdkCommand,
    options: object,
  ) => Promise<unknown>;

  const send = (command: SdkCommand, ...rest: unknown[]): unknown => {
    const callback = rest.find((part) => typeof part === 'function') as Callback | undefined;
    const options: SendOptions =
      rest.find((part) => typeof part === 'object' && part !== null) ?? {};
    const answer = fly(client, command, oversight, options.abortSignal, (abortSignal) =>
      sendAsTheSdk(command, { ...options, abortSignal }),
    );
    if (!callback) return awaitable(answer);
    answer.then((output) => callback(null, output), callback);
    return undefined;
  };

  Object.defineProperty(client, 'send', { value: send, writable: true, configurable: true });
  hearRetries(client.config, flying);
  followRequests(client, {
    flying,
    begin: (command, next) => fly(client, command, oversight, undefined, next, 'round send'),
  });
  return client;
}

/**
 * One call from beginning to end. What comes round `send` may be no call but the making of a
 * presigned URL: it is checked when a request really is to be sent, and recorded only then.
 */
async function fly(
  client: SdkClient,
  command: SdkCommand,
  oversight: Oversight,
  signal: AbortSignal | undefined,
  send: (signal: AbortSignal) => Promise<unknown>,
  route: 'send' | 'round send' = 'send',
): Promise<unknown> {
  const context = currentContext();
  const operation = operationOf(command);
  const flight = new Flight({
    service: client.config.serviceId ?? client.constructor.name,
    operation,
    input: command.input,
    schema: command.schema?.[4],
    region: oversight.region() ?? '',
    account: oversight.account?.(),
    profile: oversight.profile?.(),
    cell: context.cell,
    signals: [context.signal, signal],
    deadlineMs: context.deadlineMs ?? oversight.deadlineMs,
    countsFrom: oversight.countsFrom,
  });
  flight.effect = oversight.effect?.(command, operation) ?? 'changes';
  const land = (result: unknown, error?: unknown): Call => {
    const call = flight.record(requestIdOf(error ?? result), error);
    if (route === 'round send' && flight.attempts === 0) return call;
    context.onCall?.(call);
    oversight.onCall(call);
    return call;
  };
  const admit = async (): Promise<void> => {
    const canRunDry = oversight.canRunDry?.(command) ?? false;
    await oversight.admit?.({ ...flight.intent(), canRunDry }, context);
  };

  try {
    const output = await flight.run(async () => {
      if (route === 'send') {
        oversight.check();
        oversight.checkInput?.(command);
        await admit();
      } else {
        const admitted = once(admit);
        flight.cleared = async (sent) => {
          oversight.checkInput?.(sent);
          await admitted();
        };
      }
      return flights.run(flight, () => send(flight.signal));
    });
    land(output);
    return output;
  } catch (error) {
    throw withCall(cleanError(error, flight.clean.secrets), land(undefined, error));
  }
}

function once(ask: () => Promise<void>): () => Promise<void> {
  let asked: Promise<void> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}

function requestIdOf(answer: unknown): string | undefined {
  return (answer as { $metadata?: { requestId?: string } } | undefined)?.$metadata?.requestId;
}

function withCall(error: unknown, call: Call): unknown {
  if (typeof error === 'object' && error !== null && Object.isExtensible(error)) {
    Object.defineProperty(error, 'call', { value: call, configurable: true });
  }
  return error;
}

/** The call that ended in this error; undefined for errors that no call raised. */
export function callOf(error: unknown): Call | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return Object.getOwnPropertyDescriptor(error, 'call')?.value as Call | undefined;
}
