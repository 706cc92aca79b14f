import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { printBrief, printCall, printError, printValue } from '../../../shell/print/index.ts';

const payloads = [
  '\x1b[2J',
  '\x1b]0;owned\x07',
  '\x1b]52;c;aGk=\x07',
  '\x1b]8;;http://evil\x1b\\',
  '\x9b2J',
  'good\rbad',
  'a\b\b',
  '\u202egnp',
  'ad\u200bmin',
  '\x1b[30m',
];
const places = [
  { width: 80, color: true },
  { width: 20, color: false },
  { width: undefined, color: true },
];

/** What no terminal may see, once the few codes that are ours are taken out. */
function leaks(text: string): string | undefined {
  const rest = text.replace(/\x1b\[(?:1|2|22|31|32|33|35|36|39)m/g, '');
  return /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.exec(rest)?.[0];
}

function holds(print: (place: { width: number | undefined; color: boolean }) => string): void {
  for (const place of places) assert.is(leaks(print(place)), undefined);
}

function planted(text: string): unknown[] {
  class Named {}
  Object.defineProperty(Named, 'name', { value: text });
  return [
    text,
    [text, text],
    { Name: text, Tags: [{ Key: text, Value: text }] },
    { [`A${text}`]: { [text]: [text, { [text]: text }] } },
    [{ Id: text, [text]: 1 }, { Id: text }],
    { $metadata: {}, [text]: [{ SubnetId: text, [text]: { [text]: text } }] },
    { $metadata: {}, NextToken: text, [text]: [text] },
    { $metadata: {}, [text]: [] },
    { a: text, [text]: 1, long: 'x'.repeat(90) },
    new Map([[text, text]]),
    Object.assign(new Named(), { [text]: text }),
    Symbol(text),
    new Error(text),
    Object.defineProperty(() => 1, 'name', { value: text }),
  ];
}

for (const payload of payloads) {
  const shown = JSON.stringify(payload);

  test(`${shown} in a value, name, key or column reaches no terminal`, () => {
    for (const value of planted(payload)) {
      for (const format of ['auto', 'table', 'json', 'yaml', 'csv'] as const) {
        holds((place) => printValue(value, { format, terminal: true, ...place }));
      }
      holds((place) => printBrief(value, place));
    }
  });

  test(`${shown} in an error or a call reaches no terminal`, () => {
    const failed = Object.assign(new Error(payload), {
      name: payload,
      hint: payload,
      $fault: 'client',
      $metadata: { requestId: payload },
    });
    for (const error of [failed, new TypeError(payload), payload, { message: payload }]) {
      holds((place) => printError(error, place));
    }
    const call = {
      service: payload,
      operation: payload,
      effect: 'changes' as const,
      retries: [{ reason: payload, attempt: 2, of: 3, afterMs: 1 }],
      input: {},
      region: payload,
      startedAt: new Date(),
      durationMs: 1,
      attempts: 2,
      error: { name: payload, message: payload },
    };
    holds((place) => printCall(call, place));
  });
}

test('colours are ours and come only when asked for', () => {
  const value = [{ Id: 'i-1', State: 'running' }];
  assert.match(printValue(value, { format: 'auto', width: 80, color: true }), /\x1b\[32mrunning/);
  assert.not.match(printValue(value, { format: 'auto', width: 80, color: false }), /\x1b/);
});

test.run();
