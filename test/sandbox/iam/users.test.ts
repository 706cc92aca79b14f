import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, stsOf } from '../clients.ts';
import { allow, iamOf, openIam } from './open-iam.ts';

const ann = { UserName: 'ann' };

test('a user is made, found, listed, renamed and deleted', async () => {
  const { iam } = openIam();
  const { User } = await iam.createUser({ ...ann, Path: '/staff/' });
  assert.is(User?.Arn, 'arn:aws:iam::123456789012:user/staff/ann');
  assert.match(User?.UserId ?? '', /^AIDA[A-Z2-7]{17}$/);
  assert.is((await iam.getUser(ann)).User?.Path, '/staff/');
  assert.is((await iam.listUsers({ PathPrefix: '/staff/' })).Users?.length, 1);
  await iam.updateUser({ ...ann, NewUserName: 'anna', NewPath: '/' });
  const renamed = (await iam.getUser({ UserName: 'anna' })).User;
  assert.equal([renamed?.UserId, renamed?.Path], [User?.UserId, '/']);
  await iam.deleteUser({ UserName: 'anna' });
  const gone = await errorOf(iam.getUser({ UserName: 'anna' }));
  assert.is(gone.name, 'NoSuchEntityException');
  assert.is(gone.message, 'The user with name anna cannot be found.');
  assert.is(gone.$metadata?.httpStatusCode, 404);
});

test('names are taken in every spelling, and have letters that names may have', async () => {
  const { iam } = openIam();
  await iam.createUser(ann);
  const taken = await errorOf(iam.createUser({ UserName: 'ANN' }));
  assert.equal(
    [taken.name, taken.$metadata?.httpStatusCode],
    ['EntityAlreadyExistsException', 409],
  );
  assert.is((await errorOf(iam.createUser({ UserName: 'a b' }))).name, 'ValidationError');
  assert.is(
    (await errorOf(iam.createUser({ ...ann, Path: 'staff' }))).name,
    'EntityAlreadyExistsException',
  );
  const path = await errorOf(iam.createUser({ UserName: 'bob', Path: 'staff' }));
  assert.match(path.message, 'must begin and end with /');
});

test('who calls without a name is meant himself', async () => {
  const { iam, sandbox } = openIam();
  const me = await stsOf(sandbox).getCallerIdentity({});
  assert.is((await iam.getUser({})).User?.Arn, me.Arn);
  await iam.createUser(ann);
  const { AccessKey } = await iam.createAccessKey(ann);
  const hers = iamOf(sandbox, AccessKey?.AccessKeyId);
  assert.is((await hers.getUser({})).User?.UserName, 'ann');
  assert.is((await hers.listAccessKeys({})).AccessKeyMetadata?.length, 1);
  const session = await stsOf(sandbox, AccessKey?.AccessKeyId).getSessionToken({});
  assert.ok(session.Credentials);
});

test('a user has two access keys at most, which can be put out of use and deleted', async () => {
  const { iam } = openIam();
  await iam.createUser(ann);
  const { AccessKey } = await iam.createAccessKey(ann);
  await iam.createAccessKey(ann);
  assert.match(AccessKey?.SecretAccessKey ?? '', /^.{40}$/);
  const third = await errorOf(iam.createAccessKey(ann));
  assert.equal(
    [third.name, third.message],
    ['LimitExceededException', 'Cannot exceed quota for AccessKeysPerUser: 2'],
  );
  const key = { ...ann, AccessKeyId: AccessKey?.AccessKeyId ?? '' };
  await iam.updateAccessKey({ ...key, Status: 'Inactive' });
  const { AccessKeyMetadata = [] } = await iam.listAccessKeys(ann);
  assert.equal(
    AccessKeyMetadata.map(({ Status }) => Status),
    ['Inactive', 'Active'],
  );
  assert.is((await iam.getAccessKeyLastUsed(key)).UserName, 'ann');
  await iam.deleteAccessKey(key);
  assert.is((await errorOf(iam.deleteAccessKey(key))).name, 'NoSuchEntityException');
});

test('a user is not deleted while anything hangs on it', async () => {
  const { iam } = openIam();
  await iam.createUser(ann);
  const undo = [
    async () => {
      await iam.createGroup({ GroupName: 'staff' });
      await iam.addUserToGroup({ ...ann, GroupName: 'staff' });
      return () => iam.removeUserFromGroup({ ...ann, GroupName: 'staff' });
    },
    async () => {
      const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
      await iam.attachUserPolicy({ ...ann, PolicyArn });
      return () => iam.detachUserPolicy({ ...ann, PolicyArn });
    },
    async () => {
      const PolicyName = 'own';
      await iam.putUserPolicy({ ...ann, PolicyName, PolicyDocument: allow('s3:*') });
      return () => iam.deleteUserPolicy({ ...ann, PolicyName });
    },
    async () => {
      await iam.createLoginProfile({ ...ann, Password: 'correct-horse' });
      return () => iam.deleteLoginProfile(ann);
    },
  ];
  for (const hang of undo) {
    const release = await hang();
    const refused = await errorOf(iam.deleteUser(ann));
    assert.equal(
      [refused.name, refused.$metadata?.httpStatusCode],
      ['DeleteConflictException', 409],
    );
    await release();
  }
  await iam.deleteUser(ann);
});

test('groups have members, and are listed for them', async () => {
  const { iam } = openIam();
  await iam.createUser(ann);
  await iam.createGroup({ GroupName: 'staff', Path: '/all/' });
  await iam.addUserToGroup({ ...ann, GroupName: 'staff' });
  const { Group, Users } = await iam.getGroup({ GroupName: 'staff' });
  assert.is(Group?.Arn, 'arn:aws:iam::123456789012:group/all/staff');
  assert.equal(
    Users?.map(({ UserName }) => UserName),
    ['ann'],
  );
  assert.is((await iam.listGroupsForUser(ann)).Groups?.[0]?.GroupName, 'staff');
  await iam.updateGroup({ GroupName: 'staff', NewGroupName: 'people' });
  assert.is((await iam.listGroupsForUser(ann)).Groups?.[0]?.GroupName, 'people');
  assert.is(
    (await errorOf(iam.deleteGroup({ GroupName: 'people' }))).name,
    'DeleteConflictException',
  );
  await iam.removeUserFromGroup({ ...ann, GroupName: 'people' });
  await iam.deleteGroup({ GroupName: 'people' });
  assert.equal((await iam.listGroups({})).Groups, []);
});

test('tags are kept with a user, one for a key in any spelling', async () => {
  const { iam } = openIam();
  await iam.createUser({ ...ann, Tags: [{ Key: 'Team', Value: 'a' }] });
  await iam.tagUser({
    ...ann,
    Tags: [
      { Key: 'team', Value: 'b' },
      { Key: 'x', Value: '' },
    ],
  });
  assert.equal((await iam.listUserTags(ann)).Tags, [
    { Key: 'team', Value: 'b' },
    { Key: 'x', Value: '' },
  ]);
  await iam.untagUser({ ...ann, TagKeys: ['X'] });
  assert.equal((await iam.getUser(ann)).User?.Tags, [{ Key: 'team', Value: 'b' }]);
  const reserved = await errorOf(iam.tagUser({ ...ann, Tags: [{ Key: 'aws:x', Value: '' }] }));
  assert.is(reserved.name, 'InvalidInputException');
});

test('a password keeps to the policy of the account', async () => {
  const { iam } = openIam();
  await iam.createUser(ann);
  assert.is((await errorOf(iam.getAccountPasswordPolicy({}))).name, 'NoSuchEntityException');
  await iam.updateAccountPasswordPolicy({ MinimumPasswordLength: 10, RequireNumbers: true });
  const weak = await errorOf(iam.createLoginProfile({ ...ann, Password: 'correct-horse' }));
  assert.is(weak.name, 'PasswordPolicyViolationException');
  const Password = 'correct-horse-1';
  const { LoginProfile } = await iam.createLoginProfile({ ...ann, Password });
  assert.is(LoginProfile?.PasswordResetRequired, false);
  await iam.updateLoginProfile({ ...ann, PasswordResetRequired: true });
  assert.is((await iam.getLoginProfile(ann)).LoginProfile?.PasswordResetRequired, true);
  await iam.deleteAccountPasswordPolicy({});
  assert.is((await errorOf(iam.deleteAccountPasswordPolicy({}))).name, 'NoSuchEntityException');
});

test('a virtual device is made, enabled for a user, and deactivated', async () => {
  const { iam } = openIam();
  await iam.createUser(ann);
  const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: 'phone' });
  assert.ok(VirtualMFADevice?.Base32StringSeed);
  const device = { ...ann, SerialNumber: VirtualMFADevice?.SerialNumber ?? '' };
  const codes = { AuthenticationCode1: '123456', AuthenticationCode2: '654321' };
  const wrong = await errorOf(
    iam.enableMFADevice({ ...device, ...codes, AuthenticationCode1: 'x' }),
  );
  assert.is(wrong.name, 'InvalidAuthenticationCodeException');
  await iam.enableMFADevice({ ...device, ...codes });
  assert.is((await iam.listMFADevices(ann)).MFADevices?.[0]?.SerialNumber, device.SerialNumber);
  const { VirtualMFADevices } = await iam.listVirtualMFADevices({ AssignmentStatus: 'Assigned' });
  assert.is(VirtualMFADevices?.[0]?.User?.UserName, 'ann');
  assert.is((await errorOf(iam.deleteVirtualMFADevice(device))).name, 'DeleteConflictException');
  await iam.deactivateMFADevice(device);
  await iam.deleteVirtualMFADevice(device);
  assert.equal((await iam.listVirtualMFADevices({})).VirtualMFADevices, []);
});

test('the account has an alias, and counts what is in it', async () => {
  const { iam } = openIam();
  await iam.createAccountAlias({ AccountAlias: 'acme' });
  await iam.createAccountAlias({ AccountAlias: 'acme-two' });
  assert.equal((await iam.listAccountAliases({})).AccountAliases, ['acme-two']);
  const bad = await errorOf(iam.createAccountAlias({ AccountAlias: '-a' }));
  assert.is(bad.name, 'ValidationError');
  await iam.deleteAccountAlias({ AccountAlias: 'acme-two' });
  await iam.createUser(ann);
  const { SummaryMap } = await iam.getAccountSummary({});
  assert.equal([SummaryMap?.Users, SummaryMap?.UsersQuota], [2, 5000]);
});

test('IAM has one state for all regions, and one for each account', async () => {
  const { iam, sandbox } = openIam();
  await iam.createUser(ann);
  iam.config.region = async () => 'eu-west-1';
  assert.is((await iam.getUser(ann)).User?.UserName, 'ann');
  const other = iamOf(sandbox, '210987654321');
  assert.is((await errorOf(other.getUser(ann))).name, 'NoSuchEntityException');
});

test.run();
