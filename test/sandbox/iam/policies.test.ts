import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { allow, openIam, trust } from './open-iam.ts';

const reader = { PolicyName: 'reader', PolicyDocument: allow('s3:GetObject') };
const readerArn = 'arn:aws:iam::123456789012:policy/reader';

test('a managed policy has versions, five at most, one of them the default', async () => {
  const { iam } = openIam();
  const { Policy } = await iam.createPolicy({ ...reader, Description: 'reads' });
  assert.equal([Policy?.Arn, Policy?.DefaultVersionId], [readerArn, 'v1']);
  const policy = { PolicyArn: readerArn };
  const PolicyDocument = allow('s3:*');
  for (let at = 2; at <= 5; at += 1) {
    await iam.createPolicyVersion({ ...policy, PolicyDocument, SetAsDefault: at === 3 });
  }
  const sixth = await errorOf(iam.createPolicyVersion({ ...policy, PolicyDocument }));
  assert.is(sixth.name, 'LimitExceededException');
  const { Versions = [] } = await iam.listPolicyVersions(policy);
  assert.is(Versions.find(({ IsDefaultVersion }) => IsDefaultVersion)?.VersionId, 'v3');
  const { PolicyVersion } = await iam.getPolicyVersion({ ...policy, VersionId: 'v1' });
  assert.is(decodeURIComponent(PolicyVersion?.Document ?? ''), reader.PolicyDocument);
  assert.not.match(PolicyVersion?.Document ?? '', /[{"*]/);
  const kept = await errorOf(iam.deletePolicyVersion({ ...policy, VersionId: 'v3' }));
  assert.is(kept.name, 'DeleteConflictException');
  await iam.setDefaultPolicyVersion({ ...policy, VersionId: 'v5' });
  await iam.deletePolicyVersion({ ...policy, VersionId: 'v3' });
  assert.is((await errorOf(iam.deletePolicy(policy))).name, 'DeleteConflictException');
  for (const VersionId of ['v1', 'v2', 'v4'])
    await iam.deletePolicyVersion({ ...policy, VersionId });
  await iam.deletePolicy(policy);
  assert.is((await errorOf(iam.getPolicy(policy))).name, 'NoSuchEntityException');
});

test('policies are attached to users, groups and roles, and found from either side', async () => {
  const { iam } = openIam();
  await iam.createPolicy(reader);
  const PolicyArn = readerArn;
  await iam.createUser({ UserName: 'ann' });
  await iam.createGroup({ GroupName: 'staff' });
  await iam.createRole({ RoleName: 'web', AssumeRolePolicyDocument: trust });
  await iam.attachUserPolicy({ UserName: 'ann', PolicyArn });
  await iam.attachGroupPolicy({ GroupName: 'staff', PolicyArn });
  await iam.attachRolePolicy({ RoleName: 'web', PolicyArn });
  await iam.attachRolePolicy({ RoleName: 'web', PolicyArn });
  assert.is((await iam.getPolicy({ PolicyArn })).Policy?.AttachmentCount, 3);
  const entities = await iam.listEntitiesForPolicy({ PolicyArn });
  assert.is(entities.PolicyUsers?.[0]?.UserName, 'ann');
  assert.is(entities.PolicyGroups?.[0]?.GroupName, 'staff');
  assert.is(entities.PolicyRoles?.[0]?.RoleName, 'web');
  const { AttachedPolicies } = await iam.listAttachedRolePolicies({ RoleName: 'web' });
  assert.equal(AttachedPolicies, [{ PolicyName: 'reader', PolicyArn }]);
  assert.is((await errorOf(iam.deletePolicy({ PolicyArn }))).name, 'DeleteConflictException');
  await iam.detachRolePolicy({ RoleName: 'web', PolicyArn });
  const twice = await errorOf(iam.detachRolePolicy({ RoleName: 'web', PolicyArn }));
  assert.is(twice.name, 'NoSuchEntityException');
});

test("AWS's own policies are there by their ARN and cannot be changed", async () => {
  const { iam } = openIam();
  const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const { Policy } = await iam.getPolicy({ PolicyArn });
  assert.equal(
    [Policy?.PolicyName, Policy?.Path],
    ['AWSLambdaBasicExecutionRole', '/service-role/'],
  );
  await iam.createUser({ UserName: 'ann' });
  await iam.attachUserPolicy({ UserName: 'ann', PolicyArn });
  const attached = await iam.listPolicies({ OnlyAttached: true });
  assert.is(attached.Policies?.[0]?.Arn, PolicyArn);
  assert.equal((await iam.listPolicies({ Scope: 'Local' })).Policies, []);
  const change = iam.createPolicyVersion({ PolicyArn, PolicyDocument: allow('s3:*') });
  assert.is((await errorOf(change)).name, 'InvalidInputException');
  const missing = iam.attachUserPolicy({ UserName: 'ann', PolicyArn: readerArn });
  assert.is((await errorOf(missing)).name, 'NoSuchEntityException');
});

test('policies of one holder alone are put, read, listed and deleted', async () => {
  const { iam } = openIam();
  await iam.createGroup({ GroupName: 'staff' });
  const one = { GroupName: 'staff', PolicyName: 'own' };
  await iam.putGroupPolicy({ ...one, PolicyDocument: allow('ec2:*') });
  assert.equal((await iam.listGroupPolicies(one)).PolicyNames, ['own']);
  const { PolicyDocument } = await iam.getGroupPolicy(one);
  assert.is(decodeURIComponent(PolicyDocument ?? ''), allow('ec2:*'));
  await iam.deleteGroupPolicy(one);
  const gone = await errorOf(iam.getGroupPolicy(one));
  assert.is(gone.message, 'The group policy with name own cannot be found.');
  const large = allow(`s3:${'x'.repeat(6_000)}`);
  const refused = await errorOf(iam.putGroupPolicy({ ...one, PolicyDocument: large }));
  assert.is(refused.name, 'LimitExceededException');
});

const wrong: Readonly<Record<string, [document: object | string, message: RegExp]>> = {
  'no JSON': ['{', /Syntax errors/],
  'no statement': [{ Version: '2012-10-17' }, /Syntax errors/],
  'an unknown version': [{ Version: '2020-01-01', Statement: [] }, /Syntax errors/],
  'no action': [{ Statement: { Effect: 'Allow', Resource: '*' } }, /must contain actions/],
  'an action of no service': [
    { Statement: { Effect: 'Allow', Action: 'Get', Resource: '*' } },
    /prefaced by a vendor/,
  ],
  'no resource': [{ Statement: { Effect: 'Allow', Action: 's3:*' } }, /must contain resources/],
  'a resource that is no ARN': [
    { Statement: { Effect: 'Allow', Action: 's3:*', Resource: 'bucket' } },
    /must be in ARN format/,
  ],
  'a principal': [
    { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*', Principal: '*' } },
    /should not specify a principal/,
  ],
};

for (const [what, [document, message]] of Object.entries(wrong)) {
  test(`a policy with ${what} is refused`, async () => {
    const { iam } = openIam();
    const PolicyDocument = typeof document === 'string' ? document : JSON.stringify(document);
    const error = await errorOf(iam.createPolicy({ PolicyName: 'p', PolicyDocument }));
    assert.is(error.name, 'MalformedPolicyDocumentException');
    assert.match(error.message, message);
  });
}

test('all who hold policies are told in one listing', async () => {
  const { iam } = openIam();
  await iam.createPolicy(reader);
  await iam.createGroup({ GroupName: 'staff' });
  await iam.addUserToGroup({ UserName: 'sandbox', GroupName: 'staff' });
  await iam.attachGroupPolicy({ GroupName: 'staff', PolicyArn: readerArn });
  const whole = await iam.getAccountAuthorizationDetails({});
  assert.equal(whole.UserDetailList?.[0]?.GroupList, ['staff']);
  assert.is(whole.GroupDetailList?.[0]?.AttachedManagedPolicies?.[0]?.PolicyArn, readerArn);
  assert.is(whole.Policies?.[0]?.PolicyVersionList?.length, 1);
  const groups = await iam.getAccountAuthorizationDetails({ Filter: ['Group'] });
  assert.equal([groups.UserDetailList, groups.GroupDetailList?.length], [[], 1]);
});

test.run();
