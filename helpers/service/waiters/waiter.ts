import { newerWaiters } from './beyond-botocore.ts';

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

/** The waiters of a service, by name. */
export type WaiterTable = Readonly<Record<string, Waiter>>;

const tables: Readonly<Record<string, () => Promise<{ waiters: WaiterTable }>>> = {
  cloudformation: () => import('./cloudformation.generated.ts'),
  cloudwatch: () => import('./cloudwatch.generated.ts'),
  dynamodb: () => import('./dynamodb.generated.ts'),
  ec2: () => import('./ec2.generated.ts'),
  glacier: () => import('./glacier.generated.ts'),
  iam: () => import('./iam.generated.ts'),
  rds: () => import('./rds.generated.ts'),
  s3: () => import('./s3.generated.ts'),
};

/** Every waiter of a service; empty where AWS describes none. */
export async function waiterTable(service: string): Promise<WaiterTable> {
  const bundled = Object.hasOwn(tables, service) ? await tables[service]?.() : undefined;
  const table = bundled?.waiters ?? (await import('./on-demand.generated.ts')).waiters[service];
  return { ...table, ...newerWaiters[service] };
}

/** A waiter by service and name (`InstanceRunning`); undefined where no table has it. */
export async function waiterOf(service: string, name: string): Promise<Waiter | undefined> {
  const table = await waiterTable(service);
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
