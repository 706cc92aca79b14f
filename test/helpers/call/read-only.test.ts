import '../support/environment.ts';
import { createRequire } from 'node:module';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inContext } from '../../../helpers/call/context.ts';
import type { SdkCommand } from '../../../helpers/call/sdk.ts';
import { effectOfCommand } from '../../../helpers/service/effects/effect-of.ts';
import { bundledServices, loadSdk } from '../../../helpers/service/packages.ts';
import { Session } from '../../../helpers/session.ts';
import { answerXml, type Loopback, serve } from '../support/loopback.ts';

const require = createRequire(import.meta.url);

let server: Loopback;
test.before(async () => {
  server = await serve((response, { action }) => answerXml(response, action));
});
test.after(() => server.close());

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const open = (more = {}) =>
  new Session({ endpoint: server.url, region: 'us-east-1', credentials, ...more });

type Client = { send(command: SdkCommand): Promise<unknown>; config: object };
type Method = (input: object) => Promise<unknown>;

for (const name of bundledServices()) {
  test(`read-only, nothing of ${name} that is no read reaches the server`, async () => {
    const session = open({ readOnly: true, checkInput: false });
    const client = session.client(name) as unknown as Client & Record<string, Method>;
    const handle = session.service(name) as unknown as Record<string, Method>;
    const sdk = loadSdk(name) as unknown as Record<string, new (input: object) => SdkCommand>;
    const before = server.hits.length;
    let refused = 0;
    for (const key of Object.keys(sdk)) {
      const operation = /^(?![$_])(.+)Command$/.exec(key)?.[1];
      const Command = sdk[key];
      if (!operation || !Command) continue;
      const command = new Command({});
      if (effectOfCommand(client as never, command, operation) === 'reads') continue;
      const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
      for (const send of [
        () => client.send(command),
        () => client[method]?.({}),
        () => handle[method]?.({}),
      ]) {
        const error = await Promise.resolve<unknown>(send()).catch((thrown) => thrown);
        assert.is(
          (error as { code?: string } | undefined)?.code,
          'ReadOnly',
          `${operation} got through`,
        );
        refused += 1;
      }
    }
    assert.is(server.hits.length, before);
    assert.ok(refused > 0 || name === 'sts');
  });
}

test('another library with the same client does not go round it', async () => {
  const lib = require('@aws-sdk/lib-dynamodb') as typeof import('@aws-sdk/lib-dynamodb');
  const session = open({ readOnly: true });
  const documents = lib.DynamoDBDocumentClient.from(session.client('dynamodb'));
  const before = server.hits.length;
  const put = new lib.PutCommand({ TableName: 't', Item: { id: 1 } });
  const error = await documents.send(put).catch((thrown) => thrown);
  assert.is(error.code, 'ReadOnly');
  assert.is(server.hits.length, before);
  await documents.send(new lib.GetCommand({ TableName: 't', Key: { id: 1 } })).catch(() => {});
  assert.is(server.hits.length, before + 1);
  assert.equal(
    session.calls.map(({ operation, effect }) => [operation, effect]),
    [['GetItem', 'reads']],
  );
});

test('the refusal says what the call would do, and the ways on', async () => {
  const ec2 = open({ readOnly: true }).service('ec2');
  const error = await ec2.terminateInstances({ InstanceIds: ['i-1'] }).catch((e) => e);
  assert.is(
    error.message,
    'TerminateInstances destroys, and the session is read-only: nothing was sent',
  );
  assert.match(error.hint, /\.readonly off allows it; \{ DryRun: true \} asks AWS/);
});

test('a dry run and a read pass', async () => {
  const ec2 = open({ readOnly: true }).service('ec2');
  await ec2.describeVpcs();
  const before = server.hits.length;
  await ec2.terminateInstances({ InstanceIds: ['i-1'], DryRun: true });
  assert.is(server.hits.length, before + 1);
});

test('switched on later, it holds for handles taken before and for siblings', async () => {
  const session = open();
  const { client } = session.service('ec2');
  await client.deleteVpc({ VpcId: 'vpc-1' });
  session.readOnly = true;
  for (const each of [session, session.with({ region: 'eu-west-1' })]) {
    const error = await each
      .service('ec2')
      .deleteVpc({ VpcId: 'vpc-1' })
      .catch((e) => e);
    assert.is(error.code, 'ReadOnly');
  }
  assert.is((await client.deleteVpc({ VpcId: 'vpc-1' }).catch((e) => e)).code, 'ReadOnly');
  session.readOnly = false;
  await client.deleteVpc({ VpcId: 'vpc-1' });
});

test('in a read-only cell a session made by hand is held, too', async () => {
  const error = await inContext({ readOnly: () => true }, () =>
    open().service('ec2').deleteVpc({ VpcId: 'vpc-1' }),
  ).catch((e) => e);
  assert.is(error.code, 'ReadOnly');
});

test('making a presigned URL sends nothing and is no call', async () => {
  const { getSignedUrl } =
    require('@aws-sdk/s3-request-presigner') as typeof import('@aws-sdk/s3-request-presigner');
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  const session = open({ readOnly: true });
  const url = await getSignedUrl(
    session.client('s3') as never,
    new GetObjectCommand({ Bucket: 'b', Key: 'k' }) as never,
  );
  assert.match(url, /X-Amz-Signature=/);
  assert.equal(session.calls, []);
});

test.run();
