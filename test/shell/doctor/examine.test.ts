import { chmodSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session, type SessionOptions } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { examine } from '../../../shell/doctor/index.ts';
import { freshHome, put } from '../../helpers/support/aws-home.ts';

const servers: Server[] = [];
test.after.each(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** URL of a server on this machine. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const identity = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::1:user/ann</Arn><UserId>u</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
const sts =
  (headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'text/xml', ...headers }).end(identity);
    });
  };

/** Findings of one check, each as `status: found → advice`. */
async function found(
  check: string,
  session: SessionOptions | undefined,
  atMostMs?: number,
): Promise<string[]> {
  const { signal } = new AbortController();
  const patient = { session: session && new Session(session), history: undefined, signal };
  const findings = await examine(patient, atMostMs);
  return findings
    .filter((each) => each.check === check)
    .map(({ status, found: what, advice }) => `${status}: ${what}${advice ? ` → ${advice}` : ''}`);
}

test('in the sandbox all of it is well, and nothing leaves this machine', async () => {
  freshHome();
  const { signal } = new AbortController();
  const session = new Session({ sandbox: createSandbox().link });
  const findings = await examine({ session, history: undefined, signal });
  assert.equal(
    findings.filter(({ status }) => status === 'fail'),
    [],
  );
  for (const check of [
    'node',
    'terminal',
    'config',
    'credentials',
    'endpoint',
    'clock',
    'identity',
    'folders',
    'history',
    'types',
  ]) {
    assert.ok(
      findings.some((each) => each.check === check),
      check,
    );
  }
});

test('a server that answers is reached, its clock is compared, and it knows who calls', async () => {
  freshHome();
  const endpoint = await serve(sts());
  assert.match(
    (await found('endpoint', { endpoint }))[0] ?? '',
    /^ok: 127\.0\.0\.1:\d+ answers \(200\)/,
  );
  assert.match((await found('clock', { endpoint }))[0] ?? '', /^ok: as 127\.0\.0\.1/);
  assert.equal(await found('identity', { endpoint }), [
    'ok: arn:aws:iam::1:user/ann, account 111122223333',
  ]);
  assert.match((await found('credentials', { endpoint }))[0] ?? '', /^ok: placeholders/);
});

test('a clock that is an hour off is told, with what to do', async () => {
  freshHome();
  const endpoint = await serve(sts({ date: new Date(Date.now() - 3_600_000).toUTCString() }));
  const [finding = ''] = await found('clock', { endpoint });
  assert.match(
    finding,
    /^fail: this machine's clock is (1 h|60 min) ahead of that of 127.* → set it/,
  );
});

test('a server that is not there, or never answers, is told in time', async () => {
  freshHome();
  const gone = await serve(sts());
  servers.pop()?.close();
  assert.match(
    (await found('endpoint', { endpoint: gone }))[0] ?? '',
    /^fail: .* refused the connection → is a server/,
  );
  const silent = await serve(() => undefined);
  for (const check of ['endpoint', 'identity']) {
    assert.match(
      (await found(check, { endpoint: silent }, 300))[0] ?? '',
      /^fail: no answer within 0\.3 s/,
    );
  }
});

test('a fault in a config file is told with file and line, and the rest is looked at still', async () => {
  freshHome({ config: '[default]\nregion = eu-west-1\nnot a setting\n' });
  const [finding = ''] = await found('config', undefined);
  assert.match(finding, /^fail: .*\.aws\/config:3: .*has no = after it → lines are key = value/);
  assert.match((await found('node', undefined))[0] ?? '', /^ok: Node/);
  assert.match((await found('credentials', undefined))[0] ?? '', /^warn: not looked at/);
});

test('files that others can read, and a missing region, are warned of', async () => {
  freshHome({ credentials: '[default]\naws_access_key_id = a\naws_secret_access_key = b\n' });
  chmodSync(
    put('credentials', '[default]\naws_access_key_id = a\naws_secret_access_key = b\n'),
    0o644,
  );
  const findings = await found('config', {});
  assert.match(findings[1] ?? '', /^warn: .*has mode 0644.* → chmod 600 /);
  assert.match(findings[2] ?? '', /^warn: no region is set/);
});

test('credentials are told by their source and how long they last, never by their keys', async () => {
  const says = (minutes: number) => {
    const Expiration = new Date(Date.now() + minutes * 60_000).toISOString();
    const keys = {
      Version: 1,
      AccessKeyId: 'AKIAHUNTER2',
      SecretAccessKey: 'hunter22',
      Expiration,
    };
    return `[profile dev]\nregion = eu-west-1\ncredential_process = echo '${JSON.stringify(keys)}'\n`;
  };
  const endpoint = await serve(sts());
  freshHome({ config: says(90) });
  const [lasting = ''] = await found('credentials', { profile: 'dev', endpoint });
  assert.match(lasting, /^ok: the credential_process of profile dev, for (1 h|89 min) more$/);
  freshHome({ config: says(7) });
  assert.match(
    (await found('credentials', { profile: 'dev', endpoint }))[0] ?? '',
    /^warn: .* 6 min more → they end soon/,
  );
  freshHome({ config: '[profile dev]\ncredential_process = exit 3\n' });
  const [failing = ''] = await found('credentials', {
    profile: 'dev',
    region: 'eu-west-1',
    endpoint,
  });
  assert.match(failing, /^fail: .*profile dev/);
});

test('without credentials anywhere it says how to get some', async () => {
  freshHome({ config: '[default]\nregion = eu-west-1\nendpoint_url = http://10.0.0.1:9\n' });
  const [finding = ''] = await found('credentials', {}, 300);
  assert.match(finding, /^fail: nothing says where credentials are → aws configure/);
});

test('Ctrl-C ends it at once', async () => {
  freshHome();
  const session = new Session({ endpoint: await serve(() => undefined) });
  const stop = new AbortController();
  const examined = examine({ session, history: undefined, signal: stop.signal });
  stop.abort();
  assert.is(
    await examined.then(
      () => 'went on',
      (error: Error) => error.name,
    ),
    'AbortError',
  );
});

test.run();
