/** Where AWS's API reference of a service is, below https://docs.aws.amazon.com/. */
const references: Readonly<Record<string, string>> = {
  autoscaling: 'autoscaling/ec2/APIReference',
  cloudformation: 'AWSCloudFormation/latest/APIReference',
  cloudwatch: 'AmazonCloudWatch/latest/APIReference',
  dynamodb: 'amazondynamodb/latest/APIReference',
  ec2: 'AWSEC2/latest/APIReference',
  ecr: 'AmazonECR/latest/APIReference',
  ecs: 'AmazonECS/latest/APIReference',
  eks: 'eks/latest/APIReference',
  elbv2: 'elasticloadbalancing/latest/APIReference',
  events: 'eventbridge/latest/APIReference',
  iam: 'IAM/latest/APIReference',
  kms: 'kms/latest/APIReference',
  lambda: 'lambda/latest/api',
  logs: 'AmazonCloudWatchLogs/latest/APIReference',
  rds: 'AmazonRDS/latest/APIReference',
  route53: 'Route53/latest/APIReference',
  s3: 'AmazonS3/latest/API',
  secretsmanager: 'secretsmanager/latest/apireference',
  sns: 'sns/latest/api',
  sqs: 'AWSSimpleQueueService/latest/APIReference',
  ssm: 'systems-manager/latest/APIReference',
  stepfunctions: 'step-functions/latest/apireference',
  sts: 'STS/latest/APIReference',
};

const site = 'https://docs.aws.amazon.com';

/**
 * The page of an operation: in the service's own API reference, or, where we don't know that, in the
 * SDK's. `packageName` is that of the SDK's package.
 */
export function referencePage(service: string, packageName: string, operation: string): string {
  const reference = references[service];
  if (reference !== undefined) return `${site}/${reference}/API_${operation}.html`;
  const client = packageName.replace('@aws-sdk/client-', '');
  return `${site}/AWSJavaScriptSDK/v3/latest/client/${client}/command/${operation}Command/`;
}
