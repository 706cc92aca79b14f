/** The regions of each partition: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const partitions: Record<string, string> = {
  aws: `af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2
    ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
    ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2
    eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1
    us-west-2`,
  'aws-cn': 'cn-north-1 cn-northwest-1',
  'aws-us-gov': 'us-gov-east-1 us-gov-west-1',
};

/** The regions that every account has from the start; the others are opted into. */
const always = new Set(
  `ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1
   eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2`.split(
    /\s+/,
  ),
);

/** A region, and whether the account sees it without asking. */
export interface Region {
  readonly id: string;
  readonly optIn: 'opt-in-not-required' | 'not-opted-in';
}

/** The regions of a partition, by name. */
export function regionsOf(partition: string): Region[] {
  return (partitions[partition] ?? '').split(/\s+/).map((id) => ({
    id,
    optIn: partition !== 'aws' || always.has(id) ? 'opt-in-not-required' : 'not-opted-in',
  }));
}
