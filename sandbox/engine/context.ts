import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Listings } from './listing.ts';
import type { Key, Realm } from './store.ts';

/** Who signed a call. */
export interface Caller {
  readonly accessKeyId: string;
  readonly arn: string;
  readonly userId: string;
}

/** A call that the sandbox makes on behalf of another. */
export interface InnerCall {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly account: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** All an operation may know besides its input: where it is, what time it is, and the state. */
export interface Context {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly caller: Caller;
  /** The operation being performed: `DescribeVpcs`. */
  readonly operation: string;
  /** The virtual time of this call, in milliseconds since 1970; the same during the whole call. */
  readonly now: number;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The state of this service, account and region; reach it through a `table`. */
  readonly realm: Realm;
  readonly listings: Listings;
  /** The access keys that were issued in this sandbox, by access key id; STS adds to them. */
  readonly keys: Record<string, Key>;
  /** True when unknown image ids and the like are let pass, for suites written with made-up ids. */
  readonly lenient: boolean;
  /** How many of something the account may have, where that is not AWS's default. */
  readonly quotas: Readonly<Record<string, number | undefined>>;
  /** True of ids that this call does not know yet though they exist: a fault makes it so. */
  readonly hidden?: (id: string) => boolean;
  /** Throws what a fault has in store for a call that this one makes by itself, as stacks do. */
  readonly strike?: (inner: InnerCall) => void;
  /** The same call as seen in another account or region, or of another service there. */
  elsewhere(place: { account?: string; region?: string; service?: string }): Context;
}
