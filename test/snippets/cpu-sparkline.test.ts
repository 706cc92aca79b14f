import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { Engine, type Outcome } from '../../shell/engine.ts';
import { snippets } from '../../shell/play/index.ts';

interface Question {
  readonly StartTime: number;
  readonly MetricDataQueries: readonly { readonly Id: string; readonly Label: string }[];
}

/** CloudWatch, which the sandbox has not: two values for every metric that is asked for. */
function metrics({ StartTime, MetricDataQueries }: Question): object {
  return {
    MetricDataResults: MetricDataQueries.map(({ Id, Label }, index) => ({
      Id,
      Label,
      StatusCode: 'Complete',
      Timestamps: [StartTime, StartTime + 300],
      Values: [index, index + 50],
    })),
    Messages: [],
  };
}

test('cpu-sparkline draws the CPU of the running instances', async () => {
  const sandbox = await createSandbox({ fixture: 'tutorial', clock: 'instant' }).listen({
    port: 0,
  });
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    if (String(request.headers['x-amz-target']).endsWith('.GetMetricData')) {
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      return void response.end(JSON.stringify(metrics(JSON.parse(body.toString()))));
    }
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'content-type': type };
    const answer = await fetch(sandbox.url, { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(await answer.text());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  process.env.AWS_ACCESS_KEY_ID = 'sandbox';
  process.env.AWS_SECRET_ACCESS_KEY = 'sandbox';
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const engine = new Engine({ session: new Session({ endpoint, region: 'us-east-1' }), snippets });
  try {
    const cells: Outcome[] = [];
    await engine.run('.play cpu-sparkline --most 3', { onOutcome: (one) => cells.push(one) });
    const last = cells.at(-1);
    if (last?.status !== 'ok') throw last?.error;
    const rows = (last.value as { rows: Record<string, unknown>[] }).rows;
    assert.is(rows.length, 6);
    assert.is(new Set(rows.map(({ label }) => label)).size, 3);
    assert.equal(
      rows.slice(0, 2).map(({ value }) => value),
      [0, 50],
    );
  } finally {
    engine.close();
    server.closeAllConnections();
    server.close();
    await sandbox.close();
  }
});

test.run();
