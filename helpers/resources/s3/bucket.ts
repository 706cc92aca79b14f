import { awaitable } from '../../call/awaitable.ts';
import { defineResource } from '../../resource/definition.ts';
import { isGone } from '../../resource/load.ts';
import type { ReloadOptions, Resource } from '../../resource/resource.ts';
import { tagsElsewhere } from './tags-elsewhere.ts';
import { placeIn, transferMembers } from './transfer-members.ts';
import type { Transfers } from './transfers.ts';

/** Transfers to and from the objects of a bucket. */
export interface BucketMembers extends Transfers<[key: string]> {
  /**
   * Whether there is one of this name that this user may see, also another account's
   * (`HeadBucket`); unlike that of other resources it loads no data.
   */
  exists(options?: ReloadOptions): Promise<boolean>;
}

/** A bucket: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Bucket.html */
export const bucket = defineResource({
  name: 'Bucket',
  page: 'API_Bucket',
  ids: { name: 'Bucket' },
  load: {
    // As boto3 does it: nothing else tells when a bucket was made.
    operation: 'ListBuckets',
    path: 'Buckets[]',
    input: ({ identifiers: { name } }) => ({ Prefix: name }),
    refused: ({ identifiers: { name } }) => ({ Name: name }),
  },
  actions: {
    create: { operation: 'CreateBucket', of: false, stales: false },
    putObject: { operation: 'PutObject', of: 'Object', path: '', data: false, stales: false },
  },
  children: {
    Acl: 'BucketAcl',
    Cors: 'BucketCors',
    LifecycleConfiguration: 'BucketLifecycleConfiguration',
    Logging: 'BucketLogging',
    Notification: 'BucketNotification',
    Object: 'Object',
    Policy: 'BucketPolicy',
    RequestPayment: 'BucketRequestPayment',
    Tagging: 'BucketTagging',
    Versioning: 'BucketVersioning',
    Website: 'BucketWebsite',
  },
  many: {
    objects: { of: 'ObjectSummary', operation: 'ListObjectsV2' },
    objectVersions: {
      of: 'ObjectVersion',
      operation: 'ListObjectVersions',
      path: 'Versions[],DeleteMarkers[]',
    },
    multipartUploads: { of: 'MultipartUpload', operation: 'ListMultipartUploads' },
  },
  members: {
    ...transferMembers(placeIn, 1),
    get tags(): never {
      throw tagsElsewhere(this, '(await bucket.Tagging().load()).tags has them');
    },
    exists(this: Resource, options: ReloadOptions = {}): Promise<boolean> {
      const asked = this.session
        .service('s3')
        .headBucket({ Bucket: this.identifiers.name }, options);
      return awaitable(
        asked.then(
          () => true,
          (error) => {
            if (isGone(error)) return false;
            throw error;
          },
        ),
      );
    },
  },
  arn: 'arn:{partition}:s3:::{name}',
  console: '/s3/buckets/{name}?region={region}',
});
