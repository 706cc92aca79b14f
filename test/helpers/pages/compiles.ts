/** Compiled and never run: listings know what is in them, and what is not is no TypeScript. */
import type { Instance } from '@aws-sdk/client-ec2';
import type { Listing, Services } from '../../../helpers/index.ts';

export async function elements({ ec2, s3, rds, iam, cloudwatch, dynamodb }: Services) {
  const instances: AsyncIterable<Instance> = ec2.items.describeInstances();
  const ids: Listing<string | undefined> = ec2.items.describeVpcs().map(({ VpcId }) => VpcId);
  const keys = await s3.items
    .listObjectsV2({ Bucket: 'b' })
    .map(({ Key }) => Key)
    .toArray();
  const folders = await s3.items
    .listObjectVersions({ Bucket: 'b' }, { of: 'DeleteMarkers', limit: 3 })
    .map(({ VersionId }) => VersionId)
    .toArray();
  const log: string | undefined = await rds.items
    .downloadDBLogFilePortion({ DBInstanceIdentifier: 'db', LogFileName: 'log' })
    .first();
  const names = rds.items
    .describeEngineDefaultParameters({ DBParameterGroupFamily: 'mysql8.0' })
    .map(({ ParameterName }) => ParameterName);
  const users = iam.items.listUsers({}, { pageSize: 5 }).filter(({ Path }) => Path === '/');
  const alarms = cloudwatch.items.describeAlarms({}, { of: 'CompositeAlarms' });
  const rules = await alarms.map(({ AlarmRule }) => AlarmRule).first();
  const { Count, NextToken } = await dynamodb.pages.scan({ TableName: 't' }).fullResult();
  const uploads = s3.pages.listMultipartUploads({ Bucket: 'b' }).resumeToken;
  return [instances, ids, keys, folders, log, names, users, rules, Count, NextToken, uploads];
}

export async function mistakes({ ec2, s3, cloudwatch }: Services): Promise<void> {
  // @ts-expect-error not a paged operation
  ec2.items.runInstances({});
  // @ts-expect-error no such operation
  ec2.items.describeInstance();
  // @ts-expect-error a required member is missing
  s3.items.listObjectsV2();
  // @ts-expect-error a member that isn't
  ec2.items.describeVpcs({ VpcId: 'vpc-1' });
  // @ts-expect-error an option that isn't
  ec2.items.describeVpcs({}, { limt: 3 });
  // @ts-expect-error a list that the pages don't have
  cloudwatch.items.describeAlarms({}, { of: 'Alarms' });
  // @ts-expect-error reservations are open already
  await ec2.items.describeInstances().map(({ Instances }) => Instances);
  // @ts-expect-error a page has no element's members
  await ec2.pages.describeInstances().map(({ InstanceId }) => InstanceId);
}
