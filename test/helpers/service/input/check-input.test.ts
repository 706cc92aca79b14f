import '../../support/environment.ts';
import { Readable } from 'node:stream';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { InvalidInput, Session, type SessionOptions } from '../../../../helpers/index.ts';
import { cannedLink, fault } from '../../support/canned.ts';

type Anything = Record<string, (input?: unknown) => Promise<unknown>>;

function open(options: SessionOptions = {}) {
  const canned = cannedLink([fault('Sent')]);
  const session = new Session({ sandbox: canned.link, ...options });
  return { session, requests: canned.requests };
}

/** The faults of an input, as `path: message`. */
async function faultsOf(
  service: 'ec2' | 's3' | 'dynamodb' | 'iam' | 'glacier',
  name: string,
  input: unknown,
) {
  const { session, requests } = open();
  const handle = session.service(service) as unknown as Anything;
  try {
    await handle[name]?.(input);
  } catch (error) {
    if (!(error instanceof InvalidInput)) return [];
    assert.is(requests(), 0);
    return error.faults.map(({ path, message }) => `${path}: ${message}`);
  }
  throw new Error('it was answered');
}

const vpc = { VpcIds: 'vpc-1' } as never;

test('a filter of the wrong type is an error, not a full list, and says how it is written', async () => {
  const { session, requests } = open();
  const error = await session
    .service('ec2')
    .describeVpcs(vpc)
    .catch((thrown) => thrown);
  assert.is(
    error.message,
    "DescribeVpcs: VpcIds: a list of strings is expected, 'vpc-1' is a string; write ['vpc-1']",
  );
  assert.equal([error.code, error.hint, requests()], ['InvalidInput', 'nothing was sent', 0]);
});

test('every fault is named at once, each with its path', async () => {
  assert.equal(
    await faultsOf('ec2', 'runInstances', {
      ImageId: 5,
      minCount: 1,
      MaxCount: '1',
      TagSpecifications: [{ ResourceType: 'instance', Tags: { Name: 'web' } }],
      Filters: [],
    }),
    [
      "ImageId: a string is expected, 5 is a number; write '5'",
      'minCount: no such member; did you mean MinCount?',
      "MaxCount: a number is expected, '1' is a string; write 1",
      'TagSpecifications[0].Tags: a list of objects is expected, an object is given; write [{ … }]',
      'Filters: no such member',
      'MinCount: required, and not given',
    ],
  );
});

test('many faults are counted, the first dozen shown', async () => {
  const wrong = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`Zq${at}`, at]));
  const { session } = open();
  const error = await session
    .service('ec2')
    .describeVpcs(wrong as never)
    .catch((e) => e);
  const lines = error.message.split('\n');
  assert.is(lines[0], 'DescribeVpcs: 20 faults in the input');
  assert.equal([lines.length, lines.at(-1)], [14, 'and 8 more']);
});

test("a snake's and a camel's spelling find the member", async () => {
  assert.equal(await faultsOf('ec2', 'describeVpcs', { vpc_ids: [], maxResults: 5 }), [
    'vpc_ids: no such member; did you mean VpcIds?',
    'maxResults: no such member; did you mean MaxResults?',
  ]);
});

test('what is nothing in a list is refused, since it would be dropped without a word', async () => {
  assert.equal(await faultsOf('ec2', 'describeVpcs', { VpcIds: ['vpc-1', undefined, null] }), [
    'VpcIds[1]: a string is expected, undefined is none',
    'VpcIds[2]: a string is expected, null is none',
  ]);
});

test('a member that is undefined is a member left out', async () => {
  assert.equal(await faultsOf('ec2', 'describeVpcs', { VpcIds: undefined }), []);
});

test('dates are dates, and a text or number is rewritten as one', async () => {
  const look = (StartTime: unknown) => faultsOf('ec2', 'describeSpotPriceHistory', { StartTime });
  assert.equal(await look(new Date()), []);
  assert.equal(await look('2026-01-01'), [
    "StartTime: a Date is expected, '2026-01-01' is a string; write new Date('2026-01-01')",
  ]);
  assert.equal(await look(1_700_000_000), [
    'StartTime: a Date is expected, 1700000000 is a number; write new Date(1700000000000)',
  ]);
  assert.equal(await look(new Date('no')), [
    'StartTime: a Date is expected, a Date that is none is given',
  ]);
});

test('a promise where a value belongs says to await it', async () => {
  assert.equal(await faultsOf('ec2', 'describeVpcs', { VpcIds: Promise.resolve([]) }), [
    'VpcIds: a list of strings is expected, a promise is given: await it',
  ]);
});

test('exactly one choice of a union is taken', async () => {
  const put = (value: unknown) =>
    faultsOf('dynamodb', 'putItem', { TableName: 't', Item: { id: value } });
  assert.equal(await put({ S: 'a' }), []);
  assert.equal(await put({ M: { list: { L: [{ N: '1' }, { NULL: true }] } } }), []);
  assert.equal(await put({ S: 'a', N: '1' }), [
    'Item.id: exactly one of S, N, B, SS, NS, BS, M, L … is expected, 2 are given',
  ]);
  assert.equal(await put({ N: 1 }), ["Item.id.N: a string is expected, 1 is a number; write '1'"]);
  assert.equal(await put('a'), ["Item.id: an object is expected, 'a' is a string"]);
});

test('text, bytes and streams are bodies; other objects are none', async () => {
  const put = (Body: unknown) => faultsOf('s3', 'putObject', { Bucket: 'b', Key: 'k', Body });
  for (const body of ['text', Buffer.from('x'), new Uint8Array(2), new Blob(['x'])]) {
    assert.equal(await put(body), []);
  }
  assert.equal(await put(Readable.from(['x'])), []);
  assert.equal(await put({ a: 1 }), [
    'Body: a string, Buffer or stream is expected, an object is given',
  ]);
});

test('an empty part of the address is refused with the reason', async () => {
  assert.equal(await faultsOf('s3', 'getObject', { Bucket: 'b', Key: '' }), [
    "Key: may not be empty: it is part of the request's address",
  ]);
});

test('what the SDK fills in by itself is not missing', async () => {
  assert.equal(await faultsOf('glacier', 'listVaults', {}), []);
  assert.equal(await faultsOf('ec2', 'createFleet', { LaunchTemplateConfigs: [] }), [
    'TargetCapacitySpecification: required, and not given',
  ]);
});

test('a secret of the wrong type is not repeated', async () => {
  const [found = ''] = await faultsOf('iam', 'createLoginProfile', {
    UserName: 'ann',
    Password: 12_345_678,
  });
  assert.is(found, 'Password: a string is expected, a number is given');
});

test('a value that contains itself ends', async () => {
  const loop: Record<string, unknown> = {};
  loop.M = { again: loop };
  const [found = ''] = await faultsOf('dynamodb', 'putItem', { TableName: 't', Item: { loop } });
  assert.match(found, /the value contains itself$/);
});

test('the check holds for the raw client, pages and waiters alike', async () => {
  const { session, requests } = open();
  const { client, pages, wait, watch } = session.service('ec2');
  const refused = async (run: () => unknown) => {
    const error = await (async () => run())().catch((thrown) => thrown);
    assert.instance(error, InvalidInput);
  };
  await refused(() => client.send(new DescribeVpcsCommand(vpc)));
  await refused(() => client.describeVpcs(vpc));
  await refused(() => new Promise((_, no) => client.describeVpcs(vpc, (error) => no(error))));
  await refused(async () => {
    for await (const _ of pages.describeVpcs(vpc));
  });
  await refused(() => wait.vpcAvailable(vpc));
  await refused(async () => {
    for await (const _ of watch.vpcAvailable(vpc));
  });
  assert.is(requests(), 0);
});

test('the check holds for another library with the same client', async () => {
  const { session, requests } = open();
  const documents = DynamoDBDocumentClient.from(session.client('dynamodb'));
  const put = (input: object) =>
    documents.send(new PutCommand(input as never)).catch((thrown) => thrown);
  const error = await put({ TableName: 't', Item: { id: 1 }, Retur: 'NONE' });
  assert.instance(error, InvalidInput);
  assert.equal(error.faults, [
    { path: 'Retur', message: 'no such member; did you mean ReturnValues?' },
  ]);
  assert.is(requests(), 0);
  await put({ TableName: 't', Item: { id: 1, list: [{ deep: true }] } });
  assert.is(requests(), 1);
});

test('checkInput: false sends what it is given, from siblings too', async () => {
  const { session, requests } = open({ checkInput: false });
  const sibling = session.with({ region: 'eu-west-1' });
  for (const each of [session, sibling]) {
    const error = await each
      .service('ec2')
      .describeVpcs(vpc)
      .catch((thrown) => thrown);
    assert.is(error.name, 'Sent');
  }
  assert.is(requests(), 2);
});

test.run();
