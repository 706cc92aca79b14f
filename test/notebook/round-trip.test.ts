/** What each format can hold comes back as it was, whatever it is. */
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type Notebook,
  type NotebookCell,
  type NotebookFormat,
  readNotebook,
  writeNotebook,
} from '../../notebook/index.ts';
import { notebook } from './arbitrary.ts';

const through = (book: Notebook, format: NotebookFormat): Notebook =>
  readNotebook(writeNotebook(book, format), format);

/** Without outputs and numbers, which `.ts` has no place for. */
const withoutOutputs = (book: Notebook): Notebook => ({
  ...book,
  cells: book.cells.map(
    (cell): NotebookCell =>
      cell.kind === 'code' ? { ...cell, outputs: [], executionCount: null } : cell,
  ),
});

/** `-0` is written as `0`; metadata of the notebook go through YAML. */
const plain = (book: Notebook): unknown => JSON.parse(JSON.stringify(book));

const holds = (property: fc.IProperty<[Notebook]>): void => fc.assert(property, { numRuns: 300 });

test('ipynb holds every notebook', () => {
  holds(
    fc.property(notebook, (book) => {
      deepStrictEqual(plain(through(book, 'ipynb')), plain(book));
    }),
  );
});

test('ts holds all but outputs', () => {
  holds(
    fc.property(notebook, (book) => {
      deepStrictEqual(plain(through(book, 'ts')), plain(withoutOutputs(book)));
    }),
  );
});

test('md holds all but what outputs have beside their text', () => {
  holds(
    fc.property(notebook, (book) => {
      const once = through(book, 'md');
      deepStrictEqual(plain(withoutOutputs(once)), plain(withoutOutputs(book)));
      deepStrictEqual(plain(through(once, 'md')), plain(once));
    }),
  );
});

for (const [own, other] of [
  ['md', 'ipynb'],
  ['md', 'ts'],
  ['ts', 'md'],
  ['ts', 'ipynb'],
] as const) {
  test(`${own} → ${other} → ${own} is the same text`, () => {
    holds(
      fc.property(notebook, (book) => {
        const from = other === 'ts' ? withoutOutputs(book) : book;
        const text = writeNotebook(from, own);
        const back = writeNotebook(through(readNotebook(text, own), other), own);
        assert.is(back, text);
      }),
    );
  });
}

test.run();
