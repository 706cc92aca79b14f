import { AwsFault } from '../../engine/fault.ts';

const wrong: readonly RegExp[] = [
  /\.\./,
  /^\d+\.\d+\.\d+\.\d+$/,
  /^(xn--|sthree-|amzn-s3-demo-$)/,
  /(-s3alias|--ol-s3|\.mrap|--x-s3)$/,
];

/**
 * Throws `InvalidBucketName` for a name that no bucket may have.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function checkBucketName(name: string): void {
  const formed = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name);
  if (formed && !wrong.some((pattern) => pattern.test(name))) return;
  throw new AwsFault('InvalidBucketName', 'The specified bucket is not valid.', {
    fields: { BucketName: name },
  });
}
