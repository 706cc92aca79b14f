import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keys, story } from '../../support/stories.ts';

const { enter, paste, ctrl } = keys;

story('a paste runs nothing until Enter', async (terminal) => {
  terminal.type(paste('const a = 1\nconst b = 2\na + b\n'));
  await terminal.until(/… a \+ b$/);
  assert.not.match(terminal.screen(), /\[2\]/);
  terminal.type(enter);
  await terminal.until('[1] 3');
});

story('a pasted transcript loses its prompts and its output', async (terminal) => {
  terminal.type(
    paste(
      'sandbox us-east-1 [7] ❯ const f = () => {\n                      …   return 5\n                      … }\nsandbox us-east-1 [8] ❯ f()\n[8] 5',
    ),
  );
  await terminal.until(/\[1\] ❯ const f = \(\) => \{\n +… {3}return 5\n +… \}\n +… f\(\)$/);
  terminal.type(enter);
  await terminal.until('[1] 5');
});

story('a paste in pieces is still one, and control keys in it are text', async (terminal) => {
  for (const piece of ['\x1b[20', '0~1 +', '\t1\x1b[20', '1~']) {
    terminal.type(piece);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await terminal.until(/❯ 1 \+ {2}1$/);
  terminal.type(enter);
  await terminal.until('[1] 2');
});

story('what is pasted while a cell runs waits for the next prompt', async (terminal) => {
  terminal.type(`await pause(1500)${enter}`);
  terminal.type(paste('const x = 6\nx * 7'));
  await terminal.until(/\[2\] ❯ const x = 6\n +… x \* 7$/);
  terminal.type(enter);
  await terminal.until('[2] 42');
});

story('a long paste is taken in one go, and undone in one', async (terminal) => {
  const rows = Array.from({ length: 2000 }, (_, row) => `const v${row} = ${row}`);
  terminal.type(paste(rows.join('\n')));
  await terminal.until(/const v1999 = 1999$/);
  terminal.type(ctrl('_'));
  await terminal.until(/\[1\] ❯$/);
});

story('terminals are told to mark pastes, and told to stop at the end', async (terminal) => {
  assert.ok(terminal.raw().includes('\x1b[?2004h'));
  terminal.type(ctrl('d'));
  assert.is(await terminal.exited, 0);
  assert.ok(terminal.raw().lastIndexOf('\x1b[?2004l') > terminal.raw().lastIndexOf('\x1b[?2004h'));
});

test.run();
