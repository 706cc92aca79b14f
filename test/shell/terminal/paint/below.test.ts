import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hintRow } from '../../../../shell/terminal/paint/hint-row.ts';
import { mistakeRows, mistakeSpans } from '../../../../shell/terminal/paint/mistakes.ts';

test('a hint fits into its row, with the part that the cursor is at in sight', () => {
  const text = 'runInstances(input: RunInstancesCommandInput, options?: CallOptions) → Response';
  assert.is(hintRow({ text: 'short' }, 40, false), '  short');
  for (const columns of [20, 40, 60]) {
    const at = text.indexOf('options');
    const row = hintRow({ text, active: [at, at + 7] }, columns, false);
    assert.ok(row.length < columns, row);
    assert.match(row, /options/);
  }
});

test('the part that the cursor is at is bright, the rest dim', () => {
  assert.is(
    hintRow({ text: 'f(a, b)', active: [2, 3] }, 40, true),
    '  \x1b[2mf(\x1b[0;1ma\x1b[0;2m, b)\x1b[0m',
  );
});

test('a hint can do no harm', () => {
  assert.not.match(hintRow({ text: 'a\x1b[2J\nb\u202e' }, 80, false), /[\x1b\n\u202e]/);
});

test('mistakes are told with their places, and how to go on', () => {
  const one = { line: 1, column: 3, length: 2, message: 'no member ImageID' };
  assert.equal(mistakeRows([one], 80, false), [
    '  no member ImageID',
    '  not sent yet: Enter again sends it as it is',
  ]);
  assert.match(mistakeRows([{ ...one, line: 2 }], 80, false)[0] ?? '', /line 2, column 3: no/);
  const many = Array.from({ length: 9 }, () => one);
  assert.match(mistakeRows(many, 80, false).at(-1) ?? '', /5 more/);
});

test('the place of a mistake is underlined, in whatever row it is', () => {
  const text = 'f({\n  ab: 1 })';
  const [span] = mistakeSpans(text, [{ line: 2, column: 3, length: 2, message: '' }]);
  assert.is(text.slice(span?.from, span?.to), 'ab');
});

test.run();
