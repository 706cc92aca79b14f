/** What a sandbox is unless told otherwise; known without loading one, for a prompt in a hurry. */
export const defaults = {
  fixture: 'tutorial',
  region: 'us-east-1',
  accountId: '123456789012',
} as const;

/** What each fixture holds in its home account and region, in words. A test counts. */
export const contents = {
  tutorial: '12 instances, 3 VPCs',
  empty: '0 instances, 1 VPC',
  company: '250 instances, 3 VPCs',
  large: '10000 instances, 2 VPCs',
} as const;

/** The fixtures by name. */
export const fixtureNames = Object.keys(contents) as readonly (keyof typeof contents)[];

/** The ways sandbox time can run. */
export const clockModes = ['realtime', 'fast', 'instant', 'manual'] as const;
