/** What one answer means to a waiter: the first acceptor that fits decides. */
export interface Acceptor {
  readonly state: 'success' | 'retry' | 'failure';
  /**
   * `path`: the expression gives what is expected; `pathAll` and `pathAny`: all, or any, of a list
   * do; `error`: the call failed with this code; `status`: it ended with this HTTP status.
   */
  readonly matcher: 'path' | 'pathAll' | 'pathAny' | 'error' | 'status';
  /** JMESPath into the answer. */
  readonly argument?: string;
  readonly expected: string | number | boolean;
}

/** How one of AWS's waiters looks: https://smithy.io/2.0/additional-specs/waiters.html */
export interface Waiter {
  readonly operation: string;
  readonly delaySeconds: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly Acceptor[];
}

const tables: Readonly<
  Record<string, () => Promise<{ waiters: Readonly<Record<string, Waiter>> }>>
> = {
  ec2: () => import('./ec2.generated.ts'),
};

/** A waiter by service and name (`InstanceRunning`); undefined where AWS describes none. */
export async function waiterOf(service: string, name: string): Promise<Waiter | undefined> {
  return (await tables[service]?.())?.waiters[name];
}
