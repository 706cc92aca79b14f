/** Pages run nothing and load nothing, whatever a notebook holds. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { htmlPage, type Notebook, type NotebookCell, type Output } from '../../notebook/index.ts';

const markdown = (source: string): NotebookCell => ({
  kind: 'markdown',
  id: 'm',
  source,
  metadata: {},
});
const code = (source: string, ...outputs: Output[]): NotebookCell => ({
  kind: 'code',
  id: 'c',
  source,
  metadata: {},
  outputs,
  executionCount: 1,
});
const page = (...cells: NotebookCell[]): string => htmlPage({ metadata: {}, cells }, 'trip.md');
const display = (data: Record<string, string>): Output => ({ kind: 'display', data, metadata: {} });

test('a page forbids scripts, styles but its own, and everything from elsewhere', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page())?.[1] ?? '';
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; img-src data:;/);
  assert.not.match(page(), /unsafe|https?:/);
});

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](data:text/html,<script>1</script>)',
  '[a](vbscript:x)',
  '[a](JaVaScRiPt:alert(1))',
  '![a](https://evil.example/pixel.png)',
  '<svg/onload=alert(1)>',
  '<style>@import "https://evil.example"</style>',
  '"><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '\u202e\x1b[2J',
];

test('hostile text is shown, not used, wherever it stands', () => {
  for (const payload of payloads) {
    const notebook: Notebook = {
      metadata: { title: payload },
      cells: [
        markdown(payload),
        markdown(`\`\`\`html\n${payload}\n\`\`\`\n\n> ${payload}\n\n| a |\n|---|\n| ${payload} |`),
        code(payload, display({ 'text/plain': payload, 'text/html': payload })),
        code('x', { kind: 'error', name: payload, message: payload, traceback: [] }),
        code('x', { kind: 'stream', name: 'stdout', text: payload }),
        code('x', display({ 'image/png': payload, 'image/svg+xml': payload })),
        { kind: 'other', type: payload, id: 'o', source: payload, metadata: {} },
      ],
    };
    const html = htmlPage(notebook, payload);
    const body = html.slice(html.indexOf('<body>'));
    assert.not.match(body, /<(script|img|svg|style|iframe)/i, payload);
    assert.not.match(body, /(href|src)="(?!https?:\/\/|mailto:|#)/i, payload);
    assert.not.match(html.slice(0, html.indexOf('<style>')), /<script/, payload);
    assert.not.match(html, /[\x1b\u202e]/, payload);
  }
});

test('tables of ours are tables; HTML that is anything more is left for its text', () => {
  const own =
    '<div class="awsh"><table class="awsh-table"><tbody><tr><td class="awsh-id">i-1</td></tr></tbody></table></div>';
  assert.match(page(code('x', display({ 'text/plain': 'TEXT', 'text/html': own }))), own);
  for (const other of [
    own.replace('i-1', '<b>i-1</b>'),
    own.replace('class="awsh-id"', 'class="awsh-id" onclick="x"'),
    own.replace('</td>', ''),
    own.replace('i-1', '&#x3c;'),
    `${own}</div>`,
  ]) {
    const html = page(code('x', display({ 'text/plain': 'TEXT', 'text/html': other })));
    assert.not.match(html, 'awsh-table');
    assert.match(html, 'TEXT');
  }
});

test('markdown is laid out, and deep or huge markdown is shown as it is', () => {
  const html = page(markdown('# A\n\n- *b*\n- [c](https://docs.aws.amazon.com/)\n\n1. d'));
  assert.match(html, '<h1>A</h1>');
  assert.match(html, '<a href="https://docs.aws.amazon.com/" rel="noopener noreferrer">c</a>');
  assert.match(page(markdown('> '.repeat(20_000))), '<pre>');
  assert.match(page(markdown('*a'.repeat(200_000))), '<pre>');
});

test('code is coloured by what its words are', () => {
  assert.match(page(code("const a = '<';")), '<span class="string">&#39;&lt;&#39;</span>');
});

test.run();
