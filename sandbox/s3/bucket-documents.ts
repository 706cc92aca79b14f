import type {
  BucketLoggingStatus,
  CORSConfiguration,
  GetBucketLifecycleConfigurationOutput,
  GetBucketWebsiteOutput,
  NotificationConfiguration,
  OwnershipControls,
  Payer,
  PublicAccessBlockConfiguration,
  ReplicationConfiguration,
  ServerSideEncryptionConfiguration,
} from '@aws-sdk/client-s3';
import { fault } from '../engine/fault.ts';
import { bucketOf } from './model/bucket.ts';
import { bucketDocument } from './model/document.ts';
import { tagList, tagRecord } from './model/tags.ts';
import { topic } from './topic.ts';

/** What every new bucket has: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const allBlocked: PublicAccessBlockConfiguration = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};
const ownerEnforced: OwnershipControls = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] };
const cors = bucketDocument<CORSConfiguration>(
  'cors',
  'NoSuchCORSConfiguration',
  'The CORS configuration does not exist',
);
const encryption = bucketDocument<ServerSideEncryptionConfiguration>(
  'encryption',
  'ServerSideEncryptionConfigurationNotFoundError',
  'The server side encryption configuration was not found',
);
const lifecycle = bucketDocument<GetBucketLifecycleConfigurationOutput>(
  'lifecycle',
  'NoSuchLifecycleConfiguration',
  'The lifecycle configuration does not exist',
);
const publicAccessBlock = bucketDocument<PublicAccessBlockConfiguration>(
  'publicAccessBlock',
  'NoSuchPublicAccessBlockConfiguration',
  'The public access block configuration was not found',
  allBlocked,
);
const ownership = bucketDocument<OwnershipControls>(
  'ownershipControls',
  'OwnershipControlsNotFoundError',
  'The bucket ownership controls were not found',
  ownerEnforced,
);
const tagging = bucketDocument<Readonly<Record<string, string>>>(
  'tagging',
  'NoSuchTagSet',
  'The TagSet does not exist',
);
const website = bucketDocument<GetBucketWebsiteOutput>(
  'website',
  'NoSuchWebsiteConfiguration',
  'The specified bucket does not have a website configuration',
);
const replication = bucketDocument<ReplicationConfiguration>(
  'replication',
  'ReplicationConfigurationNotFoundError',
  'The replication configuration was not found',
);
// A bucket without one of these has an empty one.
const notification = bucketDocument<NotificationConfiguration>('notification', '', '');
const logging = bucketDocument<BucketLoggingStatus>('logging', '', '');
const payment = bucketDocument<Payer>('requestPayment', '', '');
const acceleration = bucketDocument<'Enabled' | 'Suspended'>('accelerate', '', '');

const plainEncryption: ServerSideEncryptionConfiguration = {
  Rules: [
    { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
  ],
};

/** What is put on a bucket and given back; the sandbox keeps it and does not act by it. */
export const bucketDocuments = topic({
  PutBucketCors: (input, ctx) => cors.put(ctx, input, input.CORSConfiguration),
  GetBucketCors: (input, ctx) => cors.get(ctx, input),
  DeleteBucketCors: (input, ctx) => cors.remove(ctx, input),

  PutBucketEncryption: (input, ctx) =>
    encryption.put(ctx, input, input.ServerSideEncryptionConfiguration),
  GetBucketEncryption: (input, ctx) => ({
    ServerSideEncryptionConfiguration: encryption.find(ctx, input) ?? plainEncryption,
  }),
  DeleteBucketEncryption: (input, ctx) => encryption.remove(ctx, input),

  PutBucketLifecycleConfiguration(input, ctx) {
    const { LifecycleConfiguration, TransitionDefaultMinimumObjectSize: least } = input;
    const named = LifecycleConfiguration?.Rules?.map((rule) => ({
      ...rule,
      ID: rule.ID ?? ctx.ids.hex(32),
    }));
    const TransitionDefaultMinimumObjectSize = least ?? 'all_storage_classes_128K';
    lifecycle.put(ctx, input, { Rules: named, TransitionDefaultMinimumObjectSize });
    return { TransitionDefaultMinimumObjectSize };
  },
  GetBucketLifecycleConfiguration: (input, ctx) => lifecycle.get(ctx, input),
  DeleteBucketLifecycle: (input, ctx) => lifecycle.remove(ctx, input),

  PutPublicAccessBlock: (input, ctx) =>
    publicAccessBlock.put(ctx, input, input.PublicAccessBlockConfiguration),
  GetPublicAccessBlock: (input, ctx) => ({
    PublicAccessBlockConfiguration: publicAccessBlock.get(ctx, input),
  }),
  DeletePublicAccessBlock: (input, ctx) => publicAccessBlock.remove(ctx, input),

  PutBucketOwnershipControls: (input, ctx) => ownership.put(ctx, input, input.OwnershipControls),
  GetBucketOwnershipControls: (input, ctx) => ({ OwnershipControls: ownership.get(ctx, input) }),
  DeleteBucketOwnershipControls: (input, ctx) => ownership.remove(ctx, input),

  PutBucketTagging: (input, ctx) => tagging.put(ctx, input, tagRecord(input.Tagging.TagSet, 50)),
  GetBucketTagging: (input, ctx) => ({ TagSet: tagList(tagging.get(ctx, input)) }),
  DeleteBucketTagging: (input, ctx) => tagging.remove(ctx, input),

  PutBucketWebsite: (input, ctx) => website.put(ctx, input, input.WebsiteConfiguration),
  GetBucketWebsite: (input, ctx) => website.get(ctx, input),
  DeleteBucketWebsite: (input, ctx) => website.remove(ctx, input),

  PutBucketReplication(input, ctx) {
    if (bucketOf(ctx, input).versioning !== 'Enabled') {
      throw fault(
        'InvalidRequest',
        "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
      );
    }
    return replication.put(ctx, input, input.ReplicationConfiguration);
  },
  GetBucketReplication: (input, ctx) => ({ ReplicationConfiguration: replication.get(ctx, input) }),
  DeleteBucketReplication: (input, ctx) => replication.remove(ctx, input),

  PutBucketNotificationConfiguration: (input, ctx) =>
    notification.put(ctx, input, input.NotificationConfiguration),
  GetBucketNotificationConfiguration: (input, ctx) => notification.find(ctx, input) ?? {},

  PutBucketLogging: (input, ctx) => logging.put(ctx, input, input.BucketLoggingStatus),
  GetBucketLogging: (input, ctx) => logging.find(ctx, input) ?? {},

  PutBucketRequestPayment: (input, ctx) =>
    payment.put(ctx, input, input.RequestPaymentConfiguration.Payer ?? 'BucketOwner'),
  GetBucketRequestPayment: (input, ctx) => ({ Payer: payment.find(ctx, input) ?? 'BucketOwner' }),

  PutBucketAccelerateConfiguration: (input, ctx) =>
    acceleration.put(ctx, input, input.AccelerateConfiguration.Status ?? 'Suspended'),
  GetBucketAccelerateConfiguration(input, ctx) {
    const Status = acceleration.find(ctx, input);
    return Status ? { Status } : {};
  },
});
