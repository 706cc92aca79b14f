import './support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  everywhere,
  inContext,
  isStop,
  originOf,
  type Progress,
  Session,
} from '../../helpers/index.ts';
import { writeConfig } from './support/environment.ts';
import { answerError, answerXml, serve } from './support/loopback.ts';

/** A server that knows from the signature which region it is; `deny` refuses in some. */
async function world(deny: Readonly<Record<string, readonly [string, string]>> = {}) {
  let open = 0;
  let most = 0;
  const server = await serve(async (response, { action, region }) => {
    open += 1;
    most = Math.max(most, open);
    await new Promise(setImmediate);
    open -= 1;
    const [code, message] = deny[region] ?? [];
    if (code) return answerError(response, 403, code, message);
    const inside = `<vpcSet><item><vpcId>vpc-${region}</vpcId></item></vpcSet>`;
    answerXml(response, action, inside);
  });
  const session = new Session({ endpoint: server.url, region: 'us-east-1' });
  return { server, session, most: () => most };
}

const vpcs = (session: Session) => session.service('ec2').items.describeVpcs();
const ids = (found: readonly { VpcId?: string | undefined }[]) =>
  found.map(({ VpcId }) => VpcId).sort();

test('what all regions have comes as one, and every item knows where it is from', async () => {
  const { server, session } = await world();
  const found = await everywhere({ session, regions: ['us-east-1', 'eu-west-1'] }, vpcs).toArray();
  assert.equal(ids(found), ['vpc-eu-west-1', 'vpc-us-east-1']);
  for (const vpc of found) assert.is(`vpc-${originOf(vpc)?.region}`, vpc.VpcId);
  assert.is(originOf({}), undefined);
  server.close();
});

test('patterns stand for the regions of the partition, no more of which are asked at once than said', async () => {
  const { server, session, most } = await world();
  const european = everywhere({ session, regions: 'eu-*', at: 3 }, vpcs);
  assert.is(await european.count(), 8);
  assert.ok(most() <= 3);
  assert.is(european.report.done.length, 8);
  server.close();
});

test('a region that fails is named with the reason, and the others still come', async () => {
  const { server, session } = await world({
    'af-south-1': ['AuthFailure', 'AWS was not able to validate the provided access credentials'],
    'eu-west-1': ['UnauthorizedOperation', 'with an explicit deny in a service control policy'],
    'us-west-2': ['UnauthorizedOperation', 'no identity-based policy allows the action'],
  });
  const regions = ['us-east-1', 'af-south-1', 'eu-west-1', 'us-west-2'];
  const everything = everywhere({ session, regions }, vpcs);
  assert.equal(ids(await everything.toArray()), ['vpc-us-east-1']);
  assert.equal(everything.report.done, [{ region: 'us-east-1', items: 1 }]);
  assert.equal(Object.fromEntries(everything.failures.map(({ region, why }) => [region, why])), {
    'af-south-1': 'not enabled for this account, or the credentials are wrong (AuthFailure)',
    'eu-west-1': 'denied by a service control policy of the organization (UnauthorizedOperation)',
    'us-west-2': 'not allowed (UnauthorizedOperation)',
  });
  server.close();
});

test('when every place fails, that is an error and no empty list', async () => {
  const denied = ['UnauthorizedOperation', 'no'] as const;
  const { server, session } = await world({ 'us-east-1': denied, 'us-east-2': denied });
  const error = await everywhere({ session, regions: 'us-east-*' }, vpcs)
    .toArray()
    .catch((e) => e);
  assert.is(error.name, 'UnauthorizedOperation');
  server.close();
});

test('profiles are asked for their accounts, and items know profile and account', async () => {
  const server = await serve((response, { action }) => {
    if (action !== 'GetCallerIdentity') {
      return answerXml(response, action, '<vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet>');
    }
    const inside =
      '<Arn>arn:aws:iam::111122223333:root</Arn><UserId>u</UserId><Account>111122223333</Account>';
    answerXml(response, action, `<GetCallerIdentityResult>${inside}</GetCallerIdentityResult>`);
  });
  const profile = (name: string) =>
    `[profile ${name}]\nregion = eu-west-1\naws_access_key_id = a\naws_secret_access_key = b\n`;
  process.env.AWS_ENDPOINT_URL = server.url;
  writeConfig(profile('one') + profile('two'));
  const found = await everywhere({ profiles: ['one', 'two'] }, vpcs).toArray();
  assert.equal(found.map((vpc) => originOf(vpc)?.profile).sort(), ['one', 'two']);
  assert.equal([...new Set(found.map((vpc) => originOf(vpc)?.account))], ['111122223333']);
  delete process.env.AWS_ENDPOINT_URL;
  server.close();
});

test('promises, lists and single answers are all taken; texts have their origin beside them', async () => {
  const { server, session } = await world();
  const regions = ['us-east-1', 'eu-west-1'];
  const names = everywhere({ session, regions }, ({ region }) => `${region}!`);
  assert.equal((await names.toArray()).sort(), ['eu-west-1!', 'us-east-1!']);
  const beside = await names.withOrigin().toArray();
  assert.ok(beside.every(({ item, region }) => item === `${region}!`));
  const lists = everywhere({ session, regions }, async (there) =>
    (await vpcs(there).toArray()).map(({ VpcId }) => VpcId),
  );
  assert.equal((await lists.toArray()).sort(), ['vpc-eu-west-1', 'vpc-us-east-1']);
  const answers = await everywhere({ session, regions }, (there) =>
    there.service('ec2').describeVpcs(),
  ).toArray();
  assert.is(answers[0]?.Vpcs?.length, 1);
  server.close();
});

test('leaving early and stopping end all of it', async () => {
  const { server, session } = await world();
  for await (const _ of everywhere({ session, regions: '*', at: 2 }, vpcs)) break;
  const asked = server.hits.length;
  assert.ok(asked <= 4);
  const cell = new AbortController();
  const error = await inContext({ signal: cell.signal }, async () => {
    for await (const _ of everywhere({ session, regions: '*', at: 2 }, vpcs)) cell.abort();
  }).catch((e) => e);
  assert.ok(isStop(error));
  assert.ok(server.hits.length <= asked + 4);
  server.close();
});

test('one line tells how far it is, and which places failed', async () => {
  const { server, session } = await world({ 'us-east-2': ['UnauthorizedOperation', 'no'] });
  const heard: Progress[] = [];
  await inContext({ onProgress: (progress) => heard.push(progress) }, () =>
    everywhere({ session, regions: 'us-east-*' }, vpcs).count(),
  );
  assert.equal([...new Set(heard.map(({ name }) => name))], ['everywhere']);
  const { over, items, origins } = heard.at(-1) as Progress;
  assert.equal(
    [over, items, origins],
    [true, 1, { done: 2, all: 2, failures: ['us-east-2 · not allowed (UnauthorizedOperation)'] }],
  );
  server.close();
});

test('places that are none are refused before anything is asked', () => {
  const session = new Session({ endpoint: 'http://127.0.0.1:1', region: 'us-east-1' });
  const refused = (ask: () => unknown) => {
    try {
      return ask();
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.is(
    refused(() => everywhere({ session, regions: 'mars-*' }, vpcs)),
    'no region is called like mars-*',
  );
  assert.is(
    refused(() => everywhere({ session, regions: ['eu-west-9'] }, vpcs)),
    'no region called eu-west-9',
  );
  assert.is(
    refused(() => everywhere({ session, regions: [] }, vpcs)),
    'everywhere of an empty list is nowhere',
  );
  assert.is(
    refused(() => everywhere({ session, at: 0 }, vpcs)),
    'at takes a number from 1, not 0',
  );
});

test.run();
