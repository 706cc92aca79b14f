import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/session.ts';
import { failureOf, freshHome, put } from '../support/aws-home.ts';
import { selfSigned } from '../support/certificates.ts';
import { connectProxy } from '../support/connect-proxy.ts';
import { answerXml, serve } from '../support/loopback.ts';

const host = 'ec2.awsh.test';
const credentials = { accessKeyId: 'AKIA', secretAccessKey: 's' };
const plain = await serve((response, { action }) => answerXml(response, action));
const plainPort = Number(new URL(plain.url).port);
test.after(() => plain.close());
test.before.each(() => void freshHome());

function callTo(endpoint: string, profile?: string): Promise<unknown> {
  const options = { region: 'eu-west-1', credentials, ...(profile ? { profile } : {}) };
  return new Session({ ...options, endpoint }).service('ec2').describeVpcs();
}

test('HTTP_PROXY leads calls to http endpoints by its tunnel', async () => {
  const proxy = await connectProxy(plainPort);
  process.env.HTTP_PROXY = `http://${proxy.host}`;
  await callTo(`http://${host}:8000`);
  assert.equal(proxy.asked, [`${host}:8000`]);
  proxy.close();
});

test('NO_PROXY and this machine itself are reached directly', async () => {
  const proxy = await connectProxy(plainPort);
  process.env.HTTP_PROXY = `http://${proxy.host}`;
  await callTo(plain.url);
  assert.equal(proxy.asked, []);
  process.env.NO_PROXY = '.awsh.test';
  assert.is((await failureOf(callTo(`http://${host}:8000`))).code, 'ENOTFOUND');
  assert.equal(proxy.asked, []);
  proxy.close();
});

test('a proxy gets the login of its URL, and asks for one by name', async () => {
  const proxy = await connectProxy(plainPort, { login: 'ann:proxy-secret' });
  process.env.HTTP_PROXY = `http://ann:proxy-secret@${proxy.host}`;
  await callTo(`http://${host}:8000`);
  process.env.HTTP_PROXY = `http://ann:wrong-secret@${proxy.host}`;
  const error = await failureOf(callTo(`http://${host}:8000`));
  assert.is(error.message, `the proxy ${proxy.host} answered 407`);
  assert.match(error.hint ?? '', /wants a login/);
  proxy.close();
});

test('a proxy that is not there is named, not the host behind it', async () => {
  process.env.HTTPS_PROXY = 'http://127.0.0.1:9';
  const error = await failureOf(callTo(`https://${host}`));
  assert.is(error.message, "the proxy 127.0.0.1:9 can't be reached (ECONNREFUSED)");
  assert.is(error.code, 'Proxy');
});

test('a proxy that is no URL is named', async () => {
  process.env.HTTPS_PROXY = 'http://[nonsense';
  const error = await failureOf(callTo(`https://${host}`));
  assert.is(error.code, 'Proxy');
});

test('a certificate file that is missing or holds none is refused by who names it', async () => {
  process.env.AWS_CA_BUNDLE = '/nowhere/ca.pem';
  const missing = await failureOf((async () => callTo(plain.url))());
  assert.is(
    missing.message,
    'the certificate file /nowhere/ca.pem (AWS_CA_BUNDLE names it) does not exist',
  );
  delete process.env.AWS_CA_BUNDLE;
  const file = put('empty.pem', 'nothing');
  put('config', `[profile c]\nca_bundle = ${file}\n`);
  const empty = await failureOf((async () => callTo(plain.url, 'c'))());
  assert.match(empty.message, /config:2: the certificate file .*empty\.pem has no certificate/);
});

const certificate = selfSigned(host);
if (certificate) {
  const { cert, key, file } = certificate;
  let server: Server;
  let port: number;
  test.before(async () => {
    server = createServer({ cert, key }, (_request, response) =>
      answerXml(response, 'DescribeVpcs'),
    );
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    port = (server.address() as AddressInfo).port;
  });
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });

  test('a server with a certificate of its own is not trusted', async () => {
    const error = await failureOf(callTo(`https://127.0.0.1:${port}`));
    assert.match(error.message, /has a certificate that is not trusted/);
  });

  test('AWS_CA_BUNDLE, ca_bundle and REQUESTS_CA_BUNDLE say whom to trust, in this order', async () => {
    const endpoint = `https://127.0.0.1:${port}`;
    const other = selfSigned('other.test')?.file ?? '';
    process.env.REQUESTS_CA_BUNDLE = file;
    await callTo(endpoint);
    put('config', `[profile c]\nca_bundle = ${other}\n`);
    assert.match((await failureOf(callTo(endpoint, 'c'))).message, /not trusted/);
    process.env.AWS_CA_BUNDLE = file;
    await callTo(endpoint, 'c');
  });

  test('HTTPS_PROXY leads calls to https endpoints, whose certificate is checked as ever', async () => {
    const proxy = await connectProxy(port);
    process.env.HTTPS_PROXY = `http://${proxy.host}`;
    assert.match((await failureOf(callTo(`https://${host}`))).message, /not trusted/);
    process.env.AWS_CA_BUNDLE = file;
    await callTo(`https://${host}`);
    assert.is(proxy.asked.at(-1), `${host}:443`);
    proxy.close();
  });
} else {
  console.log('skipped: certificates and https, for openssl is not installed');
}

test.run();
