import { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type FaultRule, faultKinds, type Sandbox } from '../../sandbox/index.ts';
import { errorOf, openSandbox, stsOf } from './clients.ts';

const retryless = { maxAttempts: 1 };

/** A sandbox with these faults, and a client that does not try again. */
function troubled(...rules: FaultRule[]): { sandbox: Sandbox; ec2: EC2 } {
  const { sandbox } = openSandbox();
  for (const rule of rules) sandbox.faults.add(rule);
  const { requestHandler, credentials, region } = sandbox.link;
  const config = { credentials, region, ...retryless };
  return { sandbox, ec2: new EC2({ ...config, requestHandler: requestHandler as never }) };
}

async function outcomes(ec2: EC2, calls: number): Promise<string> {
  let marks = '';
  for (let at = 0; at < calls; at += 1) {
    marks += await ec2.describeVpcs({}).then(
      () => '.',
      () => 'x',
    );
  }
  return marks;
}

async function anyImage(ec2: EC2): Promise<string> {
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  return Images[0]?.ImageId ?? '';
}

async function launch(ec2: EC2): Promise<string> {
  const ImageId = await anyImage(ec2);
  const { Instances = [] } = await ec2.runInstances({ ImageId, MinCount: 1, MaxCount: 1 });
  return Instances[0]?.InstanceId ?? '';
}

test('nothing goes wrong unless told to', async () => {
  const { sandbox, ec2 } = openSandbox();
  assert.equal(sandbox.faults.list(), []);
  assert.is(await outcomes(ec2, 200), '.'.repeat(200));
});

test('throttling lets as many calls through as the bucket of the operation holds', async () => {
  const { sandbox, ec2 } = troubled({ kind: 'throttling' });
  assert.is(await outcomes(ec2, 103), `${'.'.repeat(100)}xxx`);
  const error = await errorOf(ec2.describeVpcs({}));
  assert.is(error.name, 'RequestLimitExceeded');
  assert.is(error.$metadata?.httpStatusCode, 503);
  assert.ok((await ec2.describeSubnets({})).Subnets);
  sandbox.clock.advance(1_000);
  assert.is(await outcomes(ec2, 21), `${'.'.repeat(20)}x`);
});

test('throttling counts instances too: a thousand can be started at once, then two a second', async () => {
  const { ec2 } = troubled({ kind: 'throttling' });
  const ImageId = await anyImage(ec2);
  await ec2.runInstances({ ImageId, MinCount: 1, MaxCount: 1_000 });
  const error = await errorOf(ec2.runInstances({ ImageId, MinCount: 1, MaxCount: 1 }));
  assert.is(error.name, 'RequestLimitExceeded');
});

test('a listing of everything takes from a smaller bucket than one with a filter', async () => {
  const { ec2 } = troubled({ kind: 'throttling' });
  for (let at = 0; at < 50; at += 1) await ec2.describeInstances({});
  assert.is((await errorOf(ec2.describeInstances({}))).name, 'RequestLimitExceeded');
  assert.ok(await ec2.describeInstances({ MaxResults: 5 }));
});

test('a client that tries again gets through', async () => {
  const { sandbox, ec2 } = openSandbox();
  sandbox.faults.add({ kind: 'internal-error', count: 2 });
  assert.ok((await ec2.describeVpcs({})).Vpcs);
  assert.is(sandbox.requests.counts()['ec2:DescribeVpcs'], 3);
});

test('a fresh id is unknown for a while, and lists leave it out', async () => {
  const { sandbox, ec2 } = troubled({ kind: 'eventual-consistency', ms: 4_000 });
  const id = await launch(ec2);
  const error = await errorOf(ec2.describeInstances({ InstanceIds: [id] }));
  assert.is(error.name, 'InvalidInstanceID.NotFound');
  assert.is((await ec2.describeInstances({})).Reservations?.length, 7);
  sandbox.clock.advance(4_000);
  assert.is((await ec2.describeInstances({ InstanceIds: [id] })).Reservations?.length, 1);
  assert.is((await ec2.describeInstances({})).Reservations?.length, 8);
});

test('AWS can be out of capacity or refuse by quota, but only for what starts instances', async () => {
  for (const [kind, code, status] of [
    ['no-capacity', 'InsufficientInstanceCapacity', 500],
    ['quota', 'VcpuLimitExceeded', 400],
  ] as const) {
    const { sandbox, ec2 } = troubled({ kind });
    const error = await errorOf(launch(ec2));
    assert.is(error.name, code);
    assert.is(error.$metadata?.httpStatusCode, status);
    assert.is(sandbox.summary().instances, 12);
  }
});

test('another code, message and status can be asked for', async () => {
  const { ec2 } = troubled({ kind: 'quota', code: 'InstanceLimitExceeded', message: 'No more.' });
  const error = await errorOf(launch(ec2));
  assert.is(`${error.name}: ${error.message}`, 'InstanceLimitExceeded: No more.');
});

test('credentials are over, in each service’s words', async () => {
  const { sandbox, ec2 } = troubled({ kind: 'expired-credentials' });
  assert.is((await errorOf(ec2.describeVpcs({}))).name, 'RequestExpired');
  assert.match((await errorOf(stsOf(sandbox).getCallerIdentity({}))).name, /^ExpiredToken/);
});

test('an answer waits in virtual time, and an abort ends the wait at once', async () => {
  const { sandbox, ec2 } = troubled({ kind: 'latency', ms: 60_000, count: 2 });
  let answered = false;
  const call = ec2.describeVpcs({}).then(() => {
    answered = true;
  });
  while (sandbox.faults.list()[0]?.struck === 0) await new Promise(setImmediate);
  assert.not(answered);
  sandbox.clock.advance(60_000);
  await call;
  const stop = new AbortController();
  const slow = ec2.describeVpcs({}, { abortSignal: stop.signal });
  stop.abort();
  assert.is((await errorOf(slow)).name, 'AbortError');
  assert.not(process.getActiveResourcesInfo().includes('Timeout'));
});

test('a connection cut before the call leaves nothing done, one cut after it leaves it done', async () => {
  for (const [kind, instances] of [
    ['cut-request', 12],
    ['cut-answer', 13],
  ] as const) {
    const { sandbox, ec2 } = troubled({ kind, operation: 'RunInstances' });
    const error = (await errorOf(launch(ec2))) as NodeJS.ErrnoException;
    assert.is(error.code, 'ECONNRESET');
    assert.is(sandbox.summary().instances, instances);
    assert.is(sandbox.requests.list().at(-1)?.response, undefined);
  }
});

test('a cut answer is tried again with the same client token, so nothing is made twice', async () => {
  const { sandbox, ec2 } = openSandbox();
  sandbox.faults.add({ kind: 'cut-answer', operation: 'RunInstances', count: 1 });
  await launch(ec2);
  assert.is(sandbox.requests.counts()['ec2:RunInstances'], 2);
  assert.is(sandbox.summary().instances, 13);
});

test('over HTTP a cut connection is a broken socket, and the server lives', async () => {
  const { sandbox } = troubled({ kind: 'cut-request', count: 1 });
  const server = await sandbox.listen();
  const { credentials, region } = sandbox.link;
  const ec2 = new EC2({ endpoint: server.url, credentials, region, ...retryless });
  try {
    const error = (await errorOf(ec2.describeVpcs({}))) as NodeJS.ErrnoException;
    assert.is(error.code, 'ECONNRESET');
    assert.is((await ec2.describeVpcs({})).Vpcs?.length, 3);
  } finally {
    ec2.destroy();
    await server.close();
  }
});

test('a rule strikes only where it says', async () => {
  const { sandbox, ec2 } = troubled(
    { kind: 'internal-error', operation: 'Describe*', region: 'eu-*' },
    { kind: 'internal-error', service: 'sts', account: '9*' },
  );
  assert.is(await outcomes(ec2, 2), '..');
  assert.ok(await stsOf(sandbox).getCallerIdentity({}));
  assert.equal(
    sandbox.faults.list().map(({ struck }) => struck),
    [0, 0],
  );
});

test('the same seed has the same luck, again after all rules were cleared', async () => {
  const rule: FaultRule = { kind: 'internal-error', probability: 0.5 };
  const { sandbox, ec2 } = troubled(rule);
  const first = await outcomes(ec2, 40);
  assert.match(first, /x/);
  assert.match(first, /\./);
  assert.is(await outcomes(troubled(rule).ec2, 40), first);
  sandbox.faults.clear();
  assert.is(await outcomes(ec2, 5), '.....');
  sandbox.faults.add(rule);
  assert.is(await outcomes(ec2, 40), first);
});

test('a rule is counted, spent, and removed by its id', async () => {
  const { sandbox, ec2 } = troubled({ kind: 'internal-error', count: 2 });
  assert.is(await outcomes(ec2, 4), 'xx..');
  const [rule] = sandbox.faults.list();
  assert.equal([rule?.id, rule?.struck], ['fault-1', 2]);
  sandbox.faults.clear('fault-1');
  assert.equal(sandbox.faults.list(), []);
});

test('a rule that makes no sense is refused in words', () => {
  const { sandbox } = openSandbox();
  const refused = (rule: object, why: RegExp) =>
    assert.throws(() => sandbox.faults.add(rule as FaultRule), why);
  refused({}, new RegExp(Object.keys(faultKinds).join(', ')));
  refused({ kind: 'gremlins' }, /kind of a fault is/);
  refused({ kind: 'latency', sevrice: 'ec2' }, /a fault has no sevrice; it has kind, service/);
  refused({ kind: 'latency', probability: 2 }, /probability of a fault is a number from 0 to 1/);
  refused({ kind: 'latency', count: 0 }, /count/);
  refused({ kind: 'quota', code: 'a\r\nb' }, /code/);
  refused([], /a fault is an object/);
});

test.run();
