import { marked } from 'marked';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorBlock, fileText, renderMarkdown, toBlocks } from '../../../shell/print/index.ts';

const markdown = (value: unknown) => renderMarkdown(toBlocks(value));
const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![](http://evil/x.png)',
  'http://evil.example',
  'www.evil.example',
  'ada@evil.example',
  '<http://evil>',
  '`code`',
  '``` \n<b>x</b>\n```',
  'a | b',
  '# head',
  '- item',
  '1. item',
  '**bold** _it_ ~~gone~~',
  '[x]: http://evil',
  '&copy;',
  '\x1b[2J',
  '\u202egnp',
  'line\nbreak\n\n# head',
];

/** The kinds of tokens that a Markdown reader finds in text. */
function kinds(text: string): Set<string> {
  const found = new Set<string>();
  marked.walkTokens(marked.lexer(text), ({ type }) => {
    found.add(type);
  });
  return found;
}

for (const payload of payloads) {
  test(`J3 ${JSON.stringify(payload)} is text in Markdown, wherever it stands`, () => {
    const active = ['link', 'image', 'html', 'heading', 'codespan', 'em', 'del', 'def', 'hr'];
    const values = [
      payload,
      { Name: payload, [payload]: payload, A: [payload, { [payload]: payload }], B: 1 },
      [{ Id: payload, [payload]: 1 }],
      { $metadata: {}, [payload]: [] },
    ];
    for (const value of values) {
      const text = markdown(value);
      const found = kinds(text);
      assert.equal(
        active.filter((kind) => found.has(kind)),
        [],
        text,
      );
      assert.not.match(text, /[\x1b\u202e]/);
    }
    const error = renderMarkdown([errorBlock(new Error(payload))]);
    assert.equal([...kinds(error)], ['code']);
  });
}

test('a table keeps its columns whatever is in the cells', () => {
  const [table] = marked.lexer(markdown([{ Id: 'a|b\n| c |', Size: 5 }]));
  assert.is(table?.type, 'table');
  assert.equal(table?.type === 'table' && table.rows.map((row: unknown[]) => row.length), [2]);
  assert.match(
    markdown([{ Id: 'a', Size: 5 }]),
    /^\| Id \| Size \|\n\| --- \| ---: \|\n\| a \| 5 \|$/,
  );
});

test('a record is a list, in as many levels', () => {
  assert.is(
    markdown({ Name: 'x', Box: { A: 1, B: 2, C: 3, D: 4 } }),
    '- **Name**: x\n- **Box**\n  - **A**: 1\n  - **B**: 2\n  - **C**: 3\n  - **D**: 4',
  );
});

test('a file of HTML is a page that may load and run nothing', () => {
  const page = fileText([{ Id: '<b>' }], 'html', '<t>') ?? '';
  assert.match(
    page,
    /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/,
  );
  assert.match(page, /<title>&lt;t&gt;<\/title>/);
  assert.match(page, /&lt;b&gt;/);
  assert.is(fileText(1, 'constructor', ''), undefined);
});

test.run();
