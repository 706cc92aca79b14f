import '../support/environment.ts';
import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isSecretName, withoutSecrets, withoutSensitive } from '../../../helpers/call/secrets.ts';

const require = createRequire(import.meta.url);

/** The schema of an operation's input, out of the SDK. */
function inputSchema(client: string, operation: string): unknown {
  const sdk = require(`@aws-sdk/client-${client}`) as Record<
    string,
    new (
      input: object,
    ) => { schema: unknown[] }
  >;
  const Command = sdk[`${operation}Command`];
  if (!Command) throw new Error(`no ${operation}`);
  return new Command({}).schema[4];
}

const clean = (client: string, operation: string, input: object) =>
  withoutSecrets(input, inputSchema(client, operation)).value;

test("the SDK's own filter still replaces what its schemas mark as sensitive", () => {
  const schema = inputSchema('secrets-manager', 'PutSecretValue');
  const value = withoutSensitive(schema, { SecretId: 'db', SecretString: 'hunter2' });
  assert.equal(value, { SecretId: 'db', SecretString: '***SensitiveInformation***' });
});

test('sensitive members of inputs are masked, the others stay', () => {
  assert.equal(
    clean('rds', 'CreateDBInstance', {
      DBInstanceIdentifier: 'db',
      MasterUsername: 'ada',
      MasterUserPassword: 'hunter2',
    }),
    { DBInstanceIdentifier: 'db', MasterUsername: 'ada', MasterUserPassword: '***' },
  );
  assert.equal(clean('ec2', 'RunInstances', { ImageId: 'ami-1', UserData: 'aHVudGVyMg==' }), {
    ImageId: 'ami-1',
    UserData: '***',
  });
  assert.equal(clean('ssm', 'PutParameter', { Name: '/db', Value: 'hunter2' }), {
    Name: '/db',
    Value: '***',
  });
  assert.equal(clean('kms', 'Encrypt', { KeyId: 'k', Plaintext: Buffer.from('hunter2') }), {
    KeyId: 'k',
    Plaintext: '***',
  });
});

test('what no schema marks is masked by its name', () => {
  assert.equal(
    clean('cloudformation', 'CreateStack', {
      StackName: 's',
      Parameters: [
        { ParameterKey: 'DbPassword', ParameterValue: 'hunter2' },
        { ParameterKey: 'Size', ParameterValue: 'small' },
      ],
    }),
    {
      StackName: 's',
      Parameters: [
        { ParameterKey: 'DbPassword', ParameterValue: '***' },
        { ParameterKey: 'Size', ParameterValue: 'small' },
      ],
    },
  );
  assert.equal(
    clean('dynamodb', 'PutItem', {
      TableName: 't',
      Item: { id: { S: '1' }, password: { S: 'x' } },
    }),
    { TableName: 't', Item: { id: { S: '1' }, password: '***' } },
  );
});

test('names that only sound secret stay', () => {
  for (const name of ['NextToken', 'ClientToken', 'ContinuationToken', 'SecretId', 'KeyId']) {
    assert.not.ok(isSecretName(name), name);
  }
  for (const name of ['SecretArn', 'PasswordPolicy', 'SecretName', 'IdempotencyToken']) {
    assert.not.ok(isSecretName(name), name);
  }
  for (const name of ['SessionToken', 'SecretAccessKey', 'MasterUserPassword', 'UserData']) {
    assert.ok(isSecretName(name), name);
  }
});

test('bytes and streams are counted, not kept', () => {
  const value = withoutSecrets({
    Body: Buffer.alloc(2_000_000),
    Stream: new PassThrough(),
    Text: 'x'.repeat(20_000),
  }).value as Record<string, string>;
  assert.match(value.Body ?? '', /^\[[\d.]+ [kM]i?B\]$/);
  assert.is(value.Stream, '[stream]');
  assert.is(value.Text?.length, 10_001);
});

test('the secrets taken out are known, so that they can be taken out elsewhere', () => {
  const schema = inputSchema('iam', 'CreateLoginProfile');
  const { secrets } = withoutSecrets({ UserName: 'ada', Password: 'correct-horse' }, schema);
  assert.equal(secrets, ['correct-horse']);
});

test('hostile values are copied without harm', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const bomb = {
    get x() {
      throw new Error('boom');
    },
  };
  assert.is.not(withoutSecrets(circle).value, circle);
  assert.is(withoutSecrets(bomb).value, undefined);
  const own = JSON.parse('{"__proto__": {"polluted": true}}');
  assert.is((withoutSecrets(own).value as { polluted?: boolean }).polluted, undefined);
});

test('the input itself is left as it was', () => {
  const input = { MasterUserPassword: 'hunter2', Tags: [{ Key: 'a', Value: 'b' }] };
  withoutSecrets(input, inputSchema('rds', 'CreateDBInstance'));
  assert.equal(input, { MasterUserPassword: 'hunter2', Tags: [{ Key: 'a', Value: 'b' }] });
});

test.run();
