import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keys, story } from '../../support/stories.ts';

const { enter, altEnter, up, down, ctrl, paste, home } = keys;

story(
  'an incomplete cell goes on in an indented row, and runs when it is whole',
  async (terminal) => {
    terminal.type(`const twice = (n: number) => {${enter}`);
    await terminal.until(/❯ const twice.*\n +…$/);
    assert.is(terminal.cursor().column, 'sandbox us-east-1 [1] ❯ '.length + 2);
    terminal.type(`return 2 * n${enter}}`);
    await terminal.until(/\n +… {3}return 2 \* n\n +… }$/);
    terminal.type(enter);
    await terminal.until('[2] ❯');
    terminal.type(`twice(21)${enter}`);
    await terminal.until('[2] 42');
  },
);

story(
  'a block is edited as one: up and down move in it, Enter in its middle adds a row',
  async (terminal) => {
    terminal.type(`[${enter}1,${enter}3,${enter}]`);
    await terminal.until(/… \]$/);
    terminal.type(`${up}${up}${keys.end}${enter}2,`);
    await terminal.until(/… {3}1,\n +… {3}2,\n +… {3}3,\n +… \]$/);
    terminal.type(`${down}${down}${keys.end}${enter}`);
    await terminal.until('[1] [ 1, 2, 3 ]');
  },
);

story('Alt-Enter always adds a row', async (terminal) => {
  terminal.type(`const a = 20${altEnter}a + 1${enter}`);
  await terminal.until('[1] 21');
});

story('two blank rows run what is there', async (terminal) => {
  terminal.type(`f(${enter}${enter}${enter}`);
  await terminal.until('[2] ❯');
  assert.match(terminal.screen(), /Syntax|end of the input/);
});

story('a cell is one entry of the history, and comes back as one', async (terminal) => {
  terminal.type(`const o = {${enter}a: 1,${enter}}${enter}`);
  await terminal.until('[2] ❯');
  terminal.type(`'other'${enter}`);
  await terminal.until('[3] ❯');
  terminal.type(`${up}${up}`);
  await terminal.until(/\[3\] ❯ const o = \{\n +… {3}a: 1,\n +… \}$/);
  terminal.type(enter);
  await terminal.until('[4] ❯');
});

story('Home, End, Ctrl-U and Ctrl-K keep to their row', async (terminal) => {
  terminal.type(paste('one(\n  two\n)'));
  await terminal.until(/… \)$/);
  terminal.type(`${up}${home}${ctrl('k')}`);
  await terminal.until(/❯ one\(\n +… *\n +… \)$/);
  terminal.type(`${ctrl('y')}2${ctrl('u')}`);
  await terminal.until(/❯ one\(\n +… *\n +… \)$/);
});

story('Ctrl-C drops the whole block', async (terminal) => {
  terminal.type(`f(${enter}1,${enter}`);
  await terminal.until(/… {3}1,\n +…/);
  terminal.type(ctrl('c'));
  await terminal.until(/\n *sandbox us-east-1 \[1\] ❯$/);
  terminal.type(`1 + 1${enter}`);
  await terminal.until('[1] 2');
});

story('what is printed meanwhile stands above the block', async (terminal) => {
  terminal.type(`void setTimeout(() => console.log('late', 'news'), 700)${enter}`);
  await terminal.until('[2] ❯');
  terminal.type(`f(${enter}1,${enter}2`);
  await terminal.until(/late news\n.*\[2\] ❯ f\(\n +… {3}1,\n +… {3}2$/);
  terminal.type(`)${enter}`);
  await terminal.until('[3] ❯');
});

test.run();
