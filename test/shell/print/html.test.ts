import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '../../../helpers/errors.ts';
import { callBlock, errorBlock, renderHtml, toBlocks } from '../../../shell/print/index.ts';
import { described } from './instances.ts';

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</td></table><iframe src=//evil>',
  '&lt;b&gt;',
  'javascript:alert(1)',
  '\x1b[2J',
  '\u202egnp',
  'ad\u200bmin',
];
const call = {
  service: 'EC2',
  operation: 'RunInstances',
  effect: 'changes' as const,
  retries: [],
  input: {},
  region: 'us-east-1',
  startedAt: new Date(),
  durationMs: 3.2,
  attempts: 1,
  status: 200,
};
const html = (value: unknown) => renderHtml(toBlocks(value, { width: 100 }));

/** Whatever is a tag, without our own: what remains would be somebody else's. */
function foreign(page: string): string | undefined {
  const ours =
    /<\/?(?:div|table|thead|tbody|tr|th|td|p|pre|dl|dt|dd|ul|li|strong|code)(?: scope="col")?(?: class="awsh[\w -]*")?>/g;
  const rest = page.replaceAll(ours, '');
  return /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202e]/.exec(
    rest,
  )?.[0];
}

for (const payload of payloads) {
  test(`J3 ${JSON.stringify(payload)} is text in HTML, wherever it stands`, () => {
    const values = [
      payload,
      [payload],
      {
        Name: payload,
        [payload]: { [payload]: [payload] },
        Tags: [{ Key: payload, Value: payload }],
      },
      [{ Id: payload, [payload]: 1 }],
      { $metadata: {}, [payload]: [] },
      { $metadata: {}, NextToken: payload, [payload]: [payload] },
      new Map([[payload, payload]]),
    ];
    for (const value of values) assert.is(foreign(html(value)), undefined, html(value));
    const error = new UsageError(`${payload}\n${payload}`, { hint: payload });
    assert.is(foreign(renderHtml([errorBlock(error)])), undefined);
    assert.is(foreign(renderHtml([errorBlock(payload)])), undefined);
    const named = { ...call, service: payload, operation: payload };
    assert.is(foreign(renderHtml([callBlock(named)])), undefined);
  });
}

test('a list is a table with a head, numbers by their class', () => {
  assert.is(
    html([{ Name: 'a', Size: 8 }]),
    [
      '<div class="awsh">',
      '<table class="awsh-table">',
      '<thead><tr><th scope="col" class="awsh-text">Name</th><th scope="col" class="awsh-number">Size</th></tr></thead>',
      '<tbody>',
      '<tr><td class="awsh-text">a</td><td class="awsh-number">8</td></tr>',
      '</tbody>',
      '</table>',
      '</div>',
    ].join('\n'),
  );
});

test('a record is a description list, with lists and records inside of it', () => {
  const page = html({ Name: 'x', Rules: [{ A: 1, B: 2, C: 3, D: 4 }] });
  assert.match(page, /<dl class="awsh-tree"><dt>Name<\/dt><dd class="awsh-text">x<\/dd>/);
  assert.match(page, /<dt>Rules<\/dt><dd><ul class="awsh-tree"><li><dl/);
});

test('what a screen says below a table stands below it as a note', () => {
  assert.match(html(described([2])), /<p class="awsh-note">2 instances in 1 reservation/);
});

test('an error has its name, its next step and its place', () => {
  const page = renderHtml([errorBlock(new UsageError('no such thing', { hint: 'try .help' }))]);
  assert.is(
    page,
    '<div class="awsh">\n<div class="awsh-error">\n<p>no such thing</p>\n<p class="awsh-note">try .help</p>\n</div>\n</div>',
  );
});

test('a call is a line with the effect as a class', () => {
  assert.is(
    renderHtml([callBlock(call)]),
    '<div class="awsh">\n<p class="awsh-call">EC2 <code class="awsh-changes">RunInstances</code> 200 · 3 ms</p>\n</div>',
  );
});

test('nothing to show is no HTML', () => {
  assert.is(html(undefined), '');
});

test.run();
