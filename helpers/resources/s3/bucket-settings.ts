import type { GetBucketTaggingOutput } from '@aws-sdk/client-s3';
import { tags } from '../../flatten.ts';
import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';

/** What a bucket has one of: named by the bucket, loaded by `Get…`, changed by `Put…`. */
const setting = {
  ids: { bucketName: 'Bucket' },
  list: false,
  create: false,
  onlyActions: true,
  children: { Bucket: 'Bucket' },
  console: '/s3/buckets/{bucketName}?region={region}',
} as const;

/** Who else may do what: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html */
export const bucketAcl = defineResource({
  ...setting,
  name: 'BucketAcl',
  page: 'API_GetBucketAcl',
  shape: 'GetBucketAclOutput',
  actions: { put: 'PutBucketAcl' },
});

/** What pages of other origins may ask: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html */
export const bucketCors = defineResource({
  ...setting,
  name: 'BucketCors',
  page: 'API_GetBucketCors',
  shape: 'GetBucketCorsOutput',
  actions: { put: 'PutBucketCors', delete: 'DeleteBucketCors' },
});

/** When objects move to cheaper classes, and end: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html */
export const bucketLifecycleConfiguration = defineResource({
  ...setting,
  name: 'BucketLifecycleConfiguration',
  page: 'API_GetBucketLifecycleConfiguration',
  shape: 'GetBucketLifecycleConfigurationOutput',
  actions: { put: 'PutBucketLifecycleConfiguration', delete: 'DeleteBucketLifecycle' },
});

/** Where its requests are written down: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html */
export const bucketLogging = defineResource({
  ...setting,
  name: 'BucketLogging',
  page: 'API_GetBucketLogging',
  shape: 'GetBucketLoggingOutput',
  actions: { put: 'PutBucketLogging' },
});

/** Who is told of its events: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html */
export const bucketNotification = defineResource({
  ...setting,
  name: 'BucketNotification',
  page: 'API_GetBucketNotificationConfiguration',
  shape: 'NotificationConfiguration',
  load: { operation: 'GetBucketNotificationConfiguration' },
  actions: { put: 'PutBucketNotificationConfiguration' },
});

/** Its policy, as a JSON document: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html */
export const bucketPolicy = defineResource({
  ...setting,
  name: 'BucketPolicy',
  page: 'API_GetBucketPolicy',
  shape: 'GetBucketPolicyOutput',
  actions: { put: 'PutBucketPolicy', delete: 'DeleteBucketPolicy' },
});

/** Who pays for downloads: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketRequestPayment.html */
export const bucketRequestPayment = defineResource({
  ...setting,
  name: 'BucketRequestPayment',
  page: 'API_GetBucketRequestPayment',
  shape: 'GetBucketRequestPaymentOutput',
  actions: { put: 'PutBucketRequestPayment' },
});

/** Its tags, which the list of buckets doesn't have: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html */
export const bucketTagging = defineResource({
  ...setting,
  name: 'BucketTagging',
  page: 'API_GetBucketTagging',
  shape: 'GetBucketTaggingOutput',
  actions: { put: 'PutBucketTagging', delete: 'DeleteBucketTagging' },
  members: {
    get tags() {
      return tags((this as unknown as Resource<GetBucketTaggingOutput>).data);
    },
  },
});

/** Whether what is overwritten is kept: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html */
export const bucketVersioning = defineResource({
  ...setting,
  name: 'BucketVersioning',
  page: 'API_GetBucketVersioning',
  shape: 'GetBucketVersioningOutput',
  actions: {
    put: 'PutBucketVersioning',
    enable: turned('Enabled'),
    suspend: turned('Suspended'),
  },
});

/** Pages it is a website with: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketWebsite.html */
export const bucketWebsite = defineResource({
  ...setting,
  name: 'BucketWebsite',
  page: 'API_GetBucketWebsite',
  shape: 'GetBucketWebsiteOutput',
  actions: { put: 'PutBucketWebsite', delete: 'DeleteBucketWebsite' },
});

function turned(Status: 'Enabled' | 'Suspended') {
  return {
    operation: 'PutBucketVersioning',
    input: () => ({ VersioningConfiguration: { Status } }),
    changes: () => ({ Status }),
  };
}
