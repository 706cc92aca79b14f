import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  printBrief,
  printError,
  printValue,
  renderHtml,
  renderMarkdown,
  toBlocks,
} from '../../../shell/print/index.ts';

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
let deepList: unknown[] = [];
let cause = new Error('root');
for (let level = 0; level < 100_000; level++) {
  deep = { Next: deep };
  deepList = [deepList];
  cause = new Error('on the way', { cause });
}
class Wide {
  constructor() {
    Object.assign(this, manyNames);
  }
}
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
  'a proxy of 200,000 members': new Proxy(manyNames, {}),
  'a circle': circular,
  'a value 100,000 levels deep': deep,
  'a list 100,000 levels deep': deepList,
  'an error with 100,000 causes': cause,
  'an error of 100 MB': new Error('x\n'.repeat(50_000_000)),
  'an object of 200,000 members': manyNames,
  'a record of 200,000 records': manyRecords,
  'a list of such an object': [manyNames],
  'a map from such an object': new Map([[manyNames, manyNames]]),
  'a record of 200,000 empty records': Object.fromEntries(
    Array.from({ length: 200_000 }, (_, at) => [`K${at}`, {}]),
  ),
  'an instance of 200,000 members': new Wide(),
  'a function of 200,000 members': Object.assign(() => 1, manyNames),
  'a list of a hundred such objects': new Array(100).fill(manyNames),
  'an answer of 200,000 records': { $metadata: {}, ...manyRecords },
  'a list of four billion holes': new Array(4_294_967_295),
  'a list with one element, far out': Object.assign([], { 4294967290: 1 }),
  'a map of a million': new Map(Array.from({ length: 1_000_000 }, (_, at) => [at, at])),
  'a million tags': { Tags: new Array(1_000_000).fill({ Key: 'k', Value: 'v' }) },
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
  'an enormous integer': 2n ** 3_000_000n,
  'a text of lines in a record': { Body: 'x\n'.repeat(10_000_000), Id: 'i-1' },
  'a text of nothing but escapes': { Body: '\x1b'.repeat(10_000_000), Id: 'i-1' },
  'bytes of 100 MB': Buffer.alloc(100_000_000),
};

for (const [what, value] of Object.entries(values)) {
  test(`I3 ${what} is shown on a screen, bounded`, () => {
    const text = printValue(value, screen);
    assert.ok(text.length > 0 && text.length < 100_000, `${text.length} characters`);
    assert.ok(text.split('\n').length <= screenful, `${text.split('\n').length} lines`);
    const tree = printValue(value, { ...screen, format: 'tree' });
    assert.ok(tree.split('\n').length <= 450, `${tree.split('\n').length} lines`);
    assert.ok(printBrief(value, { width: 80, color: false }).length <= 80);
    const error = printError(value, { color: false, width: 80 });
    assert.ok(error.split('\n').length <= screenful && error.length < 100_000);
    const blocks = toBlocks(value, { width: 80 });
    assert.ok(renderHtml(blocks).length < 1_000_000);
    assert.ok(renderMarkdown(blocks).length < 1_000_000);
  });
}

test('I3 a hostile value is data in every machine format', () => {
  for (const [what, value] of Object.entries(values)) {
    if (/million|MB|text|0,000|such|sparse|holes|far/.test(what)) continue;
    for (const format of ['json', 'yaml', 'csv', 'table'] as const) {
      assert.type(printValue(value, { format, color: false }), 'string', `${what} as ${format}`);
    }
  }
});

test('I3 a proxy is shown as what it stands for, without running its traps', () => {
  assert.is(printValue(trapped, screen), '{ A: 1 }');
  assert.match(printValue(new Proxy(manyNames, {}), screen), /^\[a proxy of very many members\]$/);
});

test('I3 looking at a value calls no getter', () => {
  let looks = 0;
  const value = Object.defineProperty({ A: 1 }, 'B', { get: () => ++looks, enumerable: true });
  printValue(value, screen);
  printValue([value, value], screen);
  printBrief(value, { color: false });
  printValue(value, { ...screen, format: 'tree' });
  printValue({ $metadata: {}, List: [value] }, screen);
  printValue(new Map([[value, value]]), screen);
  renderHtml(toBlocks([value]));
  assert.is(looks, 0);
});

test('I3 a list of billions of holes is told as data, not written out', () => {
  assert.is(
    printValue(new Array(4_294_967_295), { format: 'json', color: false }),
    '"[4,294,967,295 elements]"',
  );
});

test.run();
