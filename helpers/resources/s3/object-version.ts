import type { ObjectVersion } from '@aws-sdk/client-s3';
import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';
import { deleteMany } from './delete-many.ts';
import { restoreObject } from './object.ts';

/** What a version has besides what AWS's description of it gives. */
export interface ObjectVersionMembers {
  /** True for the mark that deleting leaves in a bucket with versions: it has no content. */
  readonly isDeleteMarker: boolean;
}

/** What is done to an object or one version of it, under names of its own. */
export const versionActions = {
  delete: 'DeleteObject',
  get: 'GetObject',
  head: 'HeadObject',
  acl: 'GetObjectAcl',
  putAcl: 'PutObjectAcl',
  attributes: 'GetObjectAttributes',
  legalHold: 'GetObjectLegalHold',
  putLegalHold: 'PutObjectLegalHold',
  retention: 'GetObjectRetention',
  putRetention: 'PutObjectRetention',
  tagging: 'GetObjectTagging',
  putTagging: 'PutObjectTagging',
  deleteTagging: 'DeleteObjectTagging',
  restoreObject,
} as const;

/** A version of an object, or a delete marker: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ObjectVersion.html */
export const objectVersion = defineResource({
  name: 'ObjectVersion',
  page: 'API_ObjectVersion',
  ids: {
    bucketName: 'Bucket',
    objectKey: { param: 'Key', member: 'Key' },
    id: { param: 'VersionId', member: 'VersionId' },
  },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: versionActions,
  batch: { delete: deleteMany },
  children: { Object: 'Object' },
  members: {
    get isDeleteMarker() {
      return isMarker((this as unknown as Resource<ObjectVersion>).data);
    },
  },
  label: (it) => {
    const data = (it as Resource<ObjectVersion>).data;
    return [data.IsLatest ? 'latest' : undefined, isMarker(data) ? 'delete marker' : undefined];
  },
});

/** Every version has an ETag; AWS lists markers without one. */
function isMarker({ ETag }: ObjectVersion): boolean {
  return ETag === undefined;
}
