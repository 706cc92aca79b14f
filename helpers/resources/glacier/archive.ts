import { defineResource } from '../../resource/definition.ts';

/** What is kept: https://docs.aws.amazon.com/amazonglacier/latest/dev/api-archive-delete.html */
export const archive = defineResource({
  name: 'Archive',
  shape: false,
  page: 'https://docs.aws.amazon.com/amazonglacier/latest/dev/api-archive-delete.html',
  ids: {
    accountId: { param: 'accountId', otherwise: '-' },
    vaultName: 'vaultName',
    id: 'archiveId',
  },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: {
    delete: 'DeleteArchive',
    initiateArchiveRetrieval: {
      operation: 'InitiateJob',
      input: ({ identifiers: { id } }) => ({
        jobParameters: { Type: 'archive-retrieval', ArchiveId: id },
      }),
      of: 'Job',
      path: '',
      data: false,
      stales: false,
    },
  },
  children: { Vault: 'Vault' },
});

/** Something that Glacier takes hours for: https://docs.aws.amazon.com/amazonglacier/latest/dev/api-describe-job-get.html */
export const job = defineResource({
  name: 'Job',
  shape: 'GlacierJobDescription',
  page: 'https://docs.aws.amazon.com/amazonglacier/latest/dev/api-describe-job-get.html',
  ids: {
    accountId: { param: 'accountId', otherwise: '-' },
    vaultName: 'vaultName',
    id: { param: 'jobId', member: 'JobId' },
  },
  load: { operation: 'DescribeJob' },
  list: false,
  create: false,
  onlyActions: true,
  actions: { getOutput: 'GetJobOutput' },
  children: { Vault: 'Vault' },
});

/** An archive on its way, in parts: https://docs.aws.amazon.com/amazonglacier/latest/dev/api-multipart-list-uploads.html */
export const multipartUpload = defineResource({
  name: 'MultipartUpload',
  shape: 'UploadListElement',
  page: 'https://docs.aws.amazon.com/amazonglacier/latest/dev/api-multipart-list-uploads.html',
  ids: {
    accountId: { param: 'accountId', otherwise: '-' },
    vaultName: 'vaultName',
    id: { param: 'uploadId', member: 'MultipartUploadId' },
  },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: {
    abort: 'AbortMultipartUpload',
    complete: 'CompleteMultipartUpload',
    parts: 'ListParts',
    uploadPart: 'UploadMultipartPart',
  },
  children: { Vault: 'Vault' },
});

/** Where a vault tells that jobs are done: https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vault-notifications-get.html */
export const notification = defineResource({
  name: 'Notification',
  shape: 'VaultNotificationConfig',
  page: 'https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vault-notifications-get.html',
  ids: { accountId: { param: 'accountId', otherwise: '-' }, vaultName: 'vaultName' },
  load: { operation: 'GetVaultNotifications', path: 'vaultNotificationConfig' },
  list: false,
  create: false,
  onlyActions: true,
  actions: { delete: 'DeleteVaultNotifications', set: 'SetVaultNotifications' },
  children: { Vault: 'Vault' },
});
