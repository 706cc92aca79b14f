/** Compiled and never run: what has to be an error for the compiler, and what must not be. */
import { type Ec2Service, instances, type Session } from '../../helpers/awsh.ts';

export async function everydayLines(session: Session, ec2: Ec2Service): Promise<unknown[]> {
  const answer = await ec2.describeInstances();
  const ids: (string | undefined)[] = instances(answer).map(({ InstanceId }) => InstanceId);
  const later: Promise<unknown[]> = instances(ec2.describeInstances({ MaxResults: 5 }));
  const [web] = await ec2.createInstances({ ImageId: 'ami-1', MinCount: 1, MaxCount: 1 });
  await web?.waitUntilRunning({ everyMs: 5_000 });
  const names: (string | undefined)[] = [];
  for await (const { name } of ec2.instances.filter({ Filters: [] }).limit(3)) names.push(name);
  for await (const { Vpcs } of ec2.pages.describeVpcs()) names.push(Vpcs?.[0]?.VpcId);
  const look = await ec2.wait.instanceRunning({ InstanceIds: ['i-1'] });
  const state: string | undefined = look.response?.Reservations?.[0]?.ReservationId;
  for await (const { response } of ec2.watch.volumeAvailable({})) names.push(response?.NextToken);
  const { Vpcs } = await session.client('ec2').describeVpcs({});
  const { Account } = await session.service('sts').getCallerIdentity();
  return [ids, await later, state, names, Vpcs, Account];
}

/** What handles convert, and services whose types are not here. */
export async function objectsForText(session: Session): Promise<unknown[]> {
  const iam = session.service('iam');
  const policy = { Version: '2012-10-17', Statement: [] };
  const { Role } = await iam.createRole({ RoleName: 'web', AssumeRolePolicyDocument: policy });
  const version: unknown = Role?.AssumeRolePolicyDocument?.Version;
  await iam.putRolePolicy({ RoleName: 'web', PolicyName: 'p', PolicyDocument: '{}' });
  const s3 = session.service('s3');
  await s3.copyObject({ Bucket: 'b', Key: 'k', CopySource: { Bucket: 'a', Key: 'k' } });
  await s3.copyObject({ Bucket: 'b', Key: 'k', CopySource: 'a/k' });
  const url: string = await s3.presign('getObject', { Bucket: 'b', Key: 'k' }, 60);
  const { fields } = await s3.presignPost({ Bucket: 'b', Key: 'k' });
  await session.service('cloudformation').createStack({ StackName: 's', TemplateBody: policy });
  const lambda = session.service('lambda');
  const { Functions } = await lambda.listFunctions({ MaxItems: 5 });
  const logs = session.client('cloudwatchLogs');
  const groups = await logs.describeLogGroups({});
  const idp = session.service('cognitoIdp');
  return [version, url, fields, Functions, groups, idp, session.availableRegions('lambda')];
}

export async function resources(session: Session, ec2: Ec2Service): Promise<unknown[]> {
  const vpc = await ec2.vpcs.create({ CidrBlock: '10.0.0.0/16' });
  const subnet = await vpc.subnets.create({ CidrBlock: '10.0.1.0/24' });
  const cidr: string | undefined = subnet.cidrBlock;
  const beside: string[] = (await subnet.vpc?.instances.toArray())?.map(({ id }) => id) ?? [];
  const report = await ec2.instances
    .filter({})
    .where(({ state }) => state === 'running')
    .stop();
  const failed: string[] = report.failed.map(({ error }) => error.message);
  const stopped = await ec2.Instance('i-1').stop({ Force: true });
  const made = await session.resource('ec2').createVpc({ CidrBlock: '10.0.0.0/16' });
  const role = await session.service('iam').Role('deploy').load();
  const since: Date | undefined = role.createDate;
  const queue = session.resource('sqs').Queue('https://sqs.test/1/q');
  const [message] = await queue.receiveMessages({ MaxNumberOfMessages: 10 });
  await session.service('rds').DBInstance('db-1').waitUntilAvailable();
  for await (const look of ec2.Instance('i-1').watch.running()) failed.push(String(look.number));
  return [cidr, beside, failed, stopped.StoppingInstances, made.id, since, message?.body];
}

export async function wrongResources(session: Session, ec2: Ec2Service): Promise<void> {
  const vpc = ec2.Vpc('vpc-1');
  // @ts-expect-error no such action
  await vpc.remove();
  // @ts-expect-error a required member is missing
  await vpc.associateDhcpOptions({});
  // @ts-expect-error an identifier that is filled in
  await vpc.createSubnet({ VpcId: 'vpc-2', CidrBlock: '10.0.0.0/24' });
  // @ts-expect-error a member of another type
  await vpc.createSubnet({ CidrBlock: 10 });
  // @ts-expect-error no such attribute
  vpc.cidr;
  // @ts-expect-error no such collection
  ec2.machines;
  // @ts-expect-error no such state to wait for
  await ec2.Instance('i-1').waitUntilAsleep();
  // @ts-expect-error an identifier is a string
  ec2.Instance(1);
  // @ts-expect-error sts has no resources
  session.resource('sts').users;
}

export async function mistakes(session: Session, ec2: Ec2Service): Promise<void> {
  // @ts-expect-error no such operation
  await ec2.describeInstance();
  // @ts-expect-error a required member is missing
  await ec2.stopInstances();
  // @ts-expect-error a member that isn't
  await ec2.describeVpcs({ VpcId: 'vpc-1' });
  // @ts-expect-error a member of another type
  await ec2.describeVpcs({ VpcIds: 'vpc-1' });
  // @ts-expect-error no such waiter
  await ec2.wait.instanceRunnin({ InstanceIds: [] });
  // @ts-expect-error not a paged operation
  ec2.pages.runInstances({});
  // @ts-expect-error no such service
  session.service('ec3');
  // @ts-expect-error the raw client takes text
  await session.client('iam').putRolePolicy({ RoleName: 'r', PolicyName: 'p', PolicyDocument: {} });
  // @ts-expect-error a copy needs a key
  await session.service('s3').copyObject({ Bucket: 'b', Key: 'k', CopySource: { Bucket: 'a' } });
  // @ts-expect-error a state that isn't
  ec2.instances.where(({ state }) => state === 'runing');
}
