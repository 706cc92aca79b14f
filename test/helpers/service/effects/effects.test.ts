import '../../support/environment.ts';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { effects } from '../../../../helpers/call/effect.ts';
import type { SdkClient } from '../../../../helpers/call/sdk.ts';
import {
  effectOf,
  effectOfCommand,
  iamNameOf,
} from '../../../../helpers/service/effects/effect-of.ts';
import { exceptions } from '../../../../helpers/service/effects/exceptions.generated.ts';

const root = new URL('../../../../../', import.meta.url);
const require = createRequire(import.meta.url);
const script = await import(new URL('scripts/effects.mjs', root).href);
const { actionsOf } = await import(new URL('scripts/effects-overrides.mjs', root).href);

type Sdk = Readonly<Record<string, new (given: object) => never>>;

/** Every operation of every SDK client installed here, with IAM's name of its service. */
const installed = readdirSync(new URL('node_modules/@aws-sdk', root))
  .filter((name) => name.startsWith('client-'))
  .flatMap((name) => {
    const sdk: Sdk = require(`@aws-sdk/${name}`);
    const className = Object.keys(sdk).find((key) => /^(?!__).*Client$/.test(key)) ?? '';
    const Client = sdk[className] as new (given: object) => SdkClient;
    const client = new Client({ region: 'us-east-1' });
    return Object.keys(sdk).flatMap((key) => {
      const operation = /^(?![$_])(.+)Command$/.exec(key)?.[1];
      return operation
        ? [{ client, service: iamNameOf(client), operation, Command: sdk[key] }]
        : [];
    });
  });

/** IAM's access levels of what an operation needs; empty where IAM knows none. */
function levels(service: string, operation: string): string[] {
  const actions = script.actionsIn(service) as Record<string, { accessLevel: string }>;
  const names: string[] = actionsOf[service]?.[operation] ?? [operation];
  return names.flatMap((name) => actions[name.toLowerCase()]?.accessLevel ?? []);
}

test('every operation of every installed client has an effect', () => {
  assert.ok(installed.length > 2_000);
  const without = installed.filter(
    ({ service, operation }) => !effects.includes(effectOf(service, operation)),
  );
  assert.equal(without, []);
});

test('nothing that IAM calls writing, tagging or managing permissions counts as a read', () => {
  const wrong = installed.filter(
    ({ service, operation }) =>
      effectOf(service, operation) === 'reads' &&
      levels(service, operation).some((level) => !/^(Read|List)$/.test(level)),
  );
  assert.equal(
    wrong.map(({ service, operation }) => `${service}:${operation}`),
    [],
  );
});

test('what IAM calls reading is refused to nobody, but for a few by our own judgement', () => {
  const wary = installed.filter(({ service, operation }) => {
    const known = levels(service, operation);
    const reads = known.length > 0 && known.every((level) => /^(Read|List)$/.test(level));
    return reads && !/^reads/.test(effectOf(service, operation));
  });
  assert.equal(
    wary.map(({ service, operation }) => `${service}:${operation}`),
    ['sqs:ReceiveMessage', 'sts:GetSessionToken'],
  );
});

test('the table is what the script makes of IAM data and overrides', () => {
  const table = Object.fromEntries(
    Object.entries(script.exceptions() as Record<string, Map<string, string>>)
      .filter(([, wrong]) => wrong.size > 0)
      .map(([service, wrong]) => [service, Object.fromEntries([...wrong].sort())]),
  );
  const shipped = Object.fromEntries(
    Object.entries(exceptions).map(([service, groups]) => [
      service,
      Object.fromEntries(
        Object.entries(groups)
          .flatMap(([effect, names]) => names.split(' ').map((name) => [name, effect] as const))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ]),
  );
  assert.equal(shipped, table, 'run: npm run build && node scripts/effects.mjs && npm run format');
});

for (const [service, operation, effect] of [
  ['ec2', 'DescribeInstances', 'reads'],
  ['ec2', 'RunInstances', 'changes'],
  ['ec2', 'StopInstances', 'changes'],
  ['ec2', 'TerminateInstances', 'destroys'],
  ['ec2', 'DeleteTags', 'changes'],
  ['ec2', 'GetPasswordData', 'reads secrets'],
  ['s3', 'GetObject', 'reads'],
  ['s3', 'DeleteObjects', 'destroys'],
  ['s3', 'PutBucketPolicy', 'grants'],
  ['s3', 'DeletePublicAccessBlock', 'grants'],
  ['secretsmanager', 'GetSecretValue', 'reads secrets'],
  ['kms', 'Decrypt', 'reads secrets'],
  ['kms', 'ScheduleKeyDeletion', 'destroys'],
  ['sts', 'GetCallerIdentity', 'reads'],
  ['sts', 'AssumeRole', 'grants'],
  ['sts', 'GetSessionToken', 'grants'],
  ['iam', 'CreateAccessKey', 'grants'],
  ['iam', 'AttachRolePolicy', 'grants'],
  ['lambda', 'Invoke', 'changes'],
  ['sqs', 'PurgeQueue', 'destroys'],
  ['dynamodb', 'Query', 'reads'],
  ['nobody-knows', 'Frobnicate', 'changes'],
  ['nobody-knows', 'GetawayNow', 'changes'],
] as const) {
  test(`${service} ${operation} ${effect}`, () => {
    assert.is(effectOf(service, operation), effect);
  });
}

test('PartiQL does what its statement says', () => {
  const run = (Statement: unknown) => effectOf('dynamodb', 'ExecuteStatement', { Statement });
  assert.is(run('SELECT * FROM t'), 'reads');
  assert.is(run('-- cheap\n /* safe */ select 1 from t'), 'reads');
  assert.is(run('DELETE FROM t WHERE id = 1'), 'destroys');
  assert.is(run("INSERT INTO t VALUE {'id': 1}"), 'changes');
  assert.is(run(undefined), 'changes');
  const Statements = [{ Statement: 'SELECT * FROM t' }, { Statement: 'DELETE FROM t' }];
  assert.is(effectOf('dynamodb', 'BatchExecuteStatement', { Statements }), 'destroys');
  assert.is(effectOf('dynamodb', 'BatchExecuteStatement', { Statements: [] }), 'changes');
});

test('a batch that deletes destroys', () => {
  const RequestItems = { t: [{ PutRequest: {} }, { DeleteRequest: {} }] };
  assert.is(effectOf('dynamodb', 'BatchWriteItem', { RequestItems }), 'destroys');
  assert.is(effectOf('dynamodb', 'BatchWriteItem', { RequestItems: {} }), 'changes');
});

test('parameters asked for in clear text are secrets', () => {
  assert.is(effectOf('ssm', 'GetParameter', { WithDecryption: true }), 'reads secrets');
  assert.is(effectOf('ssm', 'GetParameter', {}), 'reads');
});

test('a dry run reads, where there is one', () => {
  const of = (operation: string, input: object) => {
    const found = installed.find((each) => each.service === 'ec2' && each.operation === operation);
    if (!found?.Command) throw new Error(`no ${operation}`);
    return effectOfCommand(found.client, new found.Command(input), operation);
  };
  assert.is(of('TerminateInstances', { DryRun: true }), 'reads');
  assert.is(of('TerminateInstances', { DryRun: false }), 'destroys');
  assert.is(of('CancelSpotFleetRequests', { DryRun: true }), 'reads');
  assert.is(of('DeleteFpgaImage', { DryRun: 'true' }), 'destroys');
});

test.run();
