import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';

/** An account, by its number or `-` for the own one: https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vaults-get.html */
export const account = defineResource({
  name: 'Account',
  shape: false,
  page: 'https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vaults-get.html',
  ids: { id: { param: 'accountId', otherwise: '-' } },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: { createVault: { operation: 'CreateVault', of: 'Vault', path: '', data: false } },
  children: { Vault: 'Vault' },
  many: { vaults: { operation: 'ListVaults', of: 'Vault' } },
});

/** Where archives are kept: https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vault-get.html */
export const vault = defineResource({
  name: 'Vault',
  shape: 'DescribeVaultOutput',
  page: 'https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vault-get.html',
  ids: {
    accountId: { param: 'accountId', otherwise: '-' },
    name: { param: 'vaultName', member: 'VaultName' },
  },
  list: { operation: 'ListVaults', input: () => ({ accountId: '-' }) },
  create: { operation: 'CreateVault', path: '', data: false },
  actions: {
    initiateInventoryRetrieval: {
      operation: 'InitiateJob',
      input: () => ({ jobParameters: { Type: 'inventory-retrieval' } }),
      of: 'Job',
      path: '',
      data: false,
      stales: false,
    },
    initiateMultipartUpload: {
      operation: 'InitiateMultipartUpload',
      of: 'MultipartUpload',
      path: '',
      data: false,
      stales: false,
    },
    uploadArchive: { operation: 'UploadArchive', of: 'Archive', path: '', data: false },
  },
  children: {
    Account: 'Account',
    Archive: 'Archive',
    Job: 'Job',
    MultipartUpload: 'MultipartUpload',
    Notification: 'Notification',
  },
  many: {
    jobs: { operation: 'ListJobs', of: 'Job' },
    completedJobs: jobs({ completed: 'true' }),
    failedJobs: jobs({ statuscode: 'Failed' }),
    jobsInProgress: jobs({ statuscode: 'InProgress' }),
    succeededJobs: jobs({ statuscode: 'Succeeded' }),
    multipartUploads: { operation: 'ListMultipartUploads', of: 'MultipartUpload' },
    // boto3's own spelling, kept for who knows it.
    multipartUplaods: { operation: 'ListMultipartUploads', of: 'MultipartUpload' },
  },
});

function jobs(input: Readonly<Record<string, string>>) {
  return { operation: 'ListJobs', of: 'Job', input: (_vault: Resource) => input };
}
