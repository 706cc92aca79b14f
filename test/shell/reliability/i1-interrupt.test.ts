import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment } from '../../support/program.ts';
import { type StallingServer, stallingServer } from '../../support/stalling-server.ts';
import { openTerminal, type TerminalSession } from '../../support/terminal.ts';

const enter = '\r';
const ctrlC = '\x03';

/** What keeps a cell waiting for AWS, and the operation it asks for. */
const waits: readonly [string, string, string, number?][] = [
  ['a call in flight', 'ec2.describeInstances()', 'DescribeInstances'],
  ['the pause before a retry', 'ec2.describeVpcs()', 'DescribeVpcs'],
  ['a waiter', "ec2.wait.volumeAvailable({ VolumeIds: ['vol-1'] })", 'DescribeVolumes'],
  ['a paginator', 'for await (const page of ec2.pages.describeSubnets());', 'DescribeSubnets', 5],
  [
    'the body of an S3 object',
    "s3.getObject({ Bucket: 'b', Key: 'k' }).Body.transformToString()",
    'GET',
  ],
  [
    'a call of a function that catches everything',
    'await (async () => { for (;;) try { await ec2.describeInstances() } catch {} })()',
    'DescribeInstances',
  ],
];

for (const [what, cell, operation, times] of waits) {
  test(`I1: Ctrl-C stops ${what}, nothing more is sent, variables survive`, async () => {
    await atServer(async (terminal, server) => {
      terminal.type(`const kept = 40 + 2${enter}`);
      await terminal.until('[2] ❯');
      terminal.type(cell + enter);
      await server.asked(operation, times);
      terminal.type(ctrlC);
      await terminal.until('[3] ❯');
      await quiet(50);
      const before = server.requests.length;
      await quiet(600);
      assert.is(server.requests.length, before, server.requests.join(' '));
      terminal.type(`kept${enter}`);
      await terminal.until('[3] 42');
    });
  });
}

test('I1: Ctrl-C stops what only the machine keeps busy, or nothing does', async () => {
  await atSandbox(async (terminal) => {
    terminal.type(`const kept = 40 + 2${enter}`);
    await terminal.until('[2] ❯');
    const busy = [
      'while (true) {}',
      'await pause(1e9)',
      'await new Promise(() => {})',
      'await pause(1); while (true) {}',
      'await pause(1); (function again(n) { if (n > 0) { again(n - 1); again(n - 1) } })(60)',
      'await pause(1); Array(1e7).fill(0).sort(() => Math.random() - 0.5)',
      'await pause(1); const all = Array.from({ length: 1e5 }, (_, n) => n); all.forEach(() => all.map((n) => String(n)))',
      'function* on() { for (;;) yield 1 } for (const one of on());',
      'const text = JSON.stringify(Array(2e5).fill("x".repeat(1000))); await 0; for (;;) JSON.parse(text)',
    ];
    for (const [index, cell] of busy.entries()) {
      terminal.type(`console.log('now ' + 'busy ${index}'); ${cell}${enter}`);
      await terminal.until(`now busy ${index}`, 60_000);
      terminal.type(ctrlC);
      await terminal.until(`[${index + 3}] ❯`, 60_000);
    }
    terminal.type(`kept${enter}`);
    await terminal.until('] 42');
  });
});

test('I1: Ctrl-C while completions are looked for gives an empty line back', async () => {
  await atSandbox(async (terminal) => {
    terminal.type('ec2.describeInst\t');
    terminal.type(ctrlC);
    await terminal.until(/❯ ec2\.describeInst[^\n]*\n(?:.*\n)*.*\[1\] ❯ *$/);
    terminal.type(`6 * 7${enter}`);
    await terminal.until('[1] 42');
  });
});

test('I1: what a stopped cell held by using is let go', async () => {
  await atSandbox(async (terminal) => {
    terminal.type(
      `using held = { [Symbol.dispose]() { console.log('let ' + 'go') } }; console.log('now ' + 'on'); await pause(1e9)${enter}`,
    );
    await terminal.until('now on');
    terminal.type(ctrlC);
    await terminal.until('let go');
    await terminal.until('[2] ❯');
  });
});

async function atServer(
  tell: (terminal: TerminalSession, server: StallingServer) => Promise<void>,
): Promise<void> {
  const server = await stallingServer();
  const env = bareEnvironment({
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_REGION: 'us-east-1',
  });
  const terminal = openTerminal(['--endpoint-url', server.url], { env });
  try {
    await terminal.until('[1] ❯');
    await tell(terminal, server);
  } finally {
    terminal.close();
    server.close();
  }
}

async function atSandbox(tell: (terminal: TerminalSession) => Promise<void>): Promise<void> {
  const terminal = openTerminal(['--sandbox']);
  try {
    await terminal.until('[1] ❯');
    await tell(terminal);
  } finally {
    terminal.close();
  }
}

/** Time in which nothing is to happen. */
function quiet(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

test.run();
