import type { Items, Pages } from '../pages.ts';
import type { Waits, Watches } from '../watch.ts';
import type { ServiceHandle } from './handle.ts';
import type { Operations } from './operations.ts';
import type { SdkClients, SdkModules, ServiceName } from './packages.ts';
import type { PostPolicy, PresignedPost } from './presign/presign-post.ts';

/** What every handle has besides its operations. */
export interface Standard<Name extends ServiceName> extends ServiceHandle {
  /** The SDK's own client, whose calls are seen and stopped like all others. */
  readonly client: SdkClients[Name];
  /** `for await (const page of ec2.pages.describeInstances())`. */
  readonly pages: Pages<Name, SdkModules[Name]>;
  /** `for await (const instance of ec2.items.describeInstances())`. */
  readonly items: Items<Name, SdkModules[Name]>;
  /** `await ec2.wait.instanceRunning({ InstanceIds })`. */
  readonly wait: Waits<SdkModules[Name]>;
  /** `for await (const look of ec2.watch.instanceRunning({ InstanceIds }))`. */
  readonly watch: Watches<SdkModules[Name]>;
}

/** CloudFormation: every operation as AWS answers it, and what `helpers/resources/cloudformation/` adds. */
export interface CloudFormationService
  extends Operations<SdkModules['cloudformation'], 'cloudformation'>,
    Standard<'cloudformation'> {}

/** CloudWatch: every operation as AWS answers it, and what `helpers/resources/cloudwatch/` adds. */
export interface CloudWatchService
  extends Operations<SdkModules['cloudwatch']>,
    Standard<'cloudwatch'> {}

/** DynamoDB: every operation as AWS answers it, and what `helpers/resources/dynamodb/` adds. */
export interface DynamoDbService extends Operations<SdkModules['dynamodb']>, Standard<'dynamodb'> {}

/** EC2: every operation as AWS answers it, and what `helpers/resources/ec2/` adds. */
export interface Ec2Service extends Operations<SdkModules['ec2']>, Standard<'ec2'> {}

/** S3 Glacier: every operation as AWS answers it, and what `helpers/resources/glacier/` adds. */
export interface GlacierService extends Operations<SdkModules['glacier']>, Standard<'glacier'> {}

/** IAM: every operation as AWS answers it, and what `helpers/resources/iam/` adds. */
export interface IamService extends Operations<SdkModules['iam'], 'iam'>, Standard<'iam'> {}

/** RDS: every operation as AWS answers it, and what `helpers/resources/rds/` adds. */
export interface RdsService extends Operations<SdkModules['rds']>, Standard<'rds'> {}

/** S3: every operation as AWS answers it, and what `helpers/resources/s3/` adds. */
export interface S3Service extends Operations<SdkModules['s3'], 's3'>, Standard<'s3'> {
  /** What a form needs to upload a file without credentials, for an hour or `seconds`. */
  presignPost(policy: PostPolicy, seconds?: number): Promise<PresignedPost>;
}

/** SNS: every operation as AWS answers it, and what `helpers/resources/sns/` adds. */
export interface SnsService extends Operations<SdkModules['sns']>, Standard<'sns'> {}

/** SQS: every operation as AWS answers it, and what `helpers/resources/sqs/` adds. */
export interface SqsService extends Operations<SdkModules['sqs']>, Standard<'sqs'> {}

/** STS: every operation as AWS answers it, and what `helpers/resources/sts/` adds. */
export interface StsService extends Operations<SdkModules['sts'], 'sts'>, Standard<'sts'> {}

/** The handle of each service by its name. */
export interface Services {
  readonly cloudformation: CloudFormationService;
  readonly cloudwatch: CloudWatchService;
  readonly dynamodb: DynamoDbService;
  readonly ec2: Ec2Service;
  readonly glacier: GlacierService;
  readonly iam: IamService;
  readonly rds: RdsService;
  readonly s3: S3Service;
  readonly sns: SnsService;
  readonly sqs: SqsService;
  readonly sts: StsService;
}
