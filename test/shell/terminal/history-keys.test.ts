import { test } from 'uvu';
import { keys, story } from '../../support/stories.ts';

const { enter, up, down, right, altRight, ctrl, alt, esc } = keys;

story('Up finds what begins with what is typed, Down comes back', async (terminal) => {
  await ran(terminal, 'const vpcs = 1', 'let other = 2', 'const nets = 3');
  terminal.type(`con${up}`);
  await terminal.until(/\[4\] ❯ const nets = 3$/);
  terminal.type(up);
  await terminal.until(/\[4\] ❯ const vpcs = 1$/);
  terminal.type(`${down}${down}`);
  await terminal.until(/\[4\] ❯ con(st nets = 3)?$/);
});

story('a suggestion is taken whole with →, by words with Alt-→', async (terminal) => {
  await ran(terminal, 'const answer = 6 * 7');
  terminal.type('con');
  await terminal.until(/\[2\] ❯ const answer = 6 \* 7$/);
  await terminal.untilColumn('sandbox us-east-1 [2] ❯ con'.length);
  terminal.type(`${altRight}${alt('f')}`);
  await terminal.untilColumn('sandbox us-east-1 [2] ❯ const answer'.length);
  terminal.type(`${right}+ 1${enter}`);
  await terminal.until('const answer = 6 * 7+ 1');
});

story('Ctrl-R searches, shows the match and runs it with Enter', async (terminal) => {
  await ran(terminal, '6 * 7', "'six'", '1 + 1');
  terminal.type(`draft${ctrl('r')}7`);
  await terminal.until(/\[4\] ❯ 6 \* 7\nhistory: 7/);
  terminal.type(esc);
  await terminal.until(/\[4\] ❯ draft$/);
  terminal.type(`${ctrl('r')}* 7${enter}`);
  await terminal.until('[4] 42');
});

story('Ctrl-R again finds what is older, and an arrow goes on to edit it', async (terminal) => {
  await ran(terminal, "'one 1'", "'two 2'", "'one 3'");
  terminal.type(`${ctrl('r')}one${ctrl('r')}`);
  await terminal.until(/\[4\] ❯ 'one 1'\n/);
  terminal.type(`${ctrl('r')}`);
  await terminal.until('no older entry');
  terminal.type(`${keys.end}.length${enter}`);
  await terminal.until('[4] 5');
});

async function ran(
  terminal: { type(keys: string): void; until(what: string): Promise<string> },
  ...cells: string[]
): Promise<void> {
  for (const [at, cell] of cells.entries()) {
    terminal.type(`${cell}${enter}`);
    await terminal.until(`[${at + 2}] ❯`);
  }
}

test.run();
