import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { atMoto } from '../support/at-moto.ts';

const { check, open } = await atMoto();

const document = (Action: string, more: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, ...more }] });
const PolicyDocument = document('s3:ListBucket', { Resource: '*' });
const AssumeRolePolicyDocument = document('sts:AssumeRole', {
  Principal: { Service: 'ec2.amazonaws.com' },
});

check('a user is created, waited for, listed, renamed and deleted', async () => {
  const { session, calls } = open();
  const iam = session.service('iam');
  const anna = await iam.users.create({ UserName: 'anna', Path: '/staff/' });
  assert.is(anna.path, '/staff/');
  await anna.waitUntilExists({ everyMs: 20 });
  const listed = await iam.users.toArray();
  assert.equal(
    listed.map(({ name, arn }) => [name, arn]),
    [['anna', anna.arn]],
  );
  assert.equal(calls, ['CreateUser', 'GetUser', 'ListUsers']);
  const renamed = await anna.update({ NewUserName: 'anne' });
  assert.is(renamed.name, 'anne');
  await renamed.load();
  assert.is(renamed.userId, anna.data.UserId);
  await renamed.delete();
  assert.is(await renamed.exists(), false);
});

check("a user's keys, groups, policies and password hang together", async () => {
  const { session } = open();
  const iam = session.service('iam');
  const user = await iam.users.create({ UserName: 'bert' });
  const pair = await user.createAccessKeyPair();
  assert.type(pair.secret, 'string');
  const [key] = await user.accessKeys.toArray();
  assert.equal(key?.identifiers, { userName: 'bert', id: pair.id });
  await key?.deactivate();
  assert.is((await user.accessKeys.first())?.status, 'Inactive');
  await key?.delete();

  const group = await iam.groups.create({ GroupName: 'staff' });
  await user.addGroup({ GroupName: 'staff' });
  assert.is((await user.groups.first())?.name, 'staff');
  assert.is((await group.users.first())?.name, 'bert');
  const inline = await user.createPolicy({ PolicyName: 'list', PolicyDocument });
  assert.equal(inline.identifiers, { userName: 'bert', name: 'list' });
  await inline.load();
  assert.ok(inline.policyDocument);
  assert.is((await user.policies.first())?.name, 'list');
  await inline.delete();
  await user.removeGroup({ GroupName: 'staff' });
  await group.delete();

  const profile = await user.createLoginProfile({ Password: 'Not-So-Secret-1' });
  assert.is(profile.userName, 'bert');
  await user.LoginProfile().delete();
  await user.delete();
});

check('a role takes policies, in itself and attached, and goes into a profile', async () => {
  const { session, calls } = open();
  const iam = session.service('iam');
  const role = await iam.roles.create({ RoleName: 'web', AssumeRolePolicyDocument });
  const policy = await iam.policies.create({ PolicyName: 'list', PolicyDocument });
  await role.attachPolicy({ PolicyArn: policy.arn });
  calls.length = 0;
  const [attached] = await role.attachedPolicies.toArray();
  assert.is(attached?.arn, policy.arn);
  assert.throws(() => attached?.attachmentCount, /not loaded yet/);
  await attached?.load();
  assert.is(attached?.attachmentCount, 1);
  assert.equal(calls, ['ListAttachedRolePolicies', 'GetPolicy']);
  assert.is((await policy.attachedRoles.first())?.name, 'web');
  await role.AssumeRolePolicy().update({ PolicyDocument: AssumeRolePolicyDocument });
  await role.Policy('own').put({ PolicyDocument });
  assert.is((await role.policies.first())?.name, 'own');
  await role.Policy('own').delete();

  const profile = await iam.instanceProfiles.create({ InstanceProfileName: 'web' });
  await profile.addRole({ RoleName: 'web' });
  await profile.reload();
  assert.equal(
    profile.roles.map(({ name }) => name),
    ['web'],
  );
  assert.is((await role.instanceProfiles.first())?.name, 'web');
  await profile.removeRole({ RoleName: 'web' });
  await profile.delete();
  await role.detachPolicy({ PolicyArn: policy.arn });
  await role.delete();
  assert.is(await role.exists(), false);
  await policy.delete();
});

check('versions of a policy are made, listed, chosen and deleted', async () => {
  const { policies } = open().session.service('iam');
  const policy = await policies.create({ PolicyName: 'versions', PolicyDocument });
  const second = await policy.createVersion({ PolicyDocument });
  assert.equal(second.identifiers, { arn: policy.arn, versionId: 'v2' });
  await second.setAsDefault();
  await policy.reload();
  assert.is(policy.defaultVersion?.versionId, 'v2');
  const versions = await policy.versions.toArray();
  assert.equal(versions.map(({ versionId }) => versionId).sort(), ['v1', 'v2']);
  await versions.find(({ versionId }) => versionId === 'v1')?.delete();
  assert.is(await policy.versions.count(), 1);
  await policy.delete();
});

check('the account has a summary, a password policy and devices', async () => {
  const { session } = open();
  const iam = session.service('iam');
  assert.type((await iam.AccountSummary().load()).summaryMap?.Users, 'number');
  const boto3 = session.resource('iam');
  const policy = await boto3.createAccountPasswordPolicy({ MinimumPasswordLength: 12 });
  assert.is((await policy.load()).minimumPasswordLength, 12);
  await policy.delete();
  assert.is(await policy.exists(), false);
  const device = await iam.virtualMfaDevices.create({ VirtualMFADeviceName: 'phone' });
  assert.match(device.serialNumber, /mfa\/phone$/);
  assert.is((await iam.virtualMfaDevices.first())?.serialNumber, device.serialNumber);
  await device.delete();
});

test.run();
