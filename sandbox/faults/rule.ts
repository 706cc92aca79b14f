/** What a sandbox can be told to do wrong, by name. */
export const faultKinds = {
  throttling: 'too many requests, by token buckets as AWS documents them',
  'eventual-consistency': 'what was just made is unknown for a while',
  'no-capacity': 'AWS has no room for the instances asked for',
  quota: 'the account may not have the instances asked for',
  'expired-credentials': 'the credentials are over',
  'internal-error': 'AWS fails',
  latency: 'the answer takes longer',
  'cut-request': 'the connection breaks before anything is done',
  'cut-answer': 'the connection breaks when all is done, so nobody hears of it',
} as const;

/** The name of something to do wrong. */
export type FaultKind = keyof typeof faultKinds;

/**
 * One thing to do wrong, and to which calls. Names may hold `*` and `?`; what is left out means all.
 */
export interface FaultRule {
  readonly kind: FaultKind;
  /** Signing name: `ec2`. */
  readonly service?: string;
  /** `DescribeInstances`, `Describe*`. */
  readonly operation?: string;
  readonly region?: string;
  readonly account?: string;
  /** How likely it is to strike, from 0 to 1; drawn from the sandbox's seed. Always unless given. */
  readonly probability?: number;
  /** How many times it strikes before it is spent. */
  readonly count?: number;
  /** Virtual milliseconds: how long an answer waits, or how long something new is unknown. */
  readonly ms?: number;
  /** Throttling only: this bucket in place of AWS's, for each operation. */
  readonly bucket?: Bucket;
  /** Another error code, message or HTTP status than AWS's usual one. */
  readonly code?: string;
  readonly message?: string;
  readonly status?: number;
}

/** A token bucket: how many tokens it holds, and how many it gets back in a second. */
export interface Bucket {
  readonly size: number;
  readonly refill: number;
}

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value.length <= 1_000;
const amount: Check = (value) => typeof value === 'number' && value >= 0 && value < Infinity;

const checks: Record<keyof FaultRule, readonly [Check, string]> = {
  kind: [(value) => text(value) && Object.hasOwn(faultKinds, value as string), 'a kind of fault'],
  service: [text, 'text'],
  operation: [text, 'text'],
  region: [text, 'text'],
  account: [text, 'text'],
  probability: [(value) => amount(value) && Number(value) <= 1, 'a number from 0 to 1'],
  count: [(value) => Number.isSafeInteger(value) && Number(value) > 0, 'a whole number above 0'],
  ms: [amount, 'a number of milliseconds'],
  bucket: [isBucket, '{ size, refill }, both numbers'],
  code: [(value) => text(value) && /^[\w.]+$/.test(value as string), 'an error code'],
  message: [text, 'text'],
  status: [
    (value) => Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599,
    'an HTTP status from 400 to 599',
  ],
};

/** Takes a rule that may have come over the network. Throws a `TypeError` that says what is wrong. */
export function readRule(given: unknown): FaultRule {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`a fault is an object such as { "kind": "throttling" }`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(checks, name)) {
      throw new TypeError(`a fault has no ${name}; it has ${Object.keys(checks).join(', ')}`);
    }
    const [fits, what] = checks[name as keyof FaultRule];
    if (value !== undefined && !fits(value)) throw new TypeError(`${name} of a fault is ${what}`);
  }
  if (!('kind' in given)) {
    throw new TypeError(`a fault needs a kind: ${Object.keys(faultKinds).join(', ')}`);
  }
  return { ...given } as FaultRule;
}

function isBucket(value: unknown): boolean {
  const { size, refill } = (value ?? {}) as Partial<Bucket>;
  return amount(size) && amount(refill);
}
