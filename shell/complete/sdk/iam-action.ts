/**
 * Services that IAM knows by another name than the AWS CLI.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const prefixes: Readonly<Record<string, string>> = {
  apigatewayv2: 'apigateway',
  cloudhsmv2: 'cloudhsm',
  deploy: 'codedeploy',
  docdb: 'rds',
  efs: 'elasticfilesystem',
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
  emr: 'elasticmapreduce',
  'iot-data': 'iot',
  neptune: 'rds',
  opensearch: 'es',
  resourcegroupstaggingapi: 'tag',
  s3control: 's3',
  sesv2: 'ses',
  stepfunctions: 'states',
};

/** Operations that another action allows than that of their name. */
const actions: Readonly<Record<string, string>> = {
  'lambda:Invoke': 'InvokeFunction',
  'lambda:InvokeWithResponseStream': 'InvokeFunction',
  's3:CompleteMultipartUpload': 'PutObject',
  's3:CopyObject': 'PutObject',
  's3:CreateMultipartUpload': 'PutObject',
  's3:DeleteBucketCors': 'PutBucketCORS',
  's3:DeleteBucketEncryption': 'PutEncryptionConfiguration',
  's3:DeleteBucketLifecycle': 'PutLifecycleConfiguration',
  's3:DeleteBucketReplication': 'PutReplicationConfiguration',
  's3:DeleteBucketTagging': 'PutBucketTagging',
  's3:DeleteObjects': 'DeleteObject',
  's3:DeletePublicAccessBlock': 'PutBucketPublicAccessBlock',
  's3:GetBucketAccelerateConfiguration': 'GetAccelerateConfiguration',
  's3:GetBucketCors': 'GetBucketCORS',
  's3:GetBucketEncryption': 'GetEncryptionConfiguration',
  's3:GetBucketLifecycleConfiguration': 'GetLifecycleConfiguration',
  's3:GetBucketNotificationConfiguration': 'GetBucketNotification',
  's3:GetBucketReplication': 'GetReplicationConfiguration',
  's3:GetPublicAccessBlock': 'GetBucketPublicAccessBlock',
  's3:HeadBucket': 'ListBucket',
  's3:HeadObject': 'GetObject',
  's3:ListBuckets': 'ListAllMyBuckets',
  's3:ListMultipartUploads': 'ListBucketMultipartUploads',
  's3:ListObjectVersions': 'ListBucketVersions',
  's3:ListObjects': 'ListBucket',
  's3:ListObjectsV2': 'ListBucket',
  's3:ListParts': 'ListMultipartUploadParts',
  's3:PutBucketAccelerateConfiguration': 'PutAccelerateConfiguration',
  's3:PutBucketCors': 'PutBucketCORS',
  's3:PutBucketEncryption': 'PutEncryptionConfiguration',
  's3:PutBucketLifecycleConfiguration': 'PutLifecycleConfiguration',
  's3:PutBucketNotificationConfiguration': 'PutBucketNotification',
  's3:PutBucketReplication': 'PutReplicationConfiguration',
  's3:PutPublicAccessBlock': 'PutBucketPublicAccessBlock',
  's3:UploadPart': 'PutObject',
};

/** The IAM action that allows an operation of a service, by the AWS CLI's name: `ec2:RunInstances`. */
export function iamAction(service: string, operation: string): string {
  const prefix = prefixes[service] ?? service;
  return `${prefix}:${actions[`${prefix}:${operation}`] ?? operation}`;
}
