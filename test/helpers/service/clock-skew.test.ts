import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clockWarning } from '../../../helpers/service/clock-skew.ts';
import { Session } from '../../../helpers/session.ts';
import { freshHome } from '../support/aws-home.ts';
import { answerXml, serve } from '../support/loopback.ts';

test('a clock that is an hour off is told of once a session, siblings included', async () => {
  freshHome();
  const server = await serve((response, { action }) => {
    response.setHeader('date', new Date(Date.now() - 3_600_000).toUTCString());
    answerXml(response, action);
  });
  const heard: string[] = [];
  const session = new Session({ endpoint: server.url, warn: (message) => heard.push(message) });
  await session.service('ec2').describeVpcs();
  await session.with({ region: 'eu-west-1' }).service('ec2').describeVpcs();
  assert.equal(heard, [
    "this machine's clock is 1 h ahead of that of 127.0.0.1: set it, or calls will be refused",
  ]);
  server.close();
});

test('a clock that is near enough, or a server without one, is no matter', () => {
  const now = Date.now();
  assert.is(clockWarning(new Date(now + 200_000).toUTCString(), 'x', now), undefined);
  assert.is(clockWarning(undefined, 'x', now), undefined);
  assert.is(clockWarning('nonsense', 'x', now), undefined);
  assert.match(
    clockWarning(new Date(now + 600_000).toUTCString(), 'x', now) ?? '',
    /min behind that of x/,
  );
});

test.run();
