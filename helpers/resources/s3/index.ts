import { defineService } from '../../resource/definition.ts';
import { bucket } from './bucket.ts';
import {
  bucketAcl,
  bucketCors,
  bucketLifecycleConfiguration,
  bucketLogging,
  bucketNotification,
  bucketPolicy,
  bucketRequestPayment,
  bucketTagging,
  bucketVersioning,
  bucketWebsite,
} from './bucket-settings.ts';
import { s3Kinds } from './kinds.ts';
import { multipartUpload, multipartUploadPart } from './multipart-upload.ts';
import { object, objectAcl } from './object.ts';
import { objectSummary } from './object-summary.ts';
import { objectVersion } from './object-version.ts';
import { placeNamed, transferMembers } from './transfer-members.ts';
import type { Transfers } from './transfers.ts';

declare module '../../service/services.ts' {
  interface S3Service extends Transfers<[bucket: string, key: string]> {}
}

/** S3's resources. */
export const s3 = defineService({
  service: 's3',
  kinds: s3Kinds,
  members: transferMembers(placeNamed, 2),
  resources: [
    bucket,
    bucketAcl,
    bucketCors,
    bucketLifecycleConfiguration,
    bucketLogging,
    bucketNotification,
    bucketPolicy,
    bucketRequestPayment,
    bucketTagging,
    bucketVersioning,
    bucketWebsite,
    object,
    objectAcl,
    objectSummary,
    objectVersion,
    multipartUpload,
    multipartUploadPart,
  ],
});
