import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type CodeCell, readNotebook, writeNotebook } from '../../notebook/index.ts';

const cells = (text: string) => readNotebook(text, 'md').cells;
const code = (text: string) => cells(text).filter((cell): cell is CodeCell => cell.kind === 'code');

test('fences of ts and typescript are code, text between them markdown', () => {
  const text =
    '# Trip\n\nFirst.\n\n```ts\nec2.instances\n```\n\n- then\n\n```typescript\n1 + 1\n```\n';
  assert.equal(
    cells(text).map(({ kind, source }) => [kind, source]),
    [
      ['markdown', '# Trip\n\nFirst.'],
      ['code', 'ec2.instances'],
      ['markdown', '- then'],
      ['code', '1 + 1'],
    ],
  );
});

test('what stands beside the language is metadata: words, key=json and objects', () => {
  const [cell] = code('```ts solution tags=["a", "b"] {"id":"k3f9","level":2}\nx\n```\n');
  assert.is(cell?.id, 'k3f9');
  assert.equal(cell?.metadata, { solution: true, tags: ['a', 'b'], level: 2 });
  const [odd] = code('```ts {1,3} nonsense=\nx\n```\n');
  assert.equal(odd?.metadata, { info: '{1,3} nonsense=' });
});

test('code that is shown, not meant to run, stays text', () => {
  for (const text of [
    '<!--\n```ts\nec2.terminateInstances({})\n```\n-->',
    '<pre>\n```ts\nx\n```\n</pre>',
    '1. a list\n\n   ```ts\n   x\n   ```',
    '~~~ts\nx\n~~~',
    '````md\n```ts\nx\n```\n````',
    '    ```ts\n    x\n    ```',
    '> ```ts\n> x\n> ```',
    '```sh\nls\n```',
  ]) {
    assert.equal(code(`${text}\n`), [], text);
    assert.is(cells(`${text}\n`).length, 1);
  }
});

test('a code cell without an end is an error that says where it starts', () => {
  assert.throws(() => readNotebook('# x\n\n```ts\nec2.inst', 'md'), /starts in line 3 has no end/);
});

test('front matter is metadata; what is wrong with it is told with its line', () => {
  const { metadata } = readNotebook('---\ntitle: Trip\ntags: [a]\n---\n# x\n', 'md');
  assert.equal(metadata, { title: 'Trip', tags: ['a'] });
  assert.throws(() => readNotebook('---\na: [\n---\n', 'md'), /front matter can't be read \(line/);
  assert.throws(() => readNotebook('---\n- a\n---\n', 'md'), /no list/);
  assert.equal(readNotebook('---\n\ntext\n', 'md').metadata, {});
});

test('outputs stand as text below their cell, and are read back', () => {
  const notebook = {
    metadata: {},
    cells: [
      {
        kind: 'code' as const,
        id: 'cell-1',
        source: 'x',
        metadata: {},
        executionCount: null,
        outputs: [
          { kind: 'stream' as const, name: 'stdout' as const, text: 'a\n```\nb\n' },
          { kind: 'error' as const, name: 'E', message: 'm -->', traceback: ['E: m', '  at'] },
        ],
      },
    ],
  };
  const text = writeNotebook(notebook, 'md');
  assert.match(text, '<!-- output stdout -->\n````text\na\n```\nb\n````');
  assert.equal(readNotebook(text, 'md'), notebook);
});

test('a marker that no output follows is text', () => {
  const [, text] = cells('```ts\nx\n```\n\n<!-- output result -->\n\nnothing\n');
  assert.match(text?.source ?? '', 'nothing');
});

test('a file keeps its line endings, mark, last newline and the look of its front matter', () => {
  const text = '\ufeff---\r\ntitle:   "Trip" # mine\r\n---\r\n\r\n```ts\r\nx\r\n```';
  assert.is(writeNotebook(readNotebook(text, 'md'), 'md', { like: text }), text);
});

test.run();
