import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  bundledServices,
  NotInstalled,
  Session,
  serviceEntry,
  serviceNamed,
  serviceNames,
  UsageError,
  variableName,
} from '../../../helpers/index.ts';
import { cannedLink } from '../support/canned.ts';

const open = () => new Session({ sandbox: cannedLink([]).link });
const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

test('all services of AWS are known by name, the bundled ones among them', () => {
  assert.is(serviceNames().length, 424);
  assert.is(open().availableServices.length, 424);
  for (const name of bundledServices()) assert.is(serviceNamed(name), name);
});

test("a service is found by the CLI's name, the SDK package's, and either in other spellings", () => {
  for (const [spelling, name] of [
    ['logs', 'logs'],
    ['cloudwatch-logs', 'logs'],
    ['cloudwatchLogs', 'logs'],
    ['@aws-sdk/client-cloudwatch-logs', 'logs'],
    ['secretsmanager', 'secretsmanager'],
    ['secretsManager', 'secretsmanager'],
    ['secrets-manager', 'secretsmanager'],
    ['cognito_idp', 'cognito-idp'],
    ['cognitoIdp', 'cognito-idp'],
    ['cognito-identity-provider', 'cognito-idp'],
    ['EC2', 'ec2'],
    ['sms-voice', 'sms-voice'],
  ] as const) {
    assert.is(serviceNamed(spelling), name, spelling);
  }
});

test('an entry has package, title and endpoint', () => {
  assert.equal(serviceEntry('cloudwatchLogs'), {
    name: 'logs',
    package: '@aws-sdk/client-cloudwatch-logs',
    title: 'Amazon CloudWatch Logs',
    endpoint: 'logs',
  });
});

test('a name that is nearly one is answered with the one meant', () => {
  for (const [typo, meant] of [
    ['lamda', 'lambda'],
    ['ec3', 'ec2'],
    ['secretmanager', 'secretsmanager'],
    ['cloudwatch-log', 'logs'],
  ] as const) {
    const error = thrownBy(() => serviceNamed(typo));
    assert.instance(error, UsageError);
    assert.is((error as UsageError).hint, `did you mean ${meant}?`, typo);
  }
  const { hint } = thrownBy(() => serviceNamed('!')) as UsageError;
  assert.is(hint, '.services lists all of them');
});

test('what is no name in JavaScript has one in camelCase, which no other has', () => {
  assert.is(variableName('cognito-idp'), 'cognitoIdp');
  const variables = serviceNames().map(variableName);
  assert.is(new Set(variables).size, 424);
  assert.equal(
    variables.filter((name) => !/^[a-z]\w*$/.test(name)),
    [],
  );
});

test('a service that is not bundled has a handle once its package is there', () => {
  const session = open();
  const lambda = session.service('lambda');
  assert.type(lambda.listFunctions, 'function');
  assert.is(lambda, session.service('lambda'));
  assert.is(session.client('cloudwatch-logs').constructor.name, 'CloudWatchLogs');
  assert.is(session.service('logs'), session.service('cloudwatchLogs'));
});

test('a service whose package is not there is refused with how to get it', () => {
  const error = thrownBy(() => open().service('kafka')) as NotInstalled;
  assert.instance(error, NotInstalled);
  assert.equal(
    [error.code, error.service, error.hint],
    [
      'NotInstalled',
      'kafka',
      '.use kafka installs @aws-sdk/client-kafka, as does npm install in a program',
    ],
  );
});

test('the regions of a service are known, a global one says so, a new one says nothing', () => {
  const session = open();
  assert.ok(session.availableRegions().includes('eu-west-1'));
  assert.is(session.availableRegions('ec2').length, 34);
  assert.equal(session.availableRegions('iam'), ['aws-global']);
  assert.not(session.availableRegions('mwaa').includes('ap-east-2'));
  assert.equal(session.availableRegions('ecr-public'), ['us-east-1', 'us-west-2']);
  assert.equal(session.availableRegions('bedrock-agentcore'), []);
  const china = session.with({ region: 'cn-north-1' });
  assert.equal(china.availableRegions('ec2'), ['cn-north-1', 'cn-northwest-1']);
});

test.run();
