import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment } from '../../support/program.ts';
import { keys, story } from '../../support/stories.ts';

const { enter, ctrl, alt } = keys;

story('what is typed has colours, and the bracket at the cursor stands out', async (terminal) => {
  terminal.type("const a = f('x'");
  await terminal.until("f('x'");
  await coloured(terminal, '\x1b[35mconst\x1b[0m');
  await coloured(terminal, "\x1b[32m'x'\x1b[0m");
  terminal.type(')');
  await coloured(terminal, '\x1b[1;4m)\x1b[0m');
  terminal.type('}');
  await coloured(terminal, '\x1b[1;31m}\x1b[0m');
});

story('Emacs keys move, kill and bring back', async (terminal) => {
  terminal.type(`one two three${ctrl('a')}${alt('f')}X${ctrl('e')}${ctrl('w')}`);
  await terminal.until(/❯ one Xtwo *$/);
  terminal.type(`${ctrl('y')}${ctrl('y')}`);
  await terminal.until('one Xtwo threethree');
  terminal.type(`${ctrl('u')}${ctrl('y')}!`);
  await terminal.until('threethree!');
  terminal.type(ctrl('_'));
  await terminal.until(/threethree$/);
});

story('yank-pop goes round the kills', async (terminal) => {
  terminal.type(`aaa${ctrl('u')}bbb${ctrl('u')}${ctrl('y')}`);
  await terminal.until('❯ bbb');
  terminal.type(alt('y'));
  await terminal.until('❯ aaa');
});

story('Ctrl-L leaves the line at the top of an empty screen', async (terminal) => {
  terminal.type(`'above'${enter}`);
  await terminal.until('[2] ❯');
  terminal.type(`half${ctrl('l')}`);
  await terminal.until(/^sandbox us-east-1 \[2\] ❯ half$/);
});

story(
  'Ctrl-X Ctrl-E lets another editor change the cell',
  async (terminal) => {
    terminal.type(`6 * 7${ctrl('x')}${ctrl('e')}`);
    await terminal.until('6 * 7 + 1');
    terminal.type(enter);
    await terminal.until('[1] 43');
  },
  { env: bareEnvironment({ EDITOR: 'sed -i "s/$/ + 1/"' }) },
);

story(
  'without colours nothing is coloured',
  async (terminal) => {
    terminal.type(`const a = 'x'${enter}`);
    await terminal.until('[2] ❯');
    assert.not.match(terminal.raw(), /\x1b\[[\d;]*m/);
  },
  { env: bareEnvironment({ NO_COLOR: '1' }) },
);

story(
  'a dumb terminal gets no escape sequences after the first prompt',
  async (terminal) => {
    const before = terminal.raw().length;
    terminal.type(`const f = (${enter}`);
    await terminal.until('…');
    terminal.type(`20 +${keys.backspace}+ 1)${enter}`);
    await terminal.until('[2] ❯');
    terminal.type(`f * 2${enter}`);
    await terminal.until('[2] 42');
    assert.not.match(terminal.raw().slice(before), /\x1b/);
  },
  { env: bareEnvironment({ TERM: 'dumb' }) },
);

async function coloured(
  terminal: { raw(): string; until(what: RegExp): Promise<string> },
  bytes: string,
) {
  for (let tries = 0; tries < 100 && !terminal.raw().includes(bytes); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(terminal.raw().includes(bytes), JSON.stringify(terminal.raw().slice(-400)));
}

test.run();
