import { s3 } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { document, text } from './property.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html */
export const bucketPolicy: ResourceKind = {
  required: ['Bucket', 'PolicyDocument'],
  optional: [],
  fixed: ['Bucket'],
  creates: [2_000, 5_000],
  removes: [1_000, 3_000],

  create(ctx, properties) {
    const Bucket = text(properties, 'Bucket') ?? '';
    s3(ctx, 'putBucketPolicy', { Bucket, Policy: document(properties, 'PolicyDocument') });
    return { id: Bucket };
  },

  change: (ctx, Bucket, properties) =>
    void s3(ctx, 'putBucketPolicy', { Bucket, Policy: document(properties, 'PolicyDocument') }),
  remove: (ctx, Bucket) => s3(ctx, 'deleteBucketPolicy', { Bucket }),
};
