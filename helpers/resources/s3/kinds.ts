import type { Bucket, _Object as Listed, MultipartUpload } from '@aws-sdk/client-s3';
import { defineKind } from '../../resource/columns.ts';
import { ago } from '../../text/ago.ts';
import { bytes } from '../../text/bytes.ts';

/** S3's kinds of records, and the columns that tell those of one kind apart. */
export const s3Kinds = [
  defineKind<MultipartUpload>(['UploadId', 'Key', 'Initiated'], {
    key: ({ Key }) => Key,
    upload: ({ UploadId }) => UploadId,
    age: ({ Initiated }, now) => Initiated && ago(Initiated, now),
  }),
  defineKind<Listed>(['Key', 'Size', 'LastModified'], {
    key: ({ Key }) => Key,
    size: ({ Size }) => (Size === undefined ? undefined : bytes(Size)),
    class: ({ StorageClass }) => StorageClass,
    age: ({ LastModified }, now) => LastModified && ago(LastModified, now),
  }),
  defineKind<Bucket>(['Name', 'CreationDate'], {
    name: ({ Name }) => Name,
    region: ({ BucketRegion }) => BucketRegion,
    age: ({ CreationDate }, now) => CreationDate && ago(CreationDate, now),
  }),
];
