import type { STS } from '@aws-sdk/client-sts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeMessage } from '../../../sandbox/sts/authorization-message.ts';
import { ec2Of, errorOf, openSandbox, stsOf } from '../clients.ts';

const role = 'arn:aws:iam::210987654321:role/ops/deployer';

async function assume(sts: STS, DurationSeconds = 3600) {
  const wish = { RoleArn: role, RoleSessionName: 'ann', DurationSeconds };
  const { Credentials, AssumedRoleUser } = await sts.assumeRole(wish);
  return { key: Credentials?.AccessKeyId ?? '', Credentials, AssumedRoleUser };
}

const configOf = (accessKeyId: string) => ({ credentials: { accessKeyId, secretAccessKey: 'x' } });

test('an assumed role works in its own account, under the name of the session', async () => {
  const { sandbox, ec2 } = openSandbox();
  const { key, AssumedRoleUser } = await assume(stsOf(sandbox));
  const me = await stsOf(sandbox, key).getCallerIdentity({});
  assert.is(me.Account, '210987654321');
  assert.is(me.Arn, 'arn:aws:sts::210987654321:assumed-role/deployer/ann');
  assert.is(me.Arn, AssumedRoleUser?.Arn);
  assert.is(me.UserId, AssumedRoleUser?.AssumedRoleId);
  assert.match(me.UserId ?? '', /^AROA[A-Z2-7]{17}:ann$/);
  const there = ec2Of(sandbox, configOf(key));
  await there.createVpc({ CidrBlock: '10.0.0.0/16' });
  assert.is((await there.describeVpcs({})).Vpcs?.length, 2);
  assert.is((await ec2.describeVpcs({})).Vpcs?.length, 3);
});

test('a role has one id, whoever assumes it', async () => {
  const { sandbox } = openSandbox();
  const first = await assume(stsOf(sandbox));
  const second = await assume(stsOf(sandbox, '999999999999'));
  assert.is(second.AssumedRoleUser?.AssumedRoleId, first.AssumedRoleUser?.AssumedRoleId);
  assert.is.not(second.key, first.key);
});

test('a session ends when its time is over, in virtual time', async () => {
  const { sandbox } = openSandbox();
  const { key, Credentials } = await assume(stsOf(sandbox), 900);
  assert.is(Credentials?.Expiration?.getTime(), sandbox.clock.now() + 900_000);
  sandbox.clock.advance(899_999);
  await stsOf(sandbox, key).getCallerIdentity({});
  sandbox.clock.advance(1);
  const error = await errorOf(stsOf(sandbox, key).getCallerIdentity({}));
  assert.is(error.name, 'ExpiredToken');
  assert.is(error.$metadata?.httpStatusCode, 403);
  const fromEc2 = await errorOf(ec2Of(sandbox, configOf(key)).describeVpcs({}));
  assert.is(fromEc2.name, 'RequestExpired');
});

test('a chained session lasts an hour at most', async () => {
  const { sandbox } = openSandbox();
  const { key } = await assume(stsOf(sandbox), 43_200);
  const error = await errorOf(assume(stsOf(sandbox, key), 7_200));
  assert.is(error.name, 'ValidationError');
  assert.match(error.message, 'role chaining');
  assert.ok((await assume(stsOf(sandbox, key))).key);
});

test('lengths, session names and role ARNs that AWS refuses are refused', async () => {
  const { sandbox } = openSandbox();
  const sts = stsOf(sandbox);
  const calls: [Promise<unknown>, string][] = [
    [assume(sts, 899), 'durationSeconds'],
    [assume(sts, 43_201), 'durationSeconds'],
    [sts.assumeRole({ RoleArn: role, RoleSessionName: 'a b' }), 'roleSessionName'],
    [sts.assumeRole({ RoleArn: role, RoleSessionName: 'a' }), 'roleSessionName'],
    [sts.assumeRole({ RoleArn: 'arn:aws:iam::1:user/x', RoleSessionName: 'ann' }), 'roleArn'],
    [sts.assumeRole({ RoleArn: role } as never), 'roleSessionName'],
  ];
  for (const [call, member] of calls) {
    const error = await errorOf(call);
    assert.is(error.name, 'ValidationError');
    assert.match(error.message, member);
  }
});

test('a session token is the caller, and begets no other', async () => {
  const { sandbox } = openSandbox();
  const { Credentials } = await stsOf(sandbox).getSessionToken({});
  const inside = stsOf(sandbox, Credentials?.AccessKeyId);
  const { Arn } = await inside.getCallerIdentity({});
  assert.is(Arn, 'arn:aws:iam::123456789012:user/sandbox');
  assert.is((await errorOf(inside.getSessionToken({}))).name, 'AccessDenied');
  assert.is((await errorOf(inside.getFederationToken({ Name: 'bob' }))).name, 'AccessDenied');
});

test('a federated user has a name in the account', async () => {
  const { sandbox } = openSandbox();
  const sts = stsOf(sandbox);
  const { Credentials, FederatedUser } = await sts.getFederationToken({ Name: 'bob' });
  const me = await stsOf(sandbox, Credentials?.AccessKeyId).getCallerIdentity({});
  assert.is(me.Arn, 'arn:aws:sts::123456789012:federated-user/bob');
  assert.is(me.UserId, FederatedUser?.FederatedUserId);
});

test('a web identity becomes a role without being signed', async () => {
  const { sandbox } = openSandbox();
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: 'https://id.example.com', sub: 'pod-7', aud: ['sts.amazonaws.com'] };
  const WebIdentityToken = [part({ alg: 'none' }), part(claims), 'x'].join('.');
  const wish = { RoleArn: role, RoleSessionName: 'pod' };
  const answer = await stsOf(sandbox).assumeRoleWithWebIdentity({ ...wish, WebIdentityToken });
  assert.is(answer.SubjectFromWebIdentityToken, 'pod-7');
  assert.is(answer.Audience, 'sts.amazonaws.com');
  const me = await stsOf(sandbox, answer.Credentials?.AccessKeyId).getCallerIdentity({});
  assert.match(me.Arn ?? '', /assumed-role\/deployer\/pod$/);
  const bad = stsOf(sandbox).assumeRoleWithWebIdentity({ ...wish, WebIdentityToken: 'nonsense' });
  assert.is((await errorOf(bad)).name, 'InvalidIdentityTokenException');
});

test('a web identity needs no signature at an address that names no service; other calls do', async () => {
  const { sandbox } = openSandbox();
  const server = await sandbox.listen();
  try {
    const claims = Buffer.from(JSON.stringify({ sub: 'pod-7' })).toString('base64url');
    const ask = (Action: string) =>
      fetch(server.url, {
        method: 'POST',
        body: new URLSearchParams({
          Action,
          Version: '2011-06-15',
          RoleArn: role,
          RoleSessionName: 'pod',
          WebIdentityToken: `e30.${claims}.x`,
        }),
      });
    const answer = await (await ask('AssumeRoleWithWebIdentity')).text();
    assert.match(answer, '<SubjectFromWebIdentityToken>pod-7<');
    assert.is(sandbox.requests.list(1)[0]?.service, 'sts');
    const refused = await ask('AssumeRole');
    assert.is(refused.status, 403);
    assert.match(await refused.text(), 'MissingAuthenticationToken');
  } finally {
    await server.close();
  }
});

test('an access key tells the account it leads to', async () => {
  const { sandbox } = openSandbox();
  const sts = stsOf(sandbox);
  const { key } = await assume(sts);
  assert.is((await sts.getAccessKeyInfo({ AccessKeyId: key })).Account, '210987654321');
  const own = await sts.getAccessKeyInfo({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' });
  assert.is(own.Account, '123456789012');
  assert.is((await errorOf(sts.getAccessKeyInfo({ AccessKeyId: 'x' }))).name, 'ValidationError');
});

test('an encoded refusal is decoded, and nonsense refused', async () => {
  const { sandbox } = openSandbox();
  const sts = stsOf(sandbox);
  const EncodedMessage = encodeMessage({ allowed: false });
  const { DecodedMessage } = await sts.decodeAuthorizationMessage({ EncodedMessage });
  assert.is(DecodedMessage, '{"allowed":false}');
  const error = await errorOf(sts.decodeAuthorizationMessage({ EncodedMessage: 'nonsense' }));
  assert.is(error.name, 'InvalidAuthorizationMessageException');
});

test.run();
