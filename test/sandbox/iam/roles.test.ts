import {
  waitUntilInstanceProfileExists,
  waitUntilPolicyExists,
  waitUntilRoleExists,
  waitUntilUserExists,
} from '@aws-sdk/client-iam';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, stsOf } from '../clients.ts';
import { allow, openIam, trust } from './open-iam.ts';

const web = { RoleName: 'web', AssumeRolePolicyDocument: trust };
const profile = { InstanceProfileName: 'web' };

test('a role says who may assume it, and for how long', async () => {
  const { iam } = openIam();
  const { Role } = await iam.createRole({ ...web, Path: '/app/', Description: 'serves' });
  assert.is(Role?.Arn, 'arn:aws:iam::123456789012:role/app/web');
  assert.is(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''), trust);
  await iam.updateRole({ RoleName: 'web', MaxSessionDuration: 7200 });
  assert.is((await iam.getRole(web)).Role?.MaxSessionDuration, 7200);
  const long = await errorOf(iam.updateRole({ RoleName: 'web', MaxSessionDuration: 50_000 }));
  assert.is(long.name, 'ValidationError');
  const PolicyDocument = allow('s3:*');
  const wrong = await errorOf(iam.updateAssumeRolePolicy({ RoleName: 'web', PolicyDocument }));
  assert.is(wrong.name, 'MalformedPolicyDocumentException');
});

test('STS assumes a role that was made under its own id, and any other role too', async () => {
  const { iam, sandbox } = openIam();
  const { Role } = await iam.createRole(web);
  const sts = stsOf(sandbox);
  const wish = { RoleArn: Role?.Arn ?? '', RoleSessionName: 'ann' };
  const { AssumedRoleUser } = await sts.assumeRole(wish);
  assert.is(AssumedRoleUser?.AssumedRoleId, `${Role?.RoleId}:ann`);
  const long = await errorOf(sts.assumeRole({ ...wish, DurationSeconds: 7200 }));
  assert.match(long.message, 'MaxSessionDuration');
  assert.ok(await sts.assumeRole({ ...wish, RoleArn: 'arn:aws:iam::123456789012:role/other' }));
});

test('an instance profile has one role, which stays until it is taken out', async () => {
  const { iam } = openIam();
  await iam.createRole(web);
  await iam.createInstanceProfile(profile);
  await iam.addRoleToInstanceProfile({ ...profile, RoleName: 'web' });
  const second = await errorOf(iam.addRoleToInstanceProfile({ ...profile, RoleName: 'web' }));
  assert.is(second.name, 'LimitExceededException');
  const { InstanceProfile } = await iam.getInstanceProfile(profile);
  assert.is(InstanceProfile?.Roles?.[0]?.RoleName, 'web');
  const { InstanceProfiles } = await iam.listInstanceProfilesForRole({ RoleName: 'web' });
  assert.is(InstanceProfiles?.[0]?.Arn, 'arn:aws:iam::123456789012:instance-profile/web');
  assert.is((await errorOf(iam.deleteRole(web))).name, 'DeleteConflictException');
  assert.is((await errorOf(iam.deleteInstanceProfile(profile))).name, 'DeleteConflictException');
  await iam.removeRoleFromInstanceProfile({ ...profile, RoleName: 'web' });
  await iam.deleteInstanceProfile(profile);
  await iam.deleteRole(web);
  assert.equal((await iam.listRoles({})).Roles, []);
});

test('EC2 launches with a profile that IAM has, and with no other', async () => {
  const { iam, ec2 } = openIam();
  const ImageId = (await ec2.describeImages({ Owners: ['amazon'] })).Images?.[0]?.ImageId;
  const wish = { ImageId, MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: 'web' } };
  const unknown = await errorOf(ec2.runInstances(wish));
  assert.is(unknown.name, 'InvalidParameterValue');
  assert.match(unknown.message, 'Value (web) for parameter iamInstanceProfile.name is invalid');
  const made = await iam.createInstanceProfile(profile);
  assert.match((await errorOf(ec2.runInstances(wish))).message, 'has no associated IAM Roles');
  await iam.createRole(web);
  await iam.addRoleToInstanceProfile({ ...profile, RoleName: 'web' });
  const { Instances } = await ec2.runInstances(wish);
  const { Arn, Id } = Instances?.[0]?.IamInstanceProfile ?? {};
  assert.equal([Arn, Id], [made.InstanceProfile?.Arn, made.InstanceProfile?.InstanceProfileId]);
  const foreign = { Arn: 'arn:aws:iam::123456789012:instance-profile/x/web' };
  const refused = await errorOf(ec2.runInstances({ ...wish, IamInstanceProfile: foreign }));
  assert.match(refused.message, 'Invalid IAM Instance Profile ARN');
});

test('a lenient sandbox takes every profile', async () => {
  const { ec2 } = openIam({ lenient: true });
  const IamInstanceProfile = { Name: 'anything' };
  const wish = { ImageId: 'ami-12345678', MinCount: 1, MaxCount: 1, IamInstanceProfile };
  const { Instances } = await ec2.runInstances(wish);
  assert.match(Instances?.[0]?.IamInstanceProfile?.Arn ?? '', /instance-profile\/anything$/);
});

test('the waiters of IAM wait until what they wait for exists', async () => {
  const { iam } = openIam();
  const patience = { client: iam, maxWaitTime: 10, minDelay: 0.001, maxDelay: 0.002 };
  const PolicyArn = 'arn:aws:iam::123456789012:policy/reader';
  const waits = [
    waitUntilUserExists(patience, { UserName: 'ann' }),
    waitUntilRoleExists(patience, web),
    waitUntilPolicyExists(patience, { PolicyArn }),
    waitUntilInstanceProfileExists(patience, profile),
  ];
  await iam.createUser({ UserName: 'ann' });
  await iam.createRole(web);
  await iam.createPolicy({ PolicyName: 'reader', PolicyDocument: allow('s3:*') });
  await iam.createInstanceProfile(profile);
  for (const wait of waits) assert.is((await wait).state, 'SUCCESS');
});

test('a marker that was made up is refused, and so is a page of no size', async () => {
  const { iam } = openIam();
  assert.is((await errorOf(iam.listUsers({ Marker: 'x' }))).name, 'ValidationError');
  assert.match((await errorOf(iam.listUsers({ MaxItems: 0 }))).message, "at 'maxItems'");
});

test.run();
