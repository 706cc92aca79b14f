import { request } from 'node:http';
import { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { LoggedRequest, SavedState } from '../../sandbox/index.ts';
import { errorOf, openSandbox } from './clients.ts';

interface Told {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON the server sends
  readonly value: any;
}
type Ask = (method: string, path: string, body?: unknown) => Promise<Told>;

async function served(body: (ask: Ask, ec2: EC2, url: string) => Promise<void>): Promise<void> {
  const { sandbox } = openSandbox();
  const server = await sandbox.listen();
  const { credentials, region } = sandbox.link;
  const ec2 = new EC2({ endpoint: server.url, credentials, region });
  const ask: Ask = async (method, path, value) => {
    const init = value === undefined ? {} : { body: JSON.stringify(value) };
    const response = await fetch(`${server.url}${path}`, { method, ...init });
    return { status: response.status, value: await response.json() };
  };
  try {
    await body(ask, ec2, server.url);
  } finally {
    ec2.destroy();
    await server.close();
  }
}

test('health says what is running, under moto’s path too', () =>
  served(async (ask) => {
    for (const path of ['/_sandbox/health', '/moto-api/']) {
      const { status, value } = await ask('GET', path);
      assert.is(status, 200);
      assert.equal(
        [value.status, value.accountId, value.instances, value.clock],
        ['ok', '123456789012', 12, 'manual'],
      );
    }
  }));

test('reset starts again, under moto’s path too, from the fixture asked for', () =>
  served(async (ask, ec2) => {
    for (const path of ['/_sandbox/reset', '/moto-api/reset']) {
      await ec2.createVpc({ CidrBlock: '10.9.0.0/16' });
      assert.is((await ask('POST', path)).status, 200);
      assert.is((await ec2.describeVpcs({})).Vpcs?.length, 3);
    }
    await ask('POST', '/_sandbox/reset?fixture=empty');
    assert.is((await ec2.describeVpcs({})).Vpcs?.length, 1);
    const { status, value } = await ask('POST', '/_sandbox/reset?fixture=huge');
    assert.is(status, 400);
    assert.match(value.error, /no fixture huge; there are empty, tutorial, company, large/);
  }));

test('the state is read, compared with and put back', () =>
  served(async (ask, ec2) => {
    const before: SavedState = (await ask('GET', '/_sandbox/state')).value;
    const { Vpc } = await ec2.createVpc({ CidrBlock: '10.9.0.0/16' });
    const { value } = await ask('POST', '/_sandbox/diff', before);
    assert.ok(value.some(({ id }: { id: string }) => id === Vpc?.VpcId));
    assert.is((await ask('PUT', '/_sandbox/state', before)).status, 200);
    assert.is((await ec2.describeVpcs({})).Vpcs?.length, 3);
    assert.is((await ask('PUT', '/_sandbox/state', {})).status, 400);
  }));

test('a manual clock is moved on, by a length of time with its unit', () =>
  served(async (ask) => {
    const { now } = (await ask('GET', '/_sandbox/clock')).value;
    for (const [advance, ms] of [
      ['30s', 30_000],
      ['1.5h', 5_400_000],
      ['250ms', 250],
    ] as const) {
      const before = (await ask('GET', '/_sandbox/clock')).value.now;
      assert.is((await ask('POST', `/_sandbox/clock?advance=${advance}`)).value.now - before, ms);
    }
    assert.ok(now > 0);
    for (const wrong of ['', '?advance=30', '?advance=-1s', '?advance=soon']) {
      assert.is((await ask('POST', `/_sandbox/clock${wrong}`)).status, 400);
    }
  }));

test('faults are added, listed and cleared', () =>
  served(async (ask, ec2) => {
    const { value } = await ask('POST', '/_sandbox/faults', [
      { kind: 'quota' },
      { kind: 'internal-error', operation: 'DescribeVpcs', code: 'Unavailable', status: 400 },
    ]);
    assert.equal(value.ids, ['fault-1', 'fault-2']);
    assert.is((await errorOf(ec2.describeVpcs({}))).name, 'Unavailable');
    assert.is((await ask('GET', '/_sandbox/faults')).value[1].struck, 1);
    await ask('DELETE', '/_sandbox/faults?id=fault-2');
    assert.ok(await ec2.describeVpcs({}));
    await ask('DELETE', '/_sandbox/faults');
    assert.equal((await ask('GET', '/_sandbox/faults')).value, []);
    const refused = await ask('POST', '/_sandbox/faults', { kind: 'gremlins' });
    assert.equal([refused.status, /kind of a fault/.test(refused.value.error)], [400, true]);
  }));

test('requests are logged with the wire in both directions, but without what proves who sent them', () =>
  served(async (ask, ec2) => {
    await ec2.describeVpcs({});
    await errorOf(ec2.describeVpcs({ VpcIds: ['vpc-00000000'] }));
    const list: LoggedRequest[] = (await ask('GET', '/_sandbox/requests')).value;
    const [good, bad] = list;
    assert.is(list.length, 2);
    assert.equal(
      [good?.account, good?.region, good?.service, good?.operation],
      ['123456789012', 'us-east-1', 'ec2', 'DescribeVpcs'],
    );
    assert.match(good?.request.body ?? '', /Action=DescribeVpcs/);
    assert.match(good?.response?.body ?? '', /<DescribeVpcsResponse/);
    assert.is(good?.request.headers.authorization, '***');
    assert.equal([bad?.errorCode, bad?.response?.statusCode], ['InvalidVpcID.NotFound', 400]);
    assert.is((await ask('GET', '/_sandbox/requests?last=1')).value.length, 1);
    assert.equal((await ask('GET', '/_sandbox/counts')).value, { 'ec2:DescribeVpcs': 2 });
    await ask('DELETE', '/_sandbox/requests');
    assert.equal((await ask('GET', '/_sandbox/requests')).value, []);
  }));

test('coverage names what is there of all that the API has', () =>
  served(async (ask) => {
    const { value } = await ask('GET', '/_sandbox/coverage');
    const ec2 = value.find(({ service }: { service: string }) => service === 'ec2');
    assert.is(ec2.serviceId, 'EC2');
    assert.ok(ec2.operations.includes('RunInstances'));
    assert.ok(ec2.operations.length + ec2.missing.length > 700);
  }));

test('what is not there says what is', () =>
  served(async (ask) => {
    assert.is((await ask('GET', '/_sandbox/nowhere')).status, 404);
    const { status, value } = await ask('GET', '/_sandbox/reset');
    assert.equal([status, value.error], [405, '/_sandbox/reset takes POST']);
    assert.ok('POST /_sandbox/reset' in (await ask('GET', '/_sandbox')).value);
  }));

test('a page in a browser cannot reset the sandbox or read it', () =>
  served(async (ask, _, url) => {
    const status = (headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        request(`${url}/_sandbox/state`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    assert.is(await status({ origin: 'https://example.com' }), 403);
    assert.is(await status({ origin: 'null' }), 403);
    assert.is(await status({ host: 'rebound.example.com' }), 403);
    assert.is(await status({ origin: 'http://localhost:3000' }), 200);
    assert.is((await ask('GET', '/_sandbox/state')).status, 200);
  }));

test('an address that others can reach is refused', async () => {
  const { sandbox } = openSandbox();
  const error = await errorOf(sandbox.listen({ host: '0.0.0.0' }));
  assert.match(error.message, /listens on 127\.0\.0\.1, ::1, localhost, not on 0\.0\.0\.0/);
});

test('the log is bounded, however much is sent', async () => {
  const { sandbox, ec2 } = openSandbox();
  const Value = 'x'.repeat(200);
  const VpcIds = Array.from({ length: 1_000 }, () => Value);
  for (let at = 0; at < 60; at += 1) await errorOf(ec2.describeVpcs({ VpcIds }));
  const list = sandbox.requests.list();
  assert.ok(list.every(({ request: { body = '' } }) => body.length <= 64 * 1024));
  assert.ok((list[0]?.request.bytes ?? 0) > 200_000);
  const kept = list.reduce((sum, one) => sum + (one.request.body?.length ?? 0), 0);
  assert.ok(kept <= 8 * 1024 * 1024);
});

test.run();
