import { defineResource } from '../../resource/definition.ts';

/** A key to log in with, as AWS knows it: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_KeyPairInfo.html */
export const keyPairInfo = defineResource({
  name: 'KeyPairInfo',
  noun: 'KeyPair',
  as: 'KeyPair',
  page: 'API_KeyPairInfo',
  ids: { name: 'KeyName' },
  create: { operation: 'CreateKeyPair', of: 'KeyPair', path: '' },
  arn: 'arn:{partition}:ec2:{region}:{account}:key-pair/{KeyPairId}',
  console: '/ec2/home?region={region}#KeyPairs:keyName={name}',
});

/** A key that was just made, with its private half, which AWS shows once: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html */
export const keyPair = defineResource({
  name: 'KeyPair',
  page: 'API_CreateKeyPair',
  ids: { name: 'KeyName' },
  as: false,
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: { delete: 'DeleteKeyPair' },
});
