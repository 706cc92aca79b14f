import { createRequire } from 'node:module';
import type { Acceptor, Waiter } from './waiter.ts';

/** What one poll brought: an answer, or the error it ended with. */
export interface Poll {
  readonly response?: unknown;
  readonly error?: unknown;
}

const require = createRequire(import.meta.url);

/** The acceptor that speaks for this poll; undefined when none does. */
export function acceptorOf(waiter: Waiter, poll: Poll): Acceptor | undefined {
  return waiter.acceptors.find((acceptor) => accepts(acceptor, poll));
}

function accepts({ matcher, argument = '@', expected }: Acceptor, poll: Poll): boolean {
  if (matcher === 'error') {
    // `true` is any error, `false` that there is none.
    if (typeof expected === 'boolean') return (poll.error !== undefined) === expected;
    return codesOf(poll.error).includes(String(expected));
  }
  if (matcher === 'status') return statusOf(poll) === expected;
  if (poll.error !== undefined) return false;
  const found = search(poll.response, argument);
  if (matcher === 'path') return found === expected;
  if (!Array.isArray(found) || found.length === 0) return false;
  const fits = (value: unknown) => value === expected;
  return matcher === 'pathAll' ? found.every(fits) : found.some(fits);
}

/**
 * The codes an error goes by: the SDK names it by its shape (`NoSuchEntityException`), waiters by
 * the code that the service sends (`NoSuchEntity`).
 */
function codesOf(error: unknown): string[] {
  if (error === undefined) return [];
  const {
    name,
    Code,
    Error: inner,
  } = error as {
    name?: string;
    Code?: string;
    Error?: { Code?: string };
  };
  const plain = name?.replace(/(Exception|Fault)$/, '');
  return [name, plain, Code, inner?.Code].filter((code) => code !== undefined);
}

function statusOf({ response, error }: Poll): number | undefined {
  const answer = (error ?? response) as { $metadata?: { httpStatusCode?: number } } | undefined;
  return answer?.$metadata?.httpStatusCode;
}

/** How often each state is seen in this poll: `{ pending: 2, running: 1 }`. */
export function statesOf(waiter: Waiter, poll: Poll): Record<string, number> {
  if (poll.error !== undefined) return { [(poll.error as Error).name]: 1 };
  const paths = waiter.acceptors.filter(({ expected }) => typeof expected === 'string');
  const argument = paths.find((acceptor) => acceptor.argument !== undefined)?.argument;
  return tally(argument === undefined ? [] : [search(poll.response, argument)].flat());
}

/** How often each text is there. */
export function tally(states: readonly unknown[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const state of states) {
    if (typeof state === 'string') counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** What an acceptor found, in words: `terminated (Reservations[].Instances[].State.Name)`. */
export function reasonOf({ matcher, argument, expected }: Acceptor): string {
  if (matcher === 'status') return `the answer has status ${expected}`;
  if (matcher === 'error') return `the call ends with ${expected}`;
  return typeof expected === 'boolean' ? `${argument} is ${expected}` : `${expected} (${argument})`;
}

function search(response: unknown, expression: string): unknown {
  const jmespath = require('jmespath') as typeof import('jmespath');
  return jmespath.search(response, expression);
}
