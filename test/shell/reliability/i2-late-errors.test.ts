import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runProgram } from '../../support/program.ts';
import { openTerminal, type TerminalSession } from '../../support/terminal.ts';

const enter = '\r';

const story = (title: string, tell: (terminal: TerminalSession) => Promise<void>): void => {
  test(title, async () => {
    const terminal = openTerminal(['--sandbox']);
    try {
      await terminal.until('[1] ❯');
      await tell(terminal);
    } finally {
      terminal.close();
    }
  });
};

story('I2: errors that no cell ends with appear above the line being typed', async (terminal) => {
  const ways = [
    ['Promise.reject(new Error("float" + "ing"))', 'floating'],
    ['throw new Error("tim" + "ed")', 'timed'],
    [
      'const bus = new (require("node:events"))(); bus.emit("error", new Error("emit" + "ted"))',
      'emitted',
    ],
    ['throw { not: "an " + "error" }', "not: 'an error'"],
  ];
  for (const [index, [code, shown]] of ways.entries()) {
    terminal.type(`setTimeout(() => { ${code} }, 400); ${index}${enter}`);
    await terminal.until(`[${index + 2}] ❯`);
    terminal.type('half typed');
    await terminal.until(
      new RegExp(
        `in cell ${index + 1}, after it had ended: [^\\n]*${shown}(?:.*\\n)*.*❯ half typed$`,
      ),
    );
    terminal.type('\x03');
    await terminal.until(new RegExp(`\\[${index + 2}\\] ❯ *$`));
  }
  terminal.type(`6 * 7${enter}`);
  await terminal.until('] 42');
});

story('I2: process.exit in a cell ends the program with its code', async (terminal) => {
  terminal.type(`process.exit(3)${enter}`);
  assert.is(await terminal.exited, 3);
});

story('I2: process.exit in a timer ends the program while a line is typed', async (terminal) => {
  terminal.type(`setTimeout(() => process.exit(4), 50); 0${enter}`);
  assert.is(await terminal.exited, 4);
});

for (const ending of ['process.stdin.destroy()', 'process.stdin.emit("end")']) {
  story(`I2: ${ending} ends the program as Ctrl-D does`, async (terminal) => {
    terminal.type(`${ending}; 0${enter}`);
    assert.is(await terminal.exited, 0);
  });
}

story('I2: process.stdout can be ended without an end to what is shown', async (terminal) => {
  terminal.type(`process.stdout.end("last\\n"); 0${enter}`);
  await terminal.until('[2] ❯');
  terminal.type(`6 * 7${enter}`);
  await terminal.until('[2] 42');
});

story('I2: process.chdir changes where files are looked for', async (terminal) => {
  terminal.type(`process.chdir('/'); process.cwd()${enter}`);
  await terminal.until(/\[1\] '?\/'?\n/);
});

for (const [what, code, message] of [
  ['a rejection that nobody handles', 'Promise.reject(new Error("floating")); 1', 'floating'],
  ['an error in a timer', 'setTimeout(() => { throw new Error("timed") }, 20); 1', 'timed'],
  ['a rejection in the background', '.bg Promise.reject(new Error("behind"))', 'behind'],
] as const) {
  test(`I2: ${what} makes a script fail, and says so`, async () => {
    const { code: status, stderr } = await runProgram(['--sandbox', '-e', code]);
    assert.is(status, 1);
    assert.match(stderr, message);
    assert.not.match(stderr, /node:internal|\.js:\d/, 'no stack of ours');
  });
}

test('I2: a rejection that nobody handles ends a script before its next cell', async () => {
  const { code, stdout } = await runProgram([
    '--sandbox',
    ...['-e', 'const lost = Promise.reject(new Error("floating")); 1', '-e', '2'],
  ]);
  assert.equal([code, stdout], [1, '1\n']);
});

test('I2: process.exit in a script ends it with its code', async () => {
  const { code, stdout } = await runProgram([
    '--sandbox',
    '-e',
    '1',
    '-e',
    'process.exit(5)',
    '-e',
    '2',
  ]);
  assert.equal([code, stdout], [5, '1\n']);
});

test.run();
