import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type AwshError,
  isAwaitable,
  policy as policyOf,
  Session,
} from '../../../helpers/index.ts';
import { conversionOf } from '../../../helpers/service/conversions/conversions.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { cannedLink } from '../support/canned.ts';

const session = new Session({ sandbox: createSandbox().link });
const [ec2, s3] = [session.service('ec2'), session.service('s3')];
const cloudformation = session.service('cloudformation');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const ec2Input = (operation: string, input: Record<string, unknown>) =>
  conversionOf('ec2').input?.(operation, input);

const script = '#!/bin/sh\necho hällo';

test('user data of RunInstances is text, whatever it looks like, as with boto3', async () => {
  const { Images } = await ec2.describeImages({ Owners: ['amazon'] });
  const ImageId = Images?.[0]?.ImageId;
  const given = { ImageId, MinCount: 1, MaxCount: 1, UserData: script };
  const { Instances } = await ec2.runInstances(given);
  assert.is(given.UserData, script);
  const InstanceId = Instances?.[0]?.InstanceId;
  const { UserData } = await ec2.describeInstanceAttribute({ InstanceId, Attribute: 'userData' });
  assert.is(UserData?.Value, base64(script));
  assert.is(ec2Input('RunInstances', { UserData: 'abcd' })?.UserData, base64('abcd'));
  assert.is(ec2Input('RunInstances', { UserData: Buffer.from('x') })?.UserData, base64('x'));
  assert.equal(ec2Input('RunInstances', { MinCount: 1 }), { MinCount: 1 });
});

test('user data of templates and spot requests is encoded unless it is already', () => {
  for (const UserData of [script, base64(script)]) {
    const wrap = (inner: string) => ({ LaunchTemplateData: { ImageId: 'ami-1', UserData: inner } });
    assert.equal(ec2Input('CreateLaunchTemplate', wrap(UserData)), wrap(base64(script)));
    const fleet = (inner: string) => ({
      SpotFleetRequestConfig: { LaunchSpecifications: [{ UserData: inner }, {}] },
    });
    assert.equal(ec2Input('RequestSpotFleet', fleet(UserData)), fleet(base64(script)));
    const spot = (inner: string) => ({ LaunchSpecification: { UserData: inner } });
    assert.equal(ec2Input('RequestSpotInstances', spot(UserData)), spot(base64(script)));
  }
  const configuration = conversionOf('autoscaling').input?.('CreateLaunchConfiguration', {
    UserData: script,
  });
  assert.is(configuration?.UserData, base64(script));
});

test("a console's output is text", () => {
  const answer = { Output: base64('booted äöü'), InstanceId: 'i-1' };
  assert.is(conversionOf('ec2').answer?.('GetConsoleOutput', answer).Output, 'booted äöü');
});

const policy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } },
  ],
};
const allow = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
};

const escapedPolicy = encodeURIComponent(JSON.stringify(policy));
const role = `<RoleName>web</RoleName><CreateDate>2026-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>${escapedPolicy}</AssumeRolePolicyDocument>`;

/** IAM as it answers one operation, and what it was sent. */
function iamAnswering(operation: string, inside: string) {
  const body = `<${operation}Response><${operation}Result>${inside}</${operation}Result></${operation}Response>`;
  const sent: URLSearchParams[] = [];
  const { link } = cannedLink([{ body }]);
  const { handle } = link.requestHandler as { handle(request: object): Promise<unknown> };
  const requestHandler = {
    handle(request: { body?: string }) {
      sent.push(new URLSearchParams(request.body));
      return handle(request);
    },
  };
  return { iam: new Session({ sandbox: { ...link, requestHandler } }).service('iam'), sent };
}

test("IAM's policies are objects, given and answered, wherever they are", async () => {
  const { iam, sent } = iamAnswering('CreateRole', `<Role>${role}</Role>`);
  const made = iam.createRole({ RoleName: 'web', AssumeRolePolicyDocument: policy });
  assert.ok(isAwaitable(made));
  const { Role, $metadata } = await made;
  assert.equal(Role?.AssumeRolePolicyDocument, policy);
  assert.ok(Role?.CreateDate instanceof Date);
  assert.is($metadata.httpStatusCode, 200);
  assert.is(sent[0]?.get('AssumeRolePolicyDocument'), JSON.stringify(policy));
});

test('what only looks like a document, and what only holds bytes, stays as it is', () => {
  const bytes = new Uint8Array([1, 2]);
  const answer = { Role: { PolicyDocument: '12' }, Device: { QRCodePNG: bytes } };
  const opened = conversionOf('iam').answer?.('GetRole', answer) as typeof answer;
  assert.is(opened.Role.PolicyDocument, '12');
  assert.is(opened.Device.QRCodePNG, bytes);
});

test('a policy given as text is sent as it is, lists of them hold either', async () => {
  const { iam, sent } = iamAnswering('SimulateCustomPolicy', '');
  const text = '{"Version": "2012-10-17"}';
  await iam.simulateCustomPolicy({ PolicyInputList: [text, allow], ActionNames: ['s3:GetObject'] });
  assert.equal(
    [1, 2].map((at) => sent[0]?.get(`PolicyInputList.member.${at}`)),
    [text, JSON.stringify(allow)],
  );
});

test('the raw client of IAM gives what AWS gives', async () => {
  const { iam } = iamAnswering('GetRole', `<Role>${role}</Role>`);
  const { Role } = await iam.client.getRole({ RoleName: 'web' });
  assert.is(Role?.AssumeRolePolicyDocument, escapedPolicy);
});

test('pages have policies as objects too', async () => {
  const { iam } = iamAnswering('ListRoles', `<Roles><member>${role}</member></Roles>`);
  for await (const { Roles } of iam.pages.listRoles()) {
    assert.equal(Roles?.[0]?.AssumeRolePolicyDocument, policy);
  }
});

test('policy() takes such an answer, and the document itself', async () => {
  const { iam } = iamAnswering('GetRole', `<Role>${role}</Role>`);
  const answer = await iam.getRole({ RoleName: 'web' });
  assert.equal(policyOf(answer), policy);
  assert.equal(policyOf(answer.Role?.AssumeRolePolicyDocument ?? {}), policy);
});

test('a document that is no JSON stays text', async () => {
  const { iam } = iamAnswering('GetRolePolicy', '<PolicyDocument>%E0%A4%A</PolicyDocument>');
  const { PolicyDocument } = await iam.getRolePolicy({ RoleName: 'web', PolicyName: 'p' });
  assert.is(PolicyDocument as unknown, '%E0%A4%A');
});

test("CloudFormation's templates are objects, given and answered; YAML stays text", async () => {
  const TemplateBody = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
  await cloudformation.createStack({ StackName: 'one', TemplateBody });
  const { TemplateBody: json } = await cloudformation.getTemplate({ StackName: 'one' });
  assert.equal(json, TemplateBody);
  const yaml = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n';
  await cloudformation.createStack({ StackName: 'two', TemplateBody: yaml });
  assert.is((await cloudformation.getTemplate({ StackName: 'two' })).TemplateBody, yaml);
});

test("the source of S3's copy may be bucket and key, and is encoded", async () => {
  const Key = "a dir/cat's + 100% ü?.txt";
  await s3.createBucket({ Bucket: 'photos' });
  await s3.putObject({ Bucket: 'photos', Key, Body: 'miaow' });
  const CopySource = { Bucket: 'photos', Key };
  await s3.copyObject({ Bucket: 'photos', Key: 'copy', CopySource });
  const { Body } = await s3.getObject({ Bucket: 'photos', Key: 'copy' });
  assert.is(await Body?.transformToString(), 'miaow');
  const { input } = conversionOf('s3');
  assert.is(
    input?.('CopyObject', { CopySource: { ...CopySource, VersionId: 'v/1' } }).CopySource,
    'photos/a%20dir/cat%27s%20%2B%20100%25%20%C3%BC%3F.txt?versionId=v%2F1',
  );
  assert.is(input?.('CopyObject', { CopySource: 'b/k%20' }).CopySource, 'b/k%20');
  const wrong = { Bucket: 'photos', Key: 'copy', CopySource: { Bucket: 'photos' } as never };
  const error = await (async () => s3.copyObject(wrong))().catch((thrown) => thrown);
  assert.match((error as AwshError).message, /CopySource needs a Bucket and a Key/);
});

test.run();
