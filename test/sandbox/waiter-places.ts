import type { EC2 } from '@aws-sdk/client-ec2';
import type { Sandbox } from '../../sandbox/index.ts';
import { ec2Of, openSandbox } from './clients.ts';

/** Where waiters wait: a sandbox whose time stands still but for their looks. */
export interface Place {
  readonly sandbox: Sandbox;
  /** For everything but waiting. */
  readonly ec2: EC2;
}

/** How a wait ends. */
export type Ending = 'success' | 'failure' | 'timeout';

type Wait = (
  how: { client: EC2; maxWaitTime: number; minDelay: number; maxDelay: number },
  input: object,
) => Promise<unknown>;

/** A new sandbox to wait in. */
export function openPlace(): Place {
  return openSandbox({ fixture: 'tutorial' });
}

/** A client for whom time goes by: after every answer by `ms` of virtual time. */
export function hastening({ sandbox }: Place, ms: number): EC2 {
  const client = ec2Of(sandbox);
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } finally {
        sandbox.clock.advance(ms);
      }
    },
    { step: 'initialize' },
  );
  return client;
}

/** How one of the SDK's waiters ends. Only one that is to end by time is kept short of it. */
export async function endOf(
  place: Place,
  waitUntil: unknown,
  input: object,
  expected: Ending,
): Promise<Ending> {
  const client = hastening(place, 15_000);
  const maxWaitTime = expected === 'timeout' ? 0.03 : 20;
  try {
    await (waitUntil as Wait)({ client, maxWaitTime, minDelay: 0.001, maxDelay: 0.001 }, input);
    return 'success';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'TimeoutError') return 'timeout';
    if (/"state":"FAILURE"/.test(error.message)) return 'failure';
    throw error;
  }
}
