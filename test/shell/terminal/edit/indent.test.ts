import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withCloser, withNewRow } from '../../../../shell/terminal/edit/indent.ts';

const at = (marked: string) => ({ text: marked.replace('|', ''), cursor: marked.indexOf('|') });
const marked = ({ text, cursor }: { text: string; cursor: number }) =>
  `${text.slice(0, cursor)}|${text.slice(cursor)}`;
const entered = (before: string) => marked(withNewRow(at(before)));
const closed = (before: string, closer: string) => marked(withCloser(at(before), closer));

test('a row after one that opens a bracket stands further in', () => {
  assert.is(entered('const f = () => {|'), 'const f = () => {\n  |');
  assert.is(entered('  foo({ a: [|'), '  foo({ a: [\n    |');
  assert.is(entered('} else {|'), '} else {\n  |');
});

test('a row after one that opens nothing stands as far in', () => {
  assert.is(entered('{\n  a: 1,|'), '{\n  a: 1,\n  |');
  assert.is(entered("f('{')|"), "f('{')\n|");
  assert.is(entered('f() // {|'), 'f() // {\n|');
});

test('between two brackets the closing one gets a row of its own', () => {
  assert.is(entered('  f({|})'), '  f({\n    |\n  })');
  assert.is(entered('[| ]'), '[\n  |\n]');
});

test("in a template or a comment blanks are the user's own", () => {
  assert.is(entered('  const s = `a {|'), '  const s = `a {\n|');
  assert.is(entered('  /* a {|'), '  /* a {\n|');
});

test('a closing bracket in a blank row stands as far in as the row of its other half', () => {
  assert.is(closed('if (x) {\n  y();\n  |', '}'), 'if (x) {\n  y();\n}|');
  assert.is(closed('  f([\n    1,\n      |', ']'), '  f([\n    1,\n  ]|');
  assert.is(closed('f(a|', ')'), 'f(a)|');
  assert.is(closed('  |', '}'), '  }|');
});

test.run();
