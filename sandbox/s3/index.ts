import type { Service } from '../engine/service.ts';
import { acls } from './acls.ts';
import { bucketDocuments } from './bucket-documents.ts';
import { bucketPolicy } from './bucket-policy.ts';
import { buckets } from './buckets.ts';
import { completeMultipart } from './complete-multipart.ts';
import { copyObject } from './copy-object.ts';
import { deleteObjects } from './delete-objects.ts';
import { getObject } from './get-object.ts';
import { listObjectVersions } from './list-object-versions.ts';
import { listObjects } from './list-objects.ts';
import { listUploads } from './list-uploads.ts';
import { multipart } from './multipart.ts';
import { objectTagging } from './object-tagging.ts';
import { uploadByForm } from './post/upload.ts';
import { checkPresigned } from './presigned.ts';
import { putObject } from './put-object.ts';
import { restoreObject } from './restore-object.ts';
import { versioning } from './versioning.ts';
import { wording } from './wording.ts';

/** S3: one line a topic. */
export const s3: Service = {
  wording,
  translate: uploadByForm,
  admit: checkPresigned,
  operations: {
    ...acls,
    ...bucketDocuments,
    ...bucketPolicy,
    ...buckets,
    ...completeMultipart,
    ...copyObject,
    ...deleteObjects,
    ...getObject,
    ...listObjects,
    ...listObjectVersions,
    ...listUploads,
    ...multipart,
    ...objectTagging,
    ...putObject,
    ...restoreObject,
    ...versioning,
  },
};
