import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment, emptyHome } from '../support/program.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';

const enter = '\r';
const ctrlC = '\x03';
const ctrlD = '\x04';

/** One story at a terminal; the program is ended whatever comes. */
const story = (
  title: string,
  tell: (terminal: TerminalSession) => Promise<void>,
  options: Parameters<typeof openTerminal>[1] & { args?: readonly string[] } = {},
): void => {
  test(title, async () => {
    const terminal = openTerminal(options.args ?? [], options);
    try {
      await terminal.until('[1] ❯');
      await tell(terminal);
    } finally {
      terminal.close();
    }
  });
};

story('the prompt says where calls go, and a call prints a table', async (terminal) => {
  await terminal.until(/awsh 0\.1.*\nsandbox — nothing here touches a real account · 123456789012/);
  terminal.type(`ec2.describeInstances()${enter}`);
  const screen = await terminal.until('sandbox us-east-1 [2] ❯');
  assert.match(screen, /EC2 DescribeInstances 200 · \d+ ms/);
  assert.match(screen, /id +name +type +state/);
  assert.is(new Set(screen.match(/i-[0-9a-f]{17}/g)).size, 12);
  assert.match(screen, /\[1\] 12 instances in \d+ reservations/);
});

story('a cell may take several lines, and the prompt goes on below', async (terminal) => {
  terminal.type(`const twice = (n: number) => {${enter}`);
  await terminal.until('…');
  terminal.type(`return 2 * n }${enter}`);
  await terminal.until('[2] ❯');
  terminal.type(`twice(21)${enter}`);
  await terminal.until('[2] 42');
});

story('a syntax error points at its column, in a terminal too', async (terminal) => {
  terminal.type(`const x = ;${enter}`);
  await terminal.until(/column 11\)\n +const x = ;\n {12}\^/);
  terminal.type(`a b c${enter}`);
  await terminal.until(/column 3\)/);
});

story('Ctrl-C ends a busy loop, and variables survive', async (terminal) => {
  terminal.type(`const kept = 'still here'${enter}`);
  await terminal.until('[2] ❯');
  for (const [number, loop] of [
    'while (true);',
    'await pause(10); for (;;) {}',
    '(function f() { for (;;) { try { for (;;); } catch {} } })()',
    '[1, 2].sort(() => { const end = Date.now() + 1e9; [..."ab"].map(function g() { while (Date.now() < end) {} }); return 1 })',
  ].entries()) {
    await started(terminal, number, loop);
    terminal.type(ctrlC);
    await terminal.until(`[${number + 3}] ❯`, 30_000);
  }
  terminal.type(`kept${enter}`);
  await terminal.until("'still here'");
});

story('Ctrl-C gives the prompt back from an await that never ends', async (terminal) => {
  await started(terminal, 1, 'await new Promise(() => {})');
  terminal.type(ctrlC);
  await terminal.until('[2] ❯');
  await started(terminal, 2, 'await pause(1e6)');
  terminal.type(ctrlC);
  await terminal.until('[3] ❯');
});

test('Ctrl-C stops the request itself, and nothing more is sent', async () => {
  let requests = 0;
  let closed = 0;
  const server = createServer((request) => {
    requests += 1;
    request.on('close', () => {
      closed += 1;
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const terminal = openTerminal(['--endpoint-url', `http://127.0.0.1:${port}`]);
  try {
    await terminal.until('[1] ❯');
    terminal.type(`ec2.describeInstances()${enter}`);
    while (requests === 0) await beat();
    terminal.type(ctrlC);
    await terminal.until('[2] ❯');
    await beat(500);
    assert.is(requests, 1);
    assert.is(closed, 1);
  } finally {
    terminal.close();
    server.closeAllConnections();
    server.close();
  }
});

story('what is typed while a cell runs is run after it', async (terminal) => {
  terminal.type(`await pause(3000)${enter}`);
  terminal.type(`6 * 7${enter}`);
  const screen = await terminal.until('[2] 42');
  assert.is(screen.split('6 * 7').length, 2, 'echoed once');
  assert.match(screen, /\[2\] ❯ 6 \* 7\n/, 'at its own prompt');
});

story('Ctrl-C at the prompt drops the line, twice leaves', async (terminal) => {
  terminal.type('half a li');
  await terminal.until('half a li');
  terminal.type(ctrlC);
  await beat();
  terminal.type(`1 + 1${enter}`);
  await terminal.until('[1] 2');
  terminal.type(ctrlC);
  await terminal.until('Ctrl-D or .exit');
  terminal.type(ctrlC);
  assert.is(await terminal.exited, 0);
});

story('Ctrl-D and .exit leave', async (terminal) => {
  terminal.type(ctrlD);
  assert.is(await terminal.exited, 0);
});

story('.region without a name asks, with a list that can be filtered', async (terminal) => {
  terminal.type(`.region${enter}`);
  await terminal.until('(now)');
  terminal.type('eu-central-2');
  await terminal.until(/❯ eu-central-2/);
  terminal.type(enter);
  await terminal.until('sandbox eu-central-2 [2] ❯');
  terminal.type(`ec2.client.config.region()${enter}`);
  await terminal.until("'eu-central-2'");
});

story('a question left with Ctrl-C changes nothing', async (terminal) => {
  terminal.type(`.region${enter}`);
  await terminal.until('(now)');
  terminal.type(ctrlC);
  await terminal.until('sandbox us-east-1 [2] ❯');
  terminal.type(`1 + 1${enter}`);
  await terminal.until('[2] 2');
});

const HOME = emptyHome();
mkdirSync(join(HOME, '.aws'));
writeFileSync(
  join(HOME, '.aws', 'config'),
  '[profile dev]\nregion = eu-west-1\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n[profile ops]\nregion = us-west-2\n',
);

story(
  '.profile asks which, switches, and .sandbox goes back',
  async (terminal) => {
    terminal.type(`.profile${enter}`);
    await terminal.until('ops');
    terminal.type('dev');
    await terminal.until(/❯ dev/);
    terminal.type(enter);
    await terminal.until('dev eu-west-1 [2] ❯');
    terminal.type(`.sandbox${enter}`);
    await terminal.until('sandbox us-east-1 [3] ❯');
  },
  { env: bareEnvironment({ HOME }) },
);

story('output that comes late stands above the half-typed line', async (terminal) => {
  terminal.type(`void setTimeout(() => console.log('late news'), 400)${enter}`);
  await terminal.until('[2] ❯');
  terminal.type('1 + 40');
  const screen = await terminal.until('late news');
  await terminal.until(/late news\n.*\[2\] ❯ 1 \+ 40/);
  assert.ok(screen);
  terminal.type(`${enter}`);
  await terminal.until('[2] 41');
});

story('an error in a timer does not end the session', async (terminal) => {
  terminal.type(`void setTimeout(() => { throw new Error('from a timer') }, 10)${enter}`);
  await terminal.until('from a timer');
  terminal.type(`void Promise.reject(new Error('floating'))${enter}`);
  await terminal.until('floating');
  terminal.type(`1 + 1${enter}`);
  await terminal.until(/\[\d\] 2\n/);
});

story('Tab completes operations, members and commands', async (terminal) => {
  terminal.type('ec2.describeInstanceSt\t');
  await terminal.until('ec2.describeInstanceStatus');
  terminal.type(`\x15.reg\t`);
  await terminal.until('.region');
});

story(
  'a narrow terminal still shows a table',
  async (terminal) => {
    terminal.type(`ec2.instances${enter}`);
    const screen = await terminal.until('[2] ❯');
    for (const row of screen.split('\n')) assert.ok(row.length <= 60, row);
    assert.match(screen, /i-[0-9a-f]{17}/);
  },
  { columns: 60 },
);

/** Enters a cell and resolves once it runs: a busy machine may take its time over that. */
async function started(terminal: TerminalSession, number: number, cell: string): Promise<void> {
  // Put together by the cell, so that the screen doesn't show it by echoing the line.
  terminal.type(`console.log('run' + 'ning ${number}'); ${cell}${enter}`);
  await terminal.until(`running ${number}`, 30_000);
}

/** Lets the program get on with it; used where there is nothing on the screen to wait for. */
function beat(ms = 250): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

test.run();
