import { createHash } from 'node:crypto';
import type { PolicyRow } from './policy.ts';

/** AWS's managed policies that ListPolicies names, with the actions they allow. */
const listed: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ['*'],
  PowerUserAccess: ['*'],
  ReadOnlyAccess: ['ec2:Describe*', 'iam:Get*', 'iam:List*', 's3:Get*', 's3:List*'],
  SecurityAudit: ['iam:Get*', 'iam:List*', 'ec2:Describe*'],
  IAMFullAccess: ['iam:*'],
  IAMReadOnlyAccess: ['iam:Get*', 'iam:List*'],
  IAMUserChangePassword: ['iam:ChangePassword'],
  AmazonEC2FullAccess: ['ec2:*'],
  AmazonEC2ReadOnlyAccess: ['ec2:Describe*', 'ec2:Get*'],
  AmazonS3FullAccess: ['s3:*'],
  AmazonS3ReadOnlyAccess: ['s3:Get*', 's3:List*'],
  AmazonRDSFullAccess: ['rds:*'],
  AmazonRDSReadOnlyAccess: ['rds:Describe*', 'rds:ListTagsForResource'],
  AmazonDynamoDBFullAccess: ['dynamodb:*'],
  AmazonSNSFullAccess: ['sns:*'],
  AmazonSQSFullAccess: ['sqs:*'],
  AmazonVPCFullAccess: ['ec2:*Vpc*', 'ec2:*Subnet*'],
  AWSCloudFormationFullAccess: ['cloudformation:*'],
  AmazonSSMManagedInstanceCore: ['ssm:*', 'ssmmessages:*', 'ec2messages:*'],
  CloudWatchAgentServerPolicy: ['cloudwatch:PutMetricData', 'logs:PutLogEvents'],
  CloudWatchReadOnlyAccess: ['cloudwatch:Get*', 'cloudwatch:List*'],
  'job-function/ViewOnlyAccess': ['ec2:Describe*', 's3:ListAllMyBuckets'],
  'service-role/AWSLambdaBasicExecutionRole': ['logs:CreateLogGroup', 'logs:PutLogEvents'],
  'service-role/AmazonEC2RoleforSSM': ['ssm:*'],
};

/** When AWS made them all, as far as the sandbox knows. */
const since = Date.UTC(2015, 1, 6, 18, 40);

/** True of the ARN of a policy that AWS manages. */
export function isAwsManaged(arn: string): boolean {
  return /^arn:aws[\w-]*:iam::aws:policy\/[\w+=,.@/-]*[\w+=,.@-]$/.test(arn);
}

/** The ARNs of those that are listed. */
export function managedPolicyArns(partition: string): string[] {
  return Object.keys(listed).map((name) => `arn:${partition}:iam::aws:policy/${name}`);
}

/**
 * A policy that AWS manages. There are more than a thousand, so each name is taken for one; what the
 * document of one that is not listed allows is left open.
 */
export function managedPolicy(arn: string): PolicyRow {
  const wholeName = arn.slice(arn.indexOf(':policy/') + ':policy/'.length);
  const slash = wholeName.lastIndexOf('/') + 1;
  const Action = (Object.hasOwn(listed, wholeName) && listed[wholeName]) || ['*'];
  const Statement = [{ Effect: 'Allow', Action, Resource: '*' }];
  const document = JSON.stringify({ Version: '2012-10-17', Statement }, null, 4);
  return {
    id: arn,
    policyId: `ANPA${createHash('sha256').update(wholeName).digest('hex').slice(0, 17).toUpperCase()}`,
    name: wholeName.slice(slash),
    path: `/${wholeName.slice(0, slash)}`,
    createdAt: since,
    updatedAt: since,
    tags: {},
    defaultVersion: 'v1',
    versions: [{ id: 'v1', document, createdAt: since }],
    versionCount: 1,
  };
}
