import { defineResource } from '../../resource/definition.ts';

/** A key that never leaves AWS: https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html */
export const key = defineResource({
  name: 'Key',
  shape: 'KeyMetadata',
  page: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html',
  ids: { id: 'KeyId' },
  list: { operation: 'ListKeys', path: 'Keys[]', data: false },
  actions: {
    createGrant: { operation: 'CreateGrant', of: 'Grant', path: '', data: false, stales: false },
    // What is there afterwards is another key, in another region.
    replicate: { operation: 'ReplicateKey', of: false },
    // Data keys are no part of the key.
    generateDataKey: 'GenerateDataKey',
    generateDataKeyPair: 'GenerateDataKeyPair',
    generateDataKeyPairWithoutPlaintext: 'GenerateDataKeyPairWithoutPlaintext',
    generateDataKeyWithoutPlaintext: 'GenerateDataKeyWithoutPlaintext',
    publicKey: 'GetPublicKey',
  },
  many: {
    aliases: { operation: 'ListAliases', of: 'Alias' },
    grants: { operation: 'ListGrants', of: 'Grant' },
  },
  label: ({ data }) => {
    const { Description, KeyState } = data as Partial<Record<string, string>>;
    return [Description, KeyState];
  },
  console: '/kms/home?region={region}#/kms/keys/{id}',
});

/** A name for a key: https://docs.aws.amazon.com/kms/latest/APIReference/API_AliasListEntry.html */
export const alias = defineResource({
  name: 'Alias',
  shape: 'AliasListEntry',
  page: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_AliasListEntry.html',
  ids: { name: 'AliasName' },
  load: false,
  references: { key: ['Key', 'TargetKeyId'] },
  arn: '{AliasArn}',
});

/** Leave for someone to use a key: https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantListEntry.html */
export const grant = defineResource({
  name: 'Grant',
  shape: 'GrantListEntry',
  page: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantListEntry.html',
  ids: { keyId: 'KeyId', id: 'GrantId' },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: { revoke: 'RevokeGrant' },
  children: { Key: 'Key' },
});
