import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keys, story } from '../../support/stories.ts';

const { enter, left, home, paste, ctrl, up } = keys;

story('wide characters take two columns, and one key to pass', async (terminal) => {
  terminal.type("'日本'");
  await terminal.until("'日本'");
  const start = 'sandbox us-east-1 [1] ❯ '.length;
  assert.is(terminal.cursor().column, start + 6);
  terminal.type(`${left}${left}`);
  await terminal.untilColumn(start + 3);
  terminal.type(`語${enter}`);
  await terminal.until("[1] '日語本'");
});

story('an emoji of several parts goes with one Backspace', async (terminal) => {
  terminal.type(`1${enter}`);
  await terminal.until('[2] ❯');
  terminal.type("'a👩‍👩‍👧");
  await terminal.until("'a👩");
  terminal.type(`${keys.backspace}'${enter}`);
  await terminal.until("[2] 'a'");
});

story(
  '20 columns are enough to edit',
  async (terminal) => {
    terminal.type('const abc = [1, 2, 3].map((n) => n)');
    await terminal.until(/\(n\) => n\n\)/);
    terminal.type(`${home}${ctrl('k')}6 * 7${enter}`);
    await terminal.until('[1] 42');
    terminal.type(`[${enter}4,${enter}5]${enter}`);
    await terminal.until('[2] [ 4, 5 ]');
    for (const row of terminal.screen().split('\n')) assert.ok(row.length <= 20, row);
  },
  { columns: 20 },
);

story('the line is drawn anew when the terminal is resized', async (terminal) => {
  terminal.type(`'above'${enter}`);
  await terminal.until('[2] ❯');
  terminal.type("'a line that is long enough for two rows' + 1");
  await terminal.until('+ 1');
  terminal.resize(50, 20);
  await terminal.until(/❯ 'a line that is long enoug\nh for two rows' \+ 1$/);
  terminal.type(enter);
  const screen = await terminal.until('[3] ❯');
  assert.match(screen, /\[1\] 'above'/);
  assert.match(screen, /'a line that is long enough for two rows1'/);
});

story(
  'a cell that is taller than the screen is edited in a window, and left whole',
  async (terminal) => {
    const rows = Array.from({ length: 30 }, (_, row) => `  ${row},`);
    terminal.type(paste(`[\n${rows.join('\n')}\n].length`));
    await terminal.until('].length');
    terminal.type(up.repeat(31));
    await terminal.until(/\[1\] ❯ \[/);
    terminal.type(ctrl('n'));
    terminal.type(`${keys.alt('>')}${enter}`);
    await terminal.until('[1] 30');
  },
  { rows: 12 },
);

test.run();
