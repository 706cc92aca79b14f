import { plausibleRegion } from '../../config/region.ts';
import type { Refusal } from './refusal.ts';

/** The region that a bucket is in, or would be, where S3 says so. */
export function regionStep(refusal: Refusal): string | undefined {
  const { code, message, call } = refusal;
  if (/^IllegalLocationConstraint/.test(code)) return constraintStep(message, call?.region);
  const region = regionIn(refusal);
  if (region === undefined || region === call?.region) {
    return 'it is in another region: .region goes there';
  }
  return `it is in ${region}: .region ${region}, then try again`;
}

function regionIn({ message, headers, region }: Refusal): string | undefined {
  const expected = /expecting '([a-z0-9-]+)'/.exec(message)?.[1];
  const endpoint = /\bs3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com/.exec(message)?.[1];
  const told = [headers['x-amz-bucket-region'], region, expected, endpoint];
  return told.find((each) => each !== undefined && plausibleRegion(each));
}

function constraintStep(message: string, here: string | undefined): string {
  const wanted = /^The (\S+) location constraint/.exec(message)?.[1];
  if (wanted === undefined || wanted === 'unspecified') {
    return `say where: CreateBucketConfiguration: { LocationConstraint: '${here ?? 'eu-west-1'}' }`;
  }
  return `a bucket in ${wanted} is made from there: .region ${wanted}, then try again`;
}
