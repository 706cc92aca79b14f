import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inContext } from '../../../helpers/call/context.ts';
import type { Confirmation, Consent } from '../../../helpers/call/guard.ts';
import { Session } from '../../../helpers/session.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { writeConfig } from '../support/environment.ts';
import { answerXml, type Loopback, serve } from '../support/loopback.ts';

const folder = temporaryFolder('own');
process.env.XDG_CONFIG_HOME = folder;
mkdirSync(join(folder, 'awsh'));
const writeOwn = (text: string) => writeFileSync(join(folder, 'awsh', 'config'), text);

let server: Loopback;
test.before(async () => {
  writeConfig('[profile prod]\nregion = eu-west-1\n[profile audit]\nregion = eu-west-1\n');
  writeOwn('[profile prod]\nprotected = true\n\n[profile audit]\nreadonly = true\n');
  server = await serve((response, { action }) => {
    const who =
      '<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:root</Arn><UserId>x</UserId>';
    const result = `<${action}Result>${action === 'GetCallerIdentity' ? who : ''}</${action}Result>`;
    answerXml(response, action, result);
  });
});
test.after(() => server.close());

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

function open(profile: string, answers: Consent[] = [], confirming = true) {
  const asked: Confirmation[] = [];
  const confirm = async (question: Confirmation): Promise<Consent> => {
    asked.push(question);
    return answers.shift() ?? 'no';
  };
  const session = new Session({
    profile,
    endpoint: server.url,
    credentials,
    ...(confirming ? { confirm } : {}),
  });
  return { session, ec2: session.service('ec2'), asked };
}

const sent = () => server.hits.filter(({ action }) => action !== 'GetCallerIdentity').length;

test('a read-only profile refuses all but reads, until that is lifted', async () => {
  const { session, ec2 } = open('audit');
  assert.ok(session.readOnly);
  const error = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' }).catch((e) => e);
  assert.is(error.message, 'CreateVpc changes, and profile audit is read-only: nothing was sent');
  await ec2.describeVpcs();
  session.readOnly = false;
  await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
});

test('a protected profile asks, and no is no', async () => {
  const { ec2, asked } = open('prod', ['no']);
  const before = sent();
  const error = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' }).catch((e) => e);
  assert.equal([error.code, error.message], ['Declined', 'CreateVpc was not sent']);
  assert.is(sent(), before);
  const { intent, toType } = asked[0] as Confirmation;
  assert.equal(
    [intent.operation, intent.effect, intent.profile, intent.account],
    ['CreateVpc', 'changes', 'prod', '123456789012'],
  );
  assert.is(toType, undefined);
});

test('reads are not asked about', async () => {
  const { ec2, asked } = open('prod');
  await ec2.describeVpcs();
  assert.is(asked.length, 0);
});

test('what destroys wants the account typed', async () => {
  const { ec2, asked } = open('prod', ['once']);
  await ec2.deleteVpc({ VpcId: 'vpc-1' });
  assert.is(asked[0]?.toType, '123456789012');
});

test('where nobody can be asked it is refused', async () => {
  const { ec2 } = open('prod', [], false);
  const before = sent();
  const error = await ec2.deleteVpc({ VpcId: 'vpc-1' }).catch((e) => e);
  assert.is(error.code, 'Protected');
  assert.match(error.hint, /--yes/);
  assert.is(sent(), before);
});

test('a loop of many is asked about once, with their number', async () => {
  const { ec2, asked } = open('prod', ['cell']);
  const before = sent();
  await inContext({ cell: 1 }, async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `vpc-${index}`);
    await Promise.all(ids.map((VpcId) => ec2.deleteVpc({ VpcId })));
    await ec2.deleteVpc({ VpcId: 'vpc-more' });
  });
  assert.is(asked.length, 1);
  assert.is(asked[0]?.waiting.length, 50);
  assert.equal(asked[0]?.waiting.at(-1)?.input, { VpcId: 'vpc-49' });
  assert.is(sent(), before + 51);
});

test('a no to one of a cell is a no to all of it', async () => {
  const { ec2, asked } = open('prod', ['no', 'once']);
  const before = sent();
  await inContext({ cell: 1 }, async () => {
    const both = ['vpc-1', 'vpc-2'].map((VpcId) => ec2.deleteVpc({ VpcId }).catch((e) => e.code));
    assert.equal(await Promise.all(both), ['Declined', 'Declined']);
  });
  assert.equal([asked.length, sent()], [1, before]);
});

test('consent to changes is no consent to destroying', async () => {
  const { ec2, asked } = open('prod', ['cell', 'no']);
  await inContext({ cell: 1 }, async () => {
    await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
    assert.is((await ec2.deleteVpc({ VpcId: 'vpc-1' }).catch((e) => e)).code, 'Declined');
  });
  assert.is(asked.length, 2);
});

test('a guard that cannot be read lets nothing through but reads', async () => {
  writeOwn('[profile prod]\nprotected = maybe\n');
  const { ec2 } = open('prod', ['once']);
  await ec2.describeVpcs();
  const error = await ec2.deleteVpc({ VpcId: 'vpc-1' }).catch((e) => e);
  assert.match(error.message, /config:2: protected is true or false$/);
});

test.run();
