import { acceptorOf, type Poll, reasonOf, statesOf } from './accept.ts';
import type { Finding } from './looks.ts';
import type { Waiter } from './waiter.ts';

/** Looks once by a waiter's description. An error that none of its acceptors names is thrown. */
export async function lookBy(
  waiter: Waiter,
  poll: () => Promise<unknown>,
): Promise<Finding<unknown>> {
  const seen = await poll().then(
    (response): Poll => ({ response }),
    (error): Poll => ({ error }),
  );
  const acceptor = acceptorOf(waiter, seen);
  if (seen.error !== undefined && !acceptor) throw seen.error;
  const found = {
    states: statesOf(waiter, seen),
    ...(seen.error === undefined ? { response: seen.response } : {}),
  };
  if (acceptor?.state === 'success') return { ...found, verdict: 'met' };
  if (acceptor?.state !== 'failure') return found;
  return { ...found, verdict: { hopeless: reasonOf(acceptor), acceptor } };
}
