/** The history at the prompt: what a person types, and what is on disk. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment, runProgram } from '../../support/program.ts';
import { openTerminal, type TerminalSession } from '../../support/terminal.ts';

const historyOf = ({ HOME = '' }: Record<string, string>) =>
  join(HOME, '.local/state/awsh/history.jsonl');

/** Types at a terminal whose home is that of `env`; the program is ended whatever comes. */
async function at(
  env: Record<string, string>,
  tell: (terminal: TerminalSession) => Promise<void>,
  args: readonly string[] = [],
): Promise<void> {
  const terminal = openTerminal(['--sandbox', ...args], { env });
  try {
    await terminal.until('[1] ❯');
    await tell(terminal);
  } finally {
    terminal.close();
  }
}

test('H3: a cell that kills the session is in the history, and Up brings it back', async () => {
  const env = bareEnvironment();
  await at(env, async (terminal) => {
    terminal.type("process.kill(process.pid, 'SIGKILL')\r");
    await terminal.exited;
  });
  assert.match(readFileSync(historyOf(env), 'utf8'), /"source":"process\.kill\(/);
  await at(env, async (terminal) => {
    terminal.type('.history\r');
    await terminal.until(/~1\/1 .*no end/);
    terminal.type('\x1b[A\x1b[A');
    await terminal.until("[2] ❯ process.kill(process.pid, 'SIGKILL')");
  });
});

test('a session that is started later has the cells of one that still goes on', async () => {
  const env = bareEnvironment();
  await at(env, async (one) => {
    one.type('"from one"\r');
    await one.until("[1] 'from one'");
    await at(env, async (other) => {
      other.type('\x1b[A');
      await other.until('[1] ❯ "from one"');
      one.type('"after that"\r');
      await one.until("[2] 'after that'");
      other.type('\x15.history\r');
      await other.until(/~1\/2 +"after that"/);
    });
  });
});

test('the first start tells three things to try, later ones are a line', async () => {
  const env = bareEnvironment();
  await at(env, async (terminal) => {
    await terminal.until(/\ntry ec2\.instances {2}· {2}\.tutorial {2}· {2}\.profile/);
    terminal.type('1\r');
    await terminal.until('[2] ❯');
  });
  await at(env, async (terminal) => {
    const lines = (await terminal.until('[1] ❯')).split('\n');
    assert.match(lines[0] ?? '', /^awsh \d.* · sandbox, no real account · .* · \.help$/);
    assert.is(lines[1], '');
    assert.ok((lines[0] ?? '').length <= 80);
  });
});

test('--private, -e, pipes and scripts keep nothing', async () => {
  const env = bareEnvironment();
  await at(
    env,
    async (terminal) => {
      terminal.type('"unseen"\r');
      await terminal.until("[1] 'unseen'");
      terminal.type('\x1b[A');
      await terminal.until('[2] ❯ "unseen"');
    },
    ['--private'],
  );
  await runProgram(['--sandbox', '-e', '"unseen"'], { env });
  await runProgram(['--sandbox'], { env, input: '"unseen"\n' });
  assert.not(existsSync(historyOf(env)));
});

test('a damaged file costs one line above the prompt', async () => {
  const env = bareEnvironment();
  const file = historyOf(env);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '\0'.repeat(9000));
  await at(env, async (terminal) => {
    await terminal.until('history: the file was damaged');
    terminal.type('1 + 1\r');
    const screen = await terminal.until('[1] 2');
    assert.is(screen.match(/history:/g)?.length, 1);
  });
});

test.run();
