import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Notebook, readNotebook, writeNotebook } from '../../notebook/index.ts';

const read = (text: string): Notebook => readNotebook(text, 'ts');

test('marks start cells, with a title, a kind and metadata', () => {
  const text =
    '// %% List them [code.x] a=1\nx\n// %% [markdown] id="m"\n// # Title\n//\n// text\n';
  assert.equal(
    read(text).cells.map(({ kind, id, source, metadata }) => ({ kind, id, source, metadata })),
    [
      { kind: 'other', id: 'cell-1', source: '', metadata: { title: 'List them', a: 1 } },
      // What follows the comments of a cell of text is code.
      { kind: 'code', id: 'cell-2', source: 'x', metadata: {} },
      { kind: 'markdown', id: 'm', source: '# Title\n\ntext', metadata: {} },
    ],
  );
});

test('a title ends where key=json begins, and not before', () => {
  const [cell] = read('// %% a=b is no pair n={"x": [1, " ]"]} t="q"\n1\n').cells;
  assert.equal(cell?.metadata, { title: 'a=b is no pair', n: { x: [1, ' ]'] }, t: 'q' });
});

test('a plain program is one cell, and written as it was', () => {
  const text = "import { ec2 } from 'awsh';\n\nconst r = await ec2.describeVpcs();\n";
  assert.is(read(text).cells.length, 1);
  assert.is(writeNotebook(read(text), 'ts'), text);
});

test('code before the first mark is a cell', () => {
  const sources = read("import { ec2 } from 'awsh';\n\n// %%\nec2\n").cells.map(
    (each) => each.source,
  );
  assert.equal(sources, ["import { ec2 } from 'awsh';", 'ec2']);
});

test('metadata of the notebook stand as YAML in comments; a hashbang stays', () => {
  const text = '#!/usr/bin/env awsh\n// ---\n// title: Trip # mine\n// ---\n\n// %%\n1\n';
  assert.equal(read(text).metadata, { title: 'Trip' });
  assert.is(writeNotebook(read(text), 'ts', { like: text }), text);
});

test('dot-commands are comments, and commented-out ones stay what they are', () => {
  const text = '// %%\n// .region eu-west-1\n\n// %%\n// // .region us-east-1\n';
  const { cells } = read(text);
  assert.equal(
    cells.map(({ source }) => source),
    ['.region eu-west-1', '// .region us-east-1'],
  );
  assert.is(writeNotebook(read(text), 'ts'), text);
});

test('lines that look like marks are no marks once written', () => {
  const source = 'const a = `\n// %% [markdown]\n`;';
  const notebook = {
    ...read('// %%\nx\n'),
    cells: [{ ...read('x\n').cells[0], source }],
  } as Notebook;
  assert.is(read(writeNotebook(notebook, 'ts')).cells[0]?.source, source);
});

test.run();
