import type { AccessKey } from '@aws-sdk/client-iam';
import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';

/** What a new key has besides what AWS's description of it gives. */
export interface AccessKeyPairMembers {
  /** The secret half, which AWS tells once. */
  readonly secret: string | undefined;
}

/** A key that signs calls for a user, without its secret: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyMetadata.html */
export const accessKey = defineResource({
  name: 'AccessKey',
  shape: 'AccessKeyMetadata',
  page: 'API_AccessKeyMetadata',
  ids: { userName: 'UserName', id: 'AccessKeyId' },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: {
    activate: { operation: 'UpdateAccessKey', input: () => ({ Status: 'Active' }) },
    deactivate: { operation: 'UpdateAccessKey', input: () => ({ Status: 'Inactive' }) },
    delete: 'DeleteAccessKey',
  },
  children: { User: 'User' },
  label: ({ data }) => [(data as { Status?: string }).Status],
});

/** A new key, with its secret: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html */
export const accessKeyPair = defineResource({
  name: 'AccessKeyPair',
  shape: 'AccessKey',
  page: 'API_AccessKey',
  ids: { userName: 'UserName', id: 'AccessKeyId' },
  as: false,
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: {
    activate: { operation: 'UpdateAccessKey', input: () => ({ Status: 'Active' }) },
    deactivate: { operation: 'UpdateAccessKey', input: () => ({ Status: 'Inactive' }) },
    delete: 'DeleteAccessKey',
  },
  members: {
    get secret() {
      return (this as unknown as Resource<AccessKey>).data.SecretAccessKey;
    },
  },
});
