import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readNotebook, writeNotebook } from '../../notebook/index.ts';
import { notebook } from './arbitrary.ts';

const cell = (more: object) => ({
  id: 'a',
  cell_type: 'code',
  metadata: {},
  source: ['1\n', '2'],
  outputs: [],
  execution_count: null,
  ...more,
});
const file = (cells: unknown[], more: object = {}) =>
  JSON.stringify({ metadata: {}, nbformat: 4, nbformat_minor: 5, cells, ...more });
const read = (text: string) => readNotebook(text, 'ipynb');

test('what is not known comes back as it was', () => {
  const text = file(
    [
      cell({ metadata: { vendor: { a: [1] } }, later: true }),
      { id: 'r', cell_type: 'raw', metadata: { format: 'text/html' }, source: ['<b>'] },
      { id: 's', cell_type: 'sql', metadata: {}, source: [], engine: 'pg' },
      cell({ id: 'o', outputs: [{ output_type: 'widget', state: 1 }] }),
    ],
    { metadata: { kernelspec: { name: 'k', display_name: 'K' }, my: { x: 1 } }, extra: [1] },
  );
  assert.equal(JSON.parse(writeNotebook(read(text), 'ipynb')), JSON.parse(text));
});

test('older minor versions are read, their cells get ids; two with one id are told apart', () => {
  const old = file([{ ...cell({}), id: undefined }], { nbformat_minor: 2 });
  assert.is(read(old).cells[0]?.id, 'cell-1');
  assert.equal(
    read(file([cell({}), cell({}), cell({ id: 'no such id' })])).cells.map(({ id }) => id),
    ['a', 'cell-2', 'cell-3'],
  );
});

test('names of prototypes are members like any other', () => {
  const text = `{"cells":[],"metadata":{"__proto__":{"x":1},"constructor":2,"kernelspec":{"name":"k","display_name":"K"}},"nbformat":4,"nbformat_minor":5}`;
  const back = writeNotebook(read(text), 'ipynb', { like: text });
  assert.is(back, `${text}`);
  assert.is(({} as { x?: number }).x, undefined);
});

test('a notebook keeps the indentation it had', () => {
  for (const indent of [2, 4, '\t', 0]) {
    const text = `${JSON.stringify(JSON.parse(file([], { metadata: { language_info: { name: 'x' } } })), null, indent)}\n`;
    const ordered = writeNotebook(read(text), 'ipynb', { like: text });
    assert.is(writeNotebook(read(ordered), 'ipynb', { like: ordered }), ordered);
    assert.is(ordered.split('\n').length, text.split('\n').length);
  }
});

for (const [why, text, says] of [
  ['empty', '', /ends in the middle/],
  ['cut short', file([cell({})]).slice(0, -20), /ends in the middle|no Jupyter notebook/],
  ['no JSON', '<html>', /no Jupyter notebook/],
  ['a list', '[]', /holds no object/],
  ['other JSON', '{"a":1}', /no nbformat/],
  ['version 3', '{"nbformat":3,"worksheets":[]}', /format 3, not 4/],
  ['version 5', '{"nbformat":5,"cells":[]}', /format 5, not 4/],
  ['a cell without source', file([{ cell_type: 'code' }]), /cell 1 has no source/],
  ['a cell that is none', file([null]), /cell 1 is no object/],
  ['outputs that are none', file([cell({ outputs: 'x' })]), /outputs of cell 1/],
  ['metadata that are none', file([cell({ metadata: [] })]), /metadata of cell 1/],
  [
    'deep',
    file([cell({ metadata: 0 })]).replace(
      '"metadata":0',
      `"metadata":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    ),
    /levels deep/,
  ],
] as const) {
  test(`a damaged file is an error in words: ${why}`, () => {
    assert.throws(() => read(text), says);
  });
}

const nbformat = spawnSync('python3', ['-c', 'import nbformat'], { encoding: 'utf8' });
const validate = `
import json, sys, warnings, nbformat
warnings.simplefilter('error')
for line in sys.stdin:
    nbformat.validate(nbformat.reads(json.loads(line), as_version=4))
`;

(nbformat.status === 0 ? test : test.skip)(
  "what is written is valid by Jupyter's own nbformat (skipped without it: pip install nbformat)",
  () => {
    const books = fc.sample(notebook, { numRuns: 60, seed: 1 }).filter(isJupyters);
    const input = books.map((book) => `${JSON.stringify(writeNotebook(book, 'ipynb'))}\n`).join('');
    const { stderr, status } = spawnSync('python3', ['-c', validate], { input, encoding: 'utf8' });
    assert.is(status, 0, stderr);
  },
);

/** Kinds and metadata that Jupyter gives a meaning of its own are not checked here. */
function isJupyters({ metadata, cells }: Parameters<typeof writeNotebook>[0]): boolean {
  const plain = (names: object) =>
    !/"(tags|title|name|type|language|rest)"/.test(JSON.stringify(names));
  return (
    plain(metadata) &&
    cells.every(
      (each) =>
        each.kind !== 'other' &&
        plain(each.metadata) &&
        (each.kind !== 'code' ||
          (!each.rest && each.outputs.every(({ kind }) => kind !== 'other'))),
    )
  );
}

test.run();
