import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { printBrief, printError, printValue } from '../../../shell/print/index.ts';

const screen = { format: 'auto', width: 80, color: false } as const;
const screenful = 320;
const boom = () => {
  throw new Error('never look');
};
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const revokedList = Proxy.revocable([], {});
revokedList.revoke();
const trapped = new Proxy({ A: 1 }, new Proxy({}, { get: boom }));
const circular: Record<string, unknown> = { Name: 'x' };
circular.Self = circular;
circular.All = [circular];
let deep: Record<string, unknown> = {};
for (let level = 0; level < 20_000; level++) deep = { Next: deep };
class Species extends Array {
  static override get [Symbol.species](): ArrayConstructor {
    return boom();
  }
}
const manyNames = Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`k${at}`, at]));
const manyRecords = Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`K${at}`, {}]));

const values: Record<string, unknown> = {
  'a throwing toStringTag': Object.defineProperty({}, Symbol.toStringTag, { get: boom }),
  'a throwing custom inspector': { [inspect.custom]: boom },
  'an inherited throwing toStringTag': Object.create(
    Object.defineProperty({}, Symbol.toStringTag, { get: boom }),
  ),
  'a throwing getter': Object.defineProperty({ A: 1 }, 'B', { get: boom, enumerable: true }),
  'an error whose stack and message throw': Object.defineProperties(new Error('x'), {
    stack: { get: boom },
    message: { get: boom },
  }),
  'a revoked proxy': revoked.proxy,
  'a revoked list': revokedList.proxy,
  'a list of revoked proxies': [revoked.proxy, revokedList.proxy],
  'a proxy with throwing traps': trapped,
  'a circle': circular,
  'a value 20,000 levels deep': deep,
  'an object of 200,000 members': manyNames,
  'a record of 200,000 records': manyRecords,
  'a list of such an object': [manyNames],
  'a map from such an object': new Map([[manyNames, manyNames]]),
  'a list of a million': new Array(1_000_000).fill(7),
  'a sparse list': Object.assign([], { 1000000: 1 }),
  'a million rows': new Array(1_000_000).fill({ Id: 1, Name: 'x' }),
  'lists within lists': Array.from({ length: 100 }, () => new Array(100).fill([[1], [2], [3]])),
  'a list that fails to copy': Species.from([{ A: 1 }, { A: 2 }]),
  'a text of 100 MB': 'x'.repeat(100_000_000),
  'a record with such a text': { Body: 'x'.repeat(100_000_000), Id: 'i-1' },
  'a row with such a text': [{ Body: 'x'.repeat(100_000_000), Id: 'i-1' }],
  'an invalid date': new Date(Number.NaN),
  'a null prototype': Object.create(null),
  'a big integer': 10n ** 50n,
};

for (const [what, value] of Object.entries(values)) {
  test(`${what} is shown on a screen, whatever it is`, () => {
    const text = printValue(value, screen);
    assert.ok(text.length > 0 && text.length < 100_000, `${text.length} characters`);
    assert.ok(text.split('\n').length <= screenful, `${text.split('\n').length} lines`);
    assert.ok(printBrief(value, { width: 80, color: false }).length <= 80);
    assert.type(printError(value, { color: false, width: 80 }), 'string');
  });
}

test('a hostile value is data in every machine format', () => {
  for (const [what, value] of Object.entries(values)) {
    if (/million|MB|text|200,000|such|sparse/.test(what)) continue;
    for (const format of ['json', 'yaml', 'csv', 'table'] as const) {
      assert.type(printValue(value, { format, color: false }), 'string', `${what} as ${format}`);
    }
  }
});

test('looking at a value calls no getter', () => {
  let looks = 0;
  const value = Object.defineProperty({ A: 1 }, 'B', { get: () => ++looks, enumerable: true });
  printValue(value, screen);
  printValue([value, value], screen);
  printBrief(value, { color: false });
  assert.is(looks, 0);
});

test.run();
