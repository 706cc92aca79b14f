import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkedName, isName } from '../../../shell/play/names.ts';

const folder = resolve('/home/ada/.local/share/awsh/snippets');

test('a name that passes is one file right in the folder, on any system', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    ':',
    'a',
    'ü',
    '-',
    '_',
    '\0',
    '\n',
    ' ',
    'CON',
    'nul',
    '$',
    '‮',
  );
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(piece).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(name, (given) => {
      if (!isName(given)) return;
      const kept = checkedName(given);
      const path = resolve(folder, `${kept}.ts`);
      assert.is(path, join(folder, `${kept}.ts`));
      assert.is(path.slice(folder.length + 1).includes(sep), false);
      assert.not.match(kept, /[/\\:*?"<>|\p{Cc}\s]/u);
      assert.is(kept.startsWith('.') || kept.startsWith('-') || kept.endsWith('.'), false);
      assert.is(checkedName(kept), kept);
    }),
    { numRuns: 2_000 },
  );
});

test('what would leave the folder, or be something else there, is refused with the reason', () => {
  const refused: [string, string][] = [
    ['', 'empty'],
    ['../x', 'leave the folder'],
    ['/etc/passwd', 'leave the folder'],
    ['C:\\x', 'leave the folder'],
    ['a\\b', 'leave the folder'],
    ['..', 'dots'],
    ['a..b', 'dots'],
    ['.hidden', 'dots'],
    ['end.', 'dots'],
    ['CON', 'device'],
    ['nul.txt', 'device'],
    ['com1', 'device'],
    ['__proto__', 'JavaScript'],
    ['constructor', 'JavaScript'],
    ['a\0b', 'invisible'],
    ['a\nb', 'invisible'],
    ['a‮b', 'invisible'],
    ['a b', 'a shell'],
    ['$(id)', 'a shell'],
    ['-rf', 'option'],
    ['x'.repeat(101), '100 characters'],
    ['ü'.repeat(101), '100 characters'],
    ['漢'.repeat(99), 'too long'],
  ];
  for (const [name, why] of refused) {
    assert.throws(
      () => checkedName(name),
      (error: Error) => error.message.includes(why),
      name,
    );
  }
});

test('names of people pass, in one spelling', () => {
  for (const name of ['web-up', 'Übersicht', 'v1.2_x', 'console', 'nulls', '3rd']) {
    assert.is(checkedName(name), name.normalize('NFC'));
  }
  assert.is(checkedName('Ü'), 'Ü');
});

test.run();
