import type { HeadObjectCommandOutput, _Object as Listed } from '@aws-sdk/client-s3';
import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';
import { bytes } from '../../text/bytes.ts';
import { copyFrom, objectLike } from './object.ts';
import { versionActions } from './object-version.ts';
import type { Transfers } from './transfers.ts';

/** Transfers to and from an object that was listed. */
export interface ObjectSummaryMembers extends Transfers<[]> {}

/** An object as its bucket's list has it: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html */
export const objectSummary = defineResource({
  ...objectLike,
  name: 'ObjectSummary',
  page: 'API_Object',
  shape: 'Object',
  load: { operation: 'HeadObject', as: asListed },
  // Operations call it an object: the rules would keep that in every name.
  onlyActions: true,
  actions: {
    ...versionActions,
    put: 'PutObject',
    copyFrom,
    initiateMultipartUpload: 'CreateMultipartUpload',
    rename: 'RenameObject',
    selectContent: 'SelectObjectContent',
  },
  create: { operation: 'PutObject', of: 'Object', path: '', data: false },
  children: {
    Acl: 'ObjectAcl',
    Bucket: 'Bucket',
    MultipartUpload: 'MultipartUpload',
    Object: 'Object',
    Version: 'ObjectVersion',
  },
  waiters: { exists: 'ObjectExists', notExists: 'ObjectNotExists' },
  label: (it) => {
    const { Size, StorageClass } = (it as Resource<Listed>).data;
    return [Size === undefined ? undefined : bytes(Size), StorageClass];
  },
});

/** HeadObject leaves out what the list has of every object: its key, and the usual storage class. */
function asListed(found: object, { identifiers: { key } }: Resource): Listed {
  const { ContentLength, ETag, LastModified, StorageClass } = found as HeadObjectCommandOutput;
  return {
    Key: key,
    LastModified,
    ETag,
    Size: ContentLength,
    StorageClass: (StorageClass ?? 'STANDARD') as Listed['StorageClass'],
  };
}
