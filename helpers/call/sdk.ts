/** As much of the SDK's clients, commands and middleware as following their calls takes. */

export interface SdkClient {
  readonly config: SdkConfig;
  readonly middlewareStack: {
    add(middleware: unknown, options: Record<string, unknown>): void;
  };
  send(command: SdkCommand, ...rest: unknown[]): unknown;
}

export interface SdkConfig {
  readonly serviceId?: string;
  /** What requests are signed for: `ec2`, `monitoring`. */
  readonly defaultSigningName?: string;
  readonly protocol?: { getShapeId?(): string };
  readonly maxAttempts?: () => Promise<number>;
  retryStrategy?: () => Promise<RetryStrategy>;
  requestHandler?: RequestHandler;
}

export interface SdkCommand {
  readonly input: unknown;
  /** `[9, namespace, operation, traits, input, output]`; lib-dynamodb's commands have none. */
  readonly schema?: readonly unknown[];
}

export interface RequestHandler {
  handle(request: SdkRequest, options?: object): Promise<unknown>;
}

export interface SdkRequest {
  readonly hostname?: string;
  readonly port?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The members of an HTTP answer that are looked at before the SDK reads it. */
export interface RawAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body?: unknown;
}

export interface MiddlewareArguments {
  readonly input: unknown;
  readonly request?: SdkRequest;
}

export type Handler = (args: MiddlewareArguments) => Promise<{ response: RawAnswer }>;

/** What the SDK tells its middleware about the call. */
export interface HandlerContext {
  readonly commandName?: string;
}

export interface RetryToken {
  getRetryCount(): number;
  getRetryDelay(): number;
  readonly $retryLog?: { acquisitionDelay: number };
}

export interface RetryFault {
  readonly error?: unknown;
  readonly errorType: string;
  readonly retryAfterHint?: Date;
}

export interface RetryStrategy {
  acquireInitialRetryToken(scope: string): Promise<RetryToken>;
  refreshRetryTokenForRetry(token: RetryToken, fault: RetryFault): Promise<RetryToken>;
  recordSuccess(token: RetryToken): void;
  retryBackoffStrategy?: Backoff;
  /** The one inside of an adaptive strategy. */
  standardRetryStrategy?: RetryStrategy;
}

export interface Backoff {
  setDelayBase(delayMs: number): void;
  computeNextBackoffDelay(retries: number): number;
}

/** The operation that a command sends, as AWS's API names it. */
export function operationOf({ schema, constructor: { name } }: SdkCommand & object): string {
  const named = schema?.[2];
  return typeof named === 'string' ? named : name.replace(/Command$/, '');
}
