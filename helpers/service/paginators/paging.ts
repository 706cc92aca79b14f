import type { SdkModule } from '../packages.ts';
import { derivePaging } from './derive.ts';

/** How an operation is paged, in the names of its input and output members. */
export interface Paging {
  /** Input members that take the token, or the tokens where one page is told by several. */
  readonly token: string | readonly string[];
  /**
   * Where in a page the tokens of the next one are: paths, or JMESPath where a path can't say it.
   * Left out when they have the names they have in the input.
   */
  readonly next?: string | readonly string[];
  /** Where in a page it says whether there are more; then tokens alone don't. */
  readonly more?: string;
  /** The input member that takes the size of a page; left out when the operation has none. */
  readonly size?: string;
  /**
   * Where in a page its elements are, the first of several lists being the one meant by default.
   * `Reservations[].Instances` are the instances in all reservations.
   */
  readonly items: string | readonly string[];
  /** Members that are the same on every page, or that only the first page has. */
  readonly once?: readonly string[];
}

/** The pagings of a service, by operation. */
export type PagingTable = Readonly<Record<string, Paging>>;

const tables: Readonly<Record<string, () => Promise<{ paginators: PagingTable }>>> = {
  cloudformation: () => import('./cloudformation.generated.ts'),
  cloudwatch: () => import('./cloudwatch.generated.ts'),
  dynamodb: () => import('./dynamodb.generated.ts'),
  ec2: () => import('./ec2.generated.ts'),
  glacier: () => import('./glacier.generated.ts'),
  iam: () => import('./iam.generated.ts'),
  rds: () => import('./rds.generated.ts'),
  s3: () => import('./s3.generated.ts'),
  sns: () => import('./sns.generated.ts'),
  sqs: () => import('./sqs.generated.ts'),
};

/** The paging of every operation in a bundled service's table; undefined for other services. */
export async function pagingTable(service: string): Promise<PagingTable | undefined> {
  return Object.hasOwn(tables, service) ? (await tables[service]?.())?.paginators : undefined;
}

/**
 * How a service's operation is paged: by its table, or by what its SDK package tells. Undefined
 * where AWS pages nothing.
 */
export async function pagingOf(
  service: string,
  operation: string,
  sdk: SdkModule,
): Promise<Paging | undefined> {
  const table = await pagingTable(service);
  if (table && Object.hasOwn(table, operation)) return table[operation];
  return derivePaging(sdk, operation);
}
