import '../support/environment.ts';
import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { awsErrorOf } from '../../../helpers/call/aws-error.ts';
import { explain } from '../../../helpers/service/explain.ts';
import { Session } from '../../../helpers/session.ts';
import { printCall, printError } from '../../../shell/print/index.ts';
import { serve } from '../support/loopback.ts';

const of = (...halves: string[]) => halves.join('');

/** Twelve secrets, planted in inputs, answers and errors. */
const planted = {
  accessKey: of('AKIA', 'CANARY7EXAMPLE01'),
  secretKey: of('wJalrCANARY1/K7MDENG/', 'bPxRfiCYEXAMPLEKEY1'),
  sessionToken: of('IQoJb3JpZ2luCANARY', '2345678901234567890abcdefghijklmnop'),
  loginPassword: 'canary-Login-Pa55',
  databasePassword: 'canary-db-hunter2',
  userData: Buffer.from('#!/bin/sh\nexport DB=canary-user-data').toString('base64'),
  parameter: 'canary-parameter-value',
  secretString: 'canary-secret-string',
  stackPassword: 'canary-stack-password',
  itemPassword: 'canary-item-password',
  pem: of('-----BEGIN RSA PRIVATE', ' KEY-----\nCANARYPEM\n-----END RSA PRIVATE KEY-----'),
  webToken: of('eyJhbGciOiJDQU5BUlki.', 'eyJzdWIiOiJDQU5BUlkifQ.Q0FOQVJZLXNpZ25hdHVyZQ'),
};

const p = planted;
type Call = (session: Session) => Promise<unknown>;

/** Calls that have them in their inputs. */
const calls: Readonly<Record<string, Call>> = {
  'RDS CreateDBInstance': (session) =>
    session.service('rds').createDBInstance({
      DBInstanceIdentifier: 'db',
      DBInstanceClass: 'db.t3.micro',
      Engine: 'mysql',
      MasterUserPassword: p.databasePassword,
    }),
  'EC2 RunInstances': (session) =>
    session.service('ec2').client.runInstances({
      ImageId: 'ami-1',
      MinCount: 1,
      MaxCount: 1,
      UserData: p.userData,
    }),
  'IAM CreateLoginProfile': (session) =>
    session.service('iam').createLoginProfile({ UserName: 'ada', Password: p.loginPassword }),
  'IAM UploadServerCertificate': (session) =>
    session.service('iam').uploadServerCertificate({
      ServerCertificateName: 'web',
      CertificateBody: 'public',
      PrivateKey: p.pem,
    }),
  'STS AssumeRoleWithWebIdentity': (session) =>
    session.service('sts').assumeRoleWithWebIdentity({
      RoleArn: 'arn:aws:iam::123456789012:role/r',
      RoleSessionName: 's',
      WebIdentityToken: p.webToken,
    }),
  'STS GetAccessKeyInfo': (session) =>
    session.service('sts').getAccessKeyInfo({ AccessKeyId: p.accessKey }),
  'CloudFormation CreateStack': (session) =>
    session.service('cloudformation').createStack({
      StackName: 's',
      TemplateBody: '{}',
      Parameters: [{ ParameterKey: 'Password', ParameterValue: p.stackPassword }],
    }),
  'DynamoDB PutItem': (session) =>
    session.service('dynamodb').putItem({
      TableName: 't',
      Item: { id: { S: p.secretKey }, password: { S: p.itemPassword } },
    }),
  'SSM PutParameter': (session) =>
    session.service('ssm').putParameter({ Name: '/p', Value: p.parameter, Type: 'SecureString' }),
  'Secrets Manager PutSecretValue': (session) =>
    session
      .service('secretsmanager')
      .putSecretValue({ SecretId: 's', SecretString: p.secretString }),
};

const everything = Object.values(planted).join(' ');
const xmlText = (text: string) => text.replaceAll('<', '&lt;');

/** Ways for a server to give them back. */
const answers: Readonly<Record<string, (response: ServerResponse, xml: boolean) => void>> = {
  'an error that quotes them': (response, xml) => {
    const message = `1 validation error: Value '${everything}' failed to satisfy constraint`;
    response.writeHead(400, { 'content-type': xml ? 'text/xml' : 'application/json' });
    response.end(
      xml
        ? `<Response><Errors><Error><Code>ValidationError</Code><Message>${xmlText(message)}</Message></Error></Errors><Error><Code>ValidationError</Code><Message>${xmlText(message)}</Message></Error></Response>`
        : JSON.stringify({ __type: 'ValidationException', message, Message: message }),
    );
  },
  'an answer cut short in the middle of them': (response, xml) => {
    response.writeHead(200).end(`${xml ? '<A>' : '{"A": "'}${xmlText(everything)}`);
  },
  'an answer with them that is no answer': (response, xml) => {
    response.writeHead(200).end(xml ? `<A>${everything}</B>` : `{"A": ${everything}}`);
  },
  'a web page with them': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${everything}</html>`);
  },
};

/** The secrets that text still holds, whole or in the encoding of a stack. */
function leaks(text: string): string[] {
  return Object.entries(planted)
    .filter(
      ([, secret]) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)),
    )
    .map(([name]) => name);
}

for (const [how, answer] of Object.entries(answers)) {
  for (const [name, call] of Object.entries(calls)) {
    test(`${name}: ${how} leaves none in record, error or on the screen`, async () => {
      const xml = !/DynamoDB|SSM|Secrets/.test(name);
      const server = await serve((response) => answer(response, xml));
      const session = new Session({
        endpoint: server.url,
        region: 'us-east-1',
        credentials: {
          accessKeyId: planted.accessKey,
          secretAccessKey: planted.secretKey,
          sessionToken: planted.sessionToken,
        },
        checkInput: false,
      });
      const error = await call(session).then(
        () => undefined,
        (thrown) => thrown,
      );
      server.close();
      assert.instance(error, Error);
      const own = how === 'an error that quotes them' ? mine(name) : undefined;
      const shown = [
        inspect(session.calls, { depth: 20 }),
        inspect(error, { depth: 20 }),
        `${error.stack} ${error.message}`,
        JSON.stringify([explain(error), awsErrorOf(error)]),
        printError(error, { color: true, width: 100 }),
        ...session.calls.map((each) => printCall(each, { color: true })),
      ].join('\n');
      const left = leaks(shown);
      // What AWS makes up by itself is known by its looks alone; what was sent, always.
      if (own)
        assert.not.ok(
          left.some((each) => own.includes(each) || looksSecret.has(each)),
          `${left}`,
        );
      else assert.equal(left, []);
    });
  }
}

const looksSecret = new Set(['accessKey', 'secretKey', 'sessionToken', 'pem', 'webToken']);

/** The secrets that a call has in its own input. */
function mine(name: string): string[] {
  const words: Readonly<Record<string, string[]>> = {
    'RDS CreateDBInstance': ['databasePassword'],
    'EC2 RunInstances': ['userData'],
    'IAM CreateLoginProfile': ['loginPassword'],
    'IAM UploadServerCertificate': ['pem'],
    'STS AssumeRoleWithWebIdentity': ['webToken'],
    'STS GetAccessKeyInfo': ['accessKey'],
    'CloudFormation CreateStack': ['stackPassword'],
    'DynamoDB PutItem': ['itemPassword', 'secretKey'],
    'SSM PutParameter': ['parameter'],
    'Secrets Manager PutSecretValue': ['secretString'],
  };
  return words[name] ?? [];
}

test.run();
