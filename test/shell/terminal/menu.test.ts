import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keys, story } from '../../support/stories.ts';

const { enter, tab, shiftTab, esc, down, ctrl } = keys;

story('Tab puts in what all have in common, then a menu says what there is', async (terminal) => {
  terminal.type(`ec2.describeVpcEnd${tab}`);
  await terminal.until(/❯ ec2\.describeVpcEndpoint\w*\n +operations +describeVpcEndpoint/);
  terminal.type(tab);
  await terminal.until('> describeVpcEndpoint');
  terminal.type(esc);
  await terminal.until(/❯ ec2\.describeVpcEndpoint\w*$/);
});

story('arrows and Shift-Tab choose, and the choice is in the line', async (terminal) => {
  terminal.type(`const abacus = 1, abbey = 2, abbot = 3${enter}`);
  await terminal.until('[2] ❯');
  terminal.type(`abb${tab}`);
  await terminal.until(/❯ abb\n/);
  terminal.type(down);
  await terminal.until(/❯ abbey\n/);
  terminal.type(tab);
  await terminal.until(/❯ abbot\n/);
  terminal.type(shiftTab);
  await terminal.until(/❯ abbey\n/);
  terminal.type(enter);
  await terminal.until(/❯ abbey$/);
  terminal.type(enter);
  await terminal.until('[2] 2');
});

story('typing narrows the menu, and what fits alone is put in', async (terminal) => {
  terminal.type(`const abacus = 1, abbey = 2, abbot = 3${enter}`);
  await terminal.until('[2] ❯');
  terminal.type(`ab${tab}`);
  await terminal.until(/❯ ab\n.*abacus/);
  terminal.type('bo');
  await terminal.until(/❯ abbo\n +names +abbot *$/);
  terminal.type(`${ctrl('u')}abac${tab}`);
  await terminal.until(/❯ abacus$/);
});

story('commands complete as well, in the first moments too', async (terminal) => {
  terminal.type(`.reg${tab}`);
  await terminal.until(/❯ \.region\w*/);
});

story(
  'the menu fits into 40 columns',
  async (terminal) => {
    terminal.type(`ec2.describe${tab}`);
    const screen = await terminal.until(/of \d+/);
    for (const row of screen.split('\n')) assert.ok(row.length <= 40, row);
    assert.ok(screen.split('\n').length <= 12);
  },
  { columns: 40 },
);

story('a hint tells what is being typed, and goes with the line', async (terminal) => {
  terminal.type('ec2.describeVpcs(');
  await terminal.until(/describeVpcs\(\n.*[Ii]nput/);
  terminal.type(ctrl('c'));
  await terminal.until(/describeVpcs\(\n.*\[1\] ❯$/);
});

test.run();
