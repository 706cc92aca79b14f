import { defineResource } from '../../resource/definition.ts';

/** An upload in parts that goes on, or was left: https://docs.aws.amazon.com/AmazonS3/latest/API/API_MultipartUpload.html */
export const multipartUpload = defineResource({
  name: 'MultipartUpload',
  page: 'API_MultipartUpload',
  ids: {
    bucketName: 'Bucket',
    objectKey: { param: 'Key', member: 'Key' },
    id: { param: 'UploadId', member: 'UploadId' },
  },
  load: false,
  list: false,
  actions: {
    complete: {
      operation: 'CompleteMultipartUpload',
      of: 'Object',
      path: '',
      data: false,
      // The answer has an access point's name where the upload went through one.
      ids: { bucketName: '^bucketName', key: '^objectKey' },
    },
  },
  children: { Object: 'Object', Part: 'MultipartUploadPart' },
  many: { parts: { of: 'MultipartUploadPart', operation: 'ListParts' } },
  label: () => [],
});

/** One part, by its number: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Part.html */
export const multipartUploadPart = defineResource({
  name: 'MultipartUploadPart',
  page: 'API_Part',
  shape: 'Part',
  ids: {
    bucketName: 'Bucket',
    objectKey: 'Key',
    multipartUploadId: 'UploadId',
    partNumber: { param: 'PartNumber', isNumber: true },
  },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: { upload: 'UploadPart', copyFrom: 'UploadPartCopy' },
  children: { MultipartUpload: 'MultipartUpload' },
});
