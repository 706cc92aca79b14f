import { defineResource } from '../../resource/definition.ts';
import { deleteMany } from './delete-many.ts';
import { tagsElsewhere } from './tags-elsewhere.ts';
import { placeOf, transferMembers } from './transfer-members.ts';
import type { Transfers } from './transfers.ts';

/** Transfers to and from an object. */
export interface ObjectMembers extends Transfers<[]> {}

/** boto3's names, and AWS's answers: they are about this object, and no new one. */
export const copyFrom = { operation: 'CopyObject', of: false, stales: true } as const;
export const restoreObject = { operation: 'RestoreObject', of: false, stales: true } as const;

/** What an object and its listing have in common. */
export const objectLike = {
  ids: { bucketName: 'Bucket', key: 'Key' },
  list: false,
  batch: { delete: deleteMany },
  members: {
    ...transferMembers(placeOf, 0),
    get tags(): never {
      throw tagsElsewhere(this, 'tags(await object.tagging()) has them');
    },
  },
  arn: 'arn:{partition}:s3:::{bucketName}/{key}',
  console: '/s3/object/{bucketName}?region={region}&prefix={key}',
} as const;

/** What is under a key of a bucket: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
export const object = defineResource({
  ...objectLike,
  name: 'Object',
  page: 'API_HeadObject',
  shape: 'HeadObjectOutput',
  load: { operation: 'HeadObject' },
  create: false,
  actions: {
    copyFrom,
    copy: false,
    restoreObject,
    restore: false,
    initiateMultipartUpload: 'CreateMultipartUpload',
  },
  children: {
    Acl: 'ObjectAcl',
    Bucket: 'Bucket',
    MultipartUpload: 'MultipartUpload',
    Version: 'ObjectVersion',
  },
});

/** Who else may do what with an object: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html */
export const objectAcl = defineResource({
  name: 'ObjectAcl',
  page: 'API_GetObjectAcl',
  shape: 'GetObjectAclOutput',
  ids: { bucketName: 'Bucket', objectKey: 'Key' },
  list: false,
  create: false,
  onlyActions: true,
  actions: { put: 'PutObjectAcl' },
  children: { Object: 'Object' },
});
