import type { Retry } from './call.ts';
import { currentContext } from './context.ts';
import type { Flight } from './flight.ts';
import type { RetryFault, RetryStrategy, RetryToken, SdkConfig } from './sdk.ts';
import { pause } from './stop.ts';

const longestBackoffMs = 20_000;
/** As the SDK has it: a server that says when to come back may ask for that much more. */
const mostMoreMs = 5_000;

/**
 * Leaves it to the SDK whether to try again, and does the waiting itself: at once over when the
 * call is stopped, without a timer left that would hold up the process, and heard of while it
 * lasts. A strategy of another make is left as it is.
 */
export function hearRetries(config: SdkConfig, flying: () => Flight | undefined): void {
  const { retryStrategy: make, maxAttempts } = config;
  if (!make) return;
  let heard: Promise<RetryStrategy> | undefined;
  config.retryStrategy = () => {
    heard ??= make().then((strategy) =>
      overheard(strategy, flying, async () => (await maxAttempts?.()) ?? 3),
    );
    return heard;
  };
}

function overheard(
  strategy: RetryStrategy,
  flying: () => Flight | undefined,
  maxAttempts: () => Promise<number>,
): RetryStrategy {
  const { retryBackoffStrategy: backoff } = strategy.standardRetryStrategy ?? strategy;
  if (!backoff) return strategy;
  const delays = new WeakMap<Flight, number>();
  const standard = strategy.standardRetryStrategy ?? strategy;
  standard.retryBackoffStrategy = {
    setDelayBase: (delayMs) => backoff.setDelayBase(delayMs),
    computeNextBackoffDelay: (retries) => {
      const delayMs = backoff.computeNextBackoffDelay(retries);
      const flight = flying();
      if (!flight) return delayMs;
      delays.set(flight, delayMs);
      return 0;
    },
  };
  const refresh = strategy.refreshRetryTokenForRetry.bind(strategy);
  return Object.assign(Object.create(strategy) as RetryStrategy, {
    async refreshRetryTokenForRetry(token: RetryToken, fault: RetryFault): Promise<RetryToken> {
      const flight = flying();
      if (!flight) return refresh(token, fault);
      const { retryAfterHint, ...rest } = fault;
      const next = await refresh(token, rest);
      const afterMs = waitOf(delays.get(flight) ?? 0, retryAfterHint);
      const attempt = next.getRetryCount() + 1;
      const retry = { reason: reasonOf(fault, flight), attempt, of: await maxAttempts(), afterMs };
      flight.retries.push(retry);
      tell(flight, retry);
      await pause(afterMs, flight.signal);
      if (next.$retryLog) next.$retryLog.acquisitionDelay = afterMs;
      return next;
    },
  });
}

function waitOf(delayMs: number, until: Date | undefined): number {
  const asked = until instanceof Date ? until.getTime() - Date.now() : 0;
  return Math.min(longestBackoffMs, Math.max(delayMs, Math.min(asked, delayMs + mostMoreMs)));
}

/** Why it has to be sent again, in a word or two. */
function reasonOf({ error, errorType }: RetryFault, flight: Flight): string {
  if (errorType === 'THROTTLING') return 'throttled';
  const { name, code, $metadata } = (error ?? {}) as {
    name?: string;
    code?: unknown;
    $metadata?: { httpStatusCode?: number; clockSkewCorrected?: boolean };
  };
  if ($metadata?.clockSkewCorrected) return flight.clockSays() ?? 'the clock is wrong';
  if (typeof code === 'string' && /^[A-Z]+$/.test(code)) return code;
  const status = $metadata?.httpStatusCode ?? flight.status;
  if (status !== undefined && status >= 500) return `HTTP ${status}`;
  return name && name !== 'Error' ? name : 'no answer';
}

function tell({ journey: { service, operation } }: Flight, retry: Retry): void {
  currentContext().onRetry?.(retry, { service, operation });
}
