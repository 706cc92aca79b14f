import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { width } from '../../../helpers/text/width.ts';
import { commands } from '../../../shell/commands/index.ts';
import { groups, helpAbout, helpOverview, helpWords } from '../../../shell/help/index.ts';
import { rows } from '../../../shell/help/layout.ts';

test('everything .help shows fits 80 columns, and 40', () => {
  for (const room of [40, 79]) {
    const all = helpWords(commands).map((word) => helpAbout(word, commands, room) ?? word);
    for (const text of [helpOverview(commands, room), ...all]) {
      const wide = text.split('\n').find((line) => width(line) > room);
      assert.is(wide, undefined, `${room}: ${wide}`);
    }
  }
});

test('the overview has every command once, and fits a tall screen', () => {
  const text = helpOverview(commands, 79);
  for (const { name } of commands) {
    const times = text.match(new RegExp(`^ .*\\.${name}(?![\\w-])`, 'gm'))?.length ?? 0;
    assert.ok(times >= 1, `.${name} is not there`);
  }
  assert.not.match(text, /^More$/m, 'groups.ts has no place for a command');
  assert.ok(text.split('\n').length <= 60);
});

test('the groups name commands that exist', () => {
  const names = groups.flatMap(({ commands: single, together = [] }) => [
    ...single,
    ...together.flatMap(([several]) => several),
  ]);
  const there = new Set(commands.map(({ name }) => name));
  assert.equal(
    names.filter((name) => !there.has(name)),
    [],
  );
  assert.is(new Set(names).size, names.length);
});

test('no word stands for two things, but for commands', () => {
  const words = helpWords([]);
  assert.equal(
    words.filter((word, at) => words.indexOf(word) !== at),
    [],
  );
});

test('two columns: what is too wide for the left one goes above', () => {
  assert.equal(
    rows(
      [
        ['a', 'one two three four five'],
        ['a very long left side', 'right'],
      ],
      20,
    ),
    ['  a  one two three', '     four five', '  a very long left', '  side', '     right'],
  );
});

test.run();
