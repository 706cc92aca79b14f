/**
 * What IAM's access levels don't say about operations, by IAM's name of the service. `actionsOf`:
 * the IAM actions that an operation of another name needs, from each service's page in
 * https://docs.aws.amazon.com/service-authorization/latest/reference/. `overrides`: our judgement.
 */
export const actionsOf = {
  dynamodb: {
    BatchExecuteStatement: ['PartiQLDelete', 'PartiQLInsert', 'PartiQLSelect', 'PartiQLUpdate'],
    ExecuteStatement: ['PartiQLDelete', 'PartiQLInsert', 'PartiQLSelect', 'PartiQLUpdate'],
    ExecuteTransaction: ['PartiQLDelete', 'PartiQLInsert', 'PartiQLSelect', 'PartiQLUpdate'],
    TransactGetItems: ['GetItem'],
    TransactWriteItems: ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'],
  },
  kms: { ReEncrypt: ['ReEncryptFrom', 'ReEncryptTo'] },
  lambda: { Invoke: ['InvokeFunction'], InvokeWithResponseStream: ['InvokeFunction'] },
  s3: {
    CompleteMultipartUpload: ['PutObject'],
    CopyObject: ['GetObject', 'PutObject'],
    CreateMultipartUpload: ['PutObject'],
    DeleteBucketOwnershipControls: ['PutBucketOwnershipControls'],
    DeleteObjects: ['DeleteObject'],
    DeletePublicAccessBlock: ['PutBucketPublicAccessBlock'],
    PutPublicAccessBlock: ['PutBucketPublicAccessBlock'],
    SelectObjectContent: ['GetObject'],
    UploadPart: ['PutObject'],
    UploadPartCopy: ['GetObject', 'PutObject'],
  },
  sns: { PublishBatch: ['Publish'] },
  sqs: {
    ChangeMessageVisibilityBatch: ['ChangeMessageVisibility'],
    DeleteMessageBatch: ['DeleteMessage'],
    SendMessageBatch: ['SendMessage'],
  },
};

export const overrides = {
  // What hands out credentials, or makes ones that last.
  sts: {
    grants:
      'AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot GetDelegatedAccessToken GetFederationToken GetSessionToken GetWebIdentityToken',
    'reads secrets': 'DecodeAuthorizationMessage',
    reads: 'GetAccessKeyInfo GetCallerIdentity',
  },
  iam: {
    grants:
      'AcquireRole AddRoleToInstanceProfile AddUserToGroup CreateAccessKey CreateLoginProfile CreateServiceSpecificCredential ResetServiceSpecificCredential UpdateAccessKey UpdateLoginProfile UploadSSHPublicKey UploadSigningCertificate',
  },
  'cognito-identity': {
    grants: 'GetCredentialsForIdentity GetOpenIdToken GetOpenIdTokenForDeveloperIdentity',
  },
  'eks-auth': { grants: 'AssumeRoleForPodIdentity' },
  'sso-oauth': { grants: 'CreateToken CreateTokenWithIAM' },
  awsssoportal: { 'reads secrets': 'GetRoleCredentials' },
  redshift: { grants: 'GetClusterCredentials GetClusterCredentialsWithIAM' },
  rds: { grants: 'ModifyDBClusterSnapshotAttribute ModifyDBSnapshotAttribute' },

  // What is secret without saying so in its name.
  kms: { 'reads secrets': 'Decrypt DeriveSharedSecret GenerateDataKey GenerateDataKeyPair' },
  lightsail: {
    'reads secrets':
      'DownloadDefaultKeyPair GetInstanceAccessDetails GetRelationalDatabaseMasterUserPassword',
  },
  ec2: { 'reads secrets': 'GetPasswordData' },
  ecr: { 'reads secrets': 'GetAuthorizationToken' },

  // A message received is hidden from the others who wait for it, and counted towards the dead-letter queue.
  sqs: { changes: 'ReceiveMessage' },

  // What can be taken up again, or is the caller's own to give up.
  s3: { changes: 'AbortMultipartUpload' },
};
