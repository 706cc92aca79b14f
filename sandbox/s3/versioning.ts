import { fault } from '../engine/fault.ts';
import { bucketOf, buckets } from './model/bucket.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html */
export const versioning = topic({
  PutBucketVersioning(input, ctx) {
    const { id } = bucketOf(ctx, input);
    const { Status } = input.VersioningConfiguration;
    if (Status !== 'Enabled' && Status !== 'Suspended') {
      throw fault(
        'IllegalVersioningConfigurationException',
        'The Versioning element must be specified',
      );
    }
    buckets.change(ctx, id, { versioning: Status });
    return {};
  },

  GetBucketVersioning(input, ctx) {
    const { versioning: Status } = bucketOf(ctx, input);
    return Status ? { Status } : {};
  },
});
