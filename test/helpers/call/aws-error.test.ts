import type { ServerResponse } from 'node:http';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AwsError, awsErrorOf } from '../../../helpers/call/aws-error.ts';
import { explain } from '../../../helpers/service/explain.ts';
import { Session } from '../../../helpers/session.ts';
import { writeConfig } from '../support/environment.ts';
import { answerError, serve } from '../support/loopback.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
type Call = (session: Session) => Promise<unknown>;

/** Our view of the error that this answer leads to, and the error itself. */
async function viewOf(
  call: Call,
  answer: (response: ServerResponse) => void,
  options: { region?: string; profile?: string } = {},
): Promise<{ view: AwsError; error: Error }> {
  const server = await serve(answer);
  const session = new Session({
    endpoint: server.url,
    region: 'us-east-1',
    credentials,
    ...options,
  });
  const error = await call(session).then(
    () => assert.unreachable('it succeeded'),
    (thrown) => thrown,
  );
  server.close();
  const view = awsErrorOf(error);
  assert.ok(view, `${error}`);
  return { view: view as AwsError, error };
}

const describeVpcs: Call = (session) => session.service('ec2').describeVpcs();
const refused = (code: string, message: string, options = {}) =>
  viewOf(describeVpcs, (response) => answerError(response, 403, code, message), options);

test('the view has code, message, status, request id, call and retryable', async () => {
  const { view } = await refused('UnauthorizedOperation', 'not you');
  assert.equal(
    [view.code, view.message, view.status, view.requestId, view.retryable, view.call?.operation],
    ['UnauthorizedOperation', 'not you', 403, 'req-1', false, 'DescribeVpcs'],
  );
});

test("the error itself stays the SDK's, of the SDK's class", async () => {
  const { NoSuchBucket } = await import('@aws-sdk/client-s3');
  const { error } = await viewOf(
    (session) => session.service('s3').listObjectsV2({ Bucket: 'b' }),
    (response) => response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>'),
  );
  assert.is(error.name, 'NoSuchBucket');
  assert.instance(error, NoSuchBucket);
});

test('access denied names the action, the resource and a denying policy', async () => {
  const { view } = await refused(
    'AccessDenied',
    'User: arn:aws:iam::1:user/ada is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" with an explicit deny in a service control policy',
  );
  assert.match(view.nextStep ?? '', /ask for that permission: s3:GetObject on arn:aws:s3:::b\/k,/);
  assert.match(view.nextStep ?? '', /explicit deny in a service control policy/);
});

test('an encoded message says who decodes it', async () => {
  const { view } = await refused(
    'UnauthorizedOperation',
    'You are not authorized to perform this operation. User: x is not authorized to perform: ec2:DescribeVpcs because no identity-based policy allows it. Encoded authorization failure message: abc',
  );
  assert.match(view.nextStep ?? '', /ec2:DescribeVpcs, or/);
  assert.match(view.nextStep ?? '', /sts\.decodeAuthorizationMessage/);
});

test('an expired login names the command that renews it', async () => {
  writeConfig(
    '[profile dev]\nregion = us-east-1\nsso_session = corp\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start\n[profile plain]\nregion = us-east-1\n',
  );
  const expired = (profile: string) => refused('ExpiredToken', 'The token is expired', { profile });
  const sso = (await expired('dev')).view.nextStep ?? '';
  assert.match(sso, /log in again with \.login dev, or aws sso login --profile dev/);
  assert.match((await expired('plain')).view.nextStep ?? '', /log in again, or \.profile another/);
  process.env.AWS_SESSION_TOKEN = 'x';
  const { view } = await refused('ExpiredToken', 'The token is expired');
  delete process.env.AWS_SESSION_TOKEN;
  assert.match(view.nextStep ?? '', /export new AWS_ACCESS_KEY_ID/);
});

test('a bucket elsewhere names its region, however S3 says it', async () => {
  const list: Call = (session) => session.service('s3').listObjectsV2({ Bucket: 'b' });
  const step = async (call: Call, status: number, body: string, headers = {}) =>
    (await viewOf(call, (response) => response.writeHead(status, headers).end(body))).view.nextStep;
  const told = 'it is in eu-west-1: .region eu-west-1, then try again';
  const header = { 'x-amz-bucket-region': 'eu-west-1' };
  assert.is(await step(list, 301, '<Error><Code>PermanentRedirect</Code></Error>', header), told);
  assert.is(
    await step(
      list,
      400,
      "<Error><Code>AuthorizationHeaderMalformed</Code><Message>the region 'us-east-1' is wrong; expecting 'eu-west-1'</Message><Region>eu-west-1</Region></Error>",
    ),
    told,
  );
  const head: Call = (session) => session.service('s3').headBucket({ Bucket: 'b' });
  assert.is(await step(head, 301, '', header), told);
});

test('a wrong location constraint says what to write', async () => {
  const create: Call = (session) => session.service('s3').createBucket({ Bucket: 'b' });
  const answer = (text: string) => (response: ServerResponse) =>
    response
      .writeHead(400)
      .end(
        `<Error><Code>IllegalLocationConstraintException</Code><Message>The ${text} location constraint is incompatible for the region specific endpoint this request was sent to.</Message></Error>`,
      );
  const unsaid = await viewOf(create, answer('unspecified'), { region: 'eu-west-1' });
  assert.match(unsaid.view.nextStep ?? '', /LocationConstraint: 'eu-west-1'/);
  const other = await viewOf(create, answer('eu-central-1'));
  assert.match(other.view.nextStep ?? '', /\.region eu-central-1/);
});

test('what a HEAD request is refused with is told in words', async () => {
  const head: Call = (session) => session.service('s3').headObject({ Bucket: 'b', Key: 'k' });
  const missing = await viewOf(head, (response) => response.writeHead(404).end());
  assert.equal(
    [missing.view.code, missing.view.message],
    ['NotFound', 'there is no object k in bucket b'],
  );
  const forbidden = await viewOf(head, (response) => response.writeHead(403).end());
  assert.is(
    forbidden.view.message,
    'AWS refused access to object k in bucket b and gave no reason',
  );
});

test('throttling is retryable and says what to do', async () => {
  const { view } = await refused('RequestLimitExceeded', 'Request limit exceeded.');
  assert.ok(view.retryable);
  assert.match(view.nextStep ?? '', /fewer calls/);
});

test('a 503 without a code shows its status and request', async () => {
  const { view, error } = await viewOf(describeVpcs, (response) =>
    response.writeHead(503, { 'x-amzn-requestid': 'req-9' }).end(),
  );
  assert.equal([view.code, view.status, view.requestId], ['HTTP 503', 503, 'req-9']);
  assert.match(explain(error).hint ?? '', /fault is on AWS's side/);
});

test('with a wrong clock, the skew is the next step', async () => {
  for (const code of ['SignatureDoesNotMatch', 'RequestExpired']) {
    const { view } = await viewOf(describeVpcs, (response) => {
      response.setHeader('date', new Date(Date.now() - 3_700_000).toUTCString());
      answerError(response, 403, code, 'Signature expired');
    });
    assert.match(view.nextStep ?? '', /this machine's clock is 1 h ahead of AWS's: set it/);
  }
});

test('in a region that has to be enabled first, unknown credentials say so', async () => {
  const { view } = await refused('AuthFailure', 'not valid', { region: 'ap-east-1' });
  assert.match(view.nextStep ?? '', /in ap-east-1: it may have to be enabled/);
  const opt = await refused('OptInRequired', 'subscribe', { region: 'me-south-1' });
  assert.match(opt.view.nextStep ?? '', /^me-south-1 has to be enabled/);
});

test('errors that AWS did not answer with have no such view', () => {
  assert.is(awsErrorOf(new Error('x')), undefined);
  assert.is(awsErrorOf(undefined), undefined);
});

test.run();
