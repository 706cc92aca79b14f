import { AsyncLocalStorage } from 'node:async_hooks';
import { type RawAnswer, requireXml } from './answer.ts';
import { awaitable } from './awaitable.ts';
import type { Call } from './call.ts';
import { currentContext } from './context.ts';
import { Flight } from './flight.ts';

/** As much of an SDK client as overseeing one takes. */
export interface SdkClient {
  readonly config: {
    readonly serviceId?: string;
    readonly protocol?: { getShapeId?(): string };
  };
  readonly middlewareStack: {
    add(middleware: RequestMiddleware, options: Record<string, unknown>): void;
  };
  send(command: SdkCommand, ...rest: unknown[]): unknown;
}

/** As much of an SDK command as a record of the call takes. */
export interface SdkCommand {
  readonly input: unknown;
}

interface RequestArguments {
  readonly request: { readonly hostname?: string; readonly port?: number };
}
type Handler = (args: RequestArguments) => Promise<{ response: RawAnswer }>;
type RequestMiddleware = (next: Handler) => Handler;

/** What the owner of a client wants of every call made with it. */
export interface Oversight {
  readonly region: () => string | undefined;
  readonly deadlineMs: number;
  /** Throws when no call may be made at all: no region is known, say. */
  readonly check: () => void;
  /** Throws for an input that must not be sent: a member that isn't, a type that doesn't fit. */
  readonly checkInput?: (command: SdkCommand) => void;
  readonly onCall: (call: Call) => void;
  /** Since when a call's deadline counts at the earliest; see {@link Flight}. */
  readonly countsFrom: () => number;
}

/** Per-call options of the SDK, as far as we read them. */
interface SendOptions {
  readonly abortSignal?: AbortSignal;
}
type Callback = (error: unknown, answer?: unknown) => void;

const flying = new AsyncLocalStorage<Flight>();

/**
 * Puts a client's every call, whoever makes it (handles, paginators, the user's own `send`), under
 * the current context's signal and a deadline, records it, and marks its promise as awaitable.
 */
export function oversee<Client extends SdkClient>(client: Client, oversight: Oversight): Client {
  const sendAsTheSdk = client.send.bind(client) as (
    command: SdkCommand,
    options: object,
  ) => Promise<unknown>;

  const send = (command: SdkCommand, ...rest: unknown[]): unknown => {
    const callback = rest.find((part) => typeof part === 'function') as Callback | undefined;
    const options = rest.find((part) => typeof part === 'object' && part !== null) ?? {};
    const answer = fly(client, command, options as SendOptions, oversight, sendAsTheSdk);
    if (!callback) return awaitable(answer);
    answer.then((output) => callback(null, output), callback);
    return undefined;
  };

  Object.defineProperty(client, 'send', { value: send, writable: true, configurable: true });
  client.middlewareStack.add(followRequests(client), {
    name: 'awshRequestMiddleware',
    step: 'deserialize',
    priority: 'low',
    override: true,
  });
  return client;
}

async function fly(
  client: SdkClient,
  command: SdkCommand,
  options: SendOptions,
  oversight: Oversight,
  send: (command: SdkCommand, options: object) => Promise<unknown>,
): Promise<unknown> {
  const context = currentContext();
  const flight = new Flight({
    service: client.config.serviceId ?? client.constructor.name,
    operation: command.constructor.name.replace(/Command$/, ''),
    input: command.input,
    region: oversight.region() ?? '',
    signals: [context.signal, options.abortSignal],
    deadlineMs: oversight.deadlineMs,
    countsFrom: oversight.countsFrom,
  });
  const land = (result: unknown, error?: unknown): Call => {
    const call = flight.record(requestIdOf(error ?? result), error);
    context.onCall?.(call);
    oversight.onCall(call);
    return call;
  };

  try {
    const output = await flight.run(() => {
      oversight.check();
      oversight.checkInput?.(command);
      return flying.run(flight, () => send(command, { ...options, abortSignal: flight.signal }));
    });
    land(output);
    return output;
  } catch (error) {
    throw withCall(error, land(undefined, error));
  }
}

/** Innermost middleware: sees each request that is really sent, and its answer as it came. */
function followRequests(client: SdkClient): RequestMiddleware {
  const alwaysXml = /#(awsQuery|ec2Query)$/.test(client.config.protocol?.getShapeId?.() ?? '');
  return (next) => async (args) => {
    const flight = flying.getStore();
    if (!flight) return next(args);
    flight.signal.throwIfAborted();
    const { hostname = '', port } = args.request;
    flight.host = port === undefined ? hostname : `${hostname}:${port}`;
    flight.attempts += 1;
    const result = await next(args);
    flight.status = result.response.statusCode;
    if (alwaysXml) await requireXml(result.response, flight.host, flight.attempts);
    return result;
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
