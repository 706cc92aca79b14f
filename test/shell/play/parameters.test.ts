import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { options } from '../../../shell/args/options.ts';
import { declaredIn, literal, withValues } from '../../../shell/play/declared.ts';
import { awshOptions, readGiven } from '../../../shell/play/given.ts';
import { readSnippet } from '../../../shell/play/snippet.ts';
import { wordsIn, wordText } from '../../../shell/play/words.ts';

const text = `// ---
// title: A test
// parameters:
//   count:
//     min: 1
//     max: 9
//   image:
//     required: true
//     pattern: 'ami-[0-9a-f]+'
//   state:
//     description: which
// ---

// %% tags=["parameters"]
import { ec2 } from 'awsh';

const size: 't3.micro' | 't3.small' = 't3.micro';
const count = 1;
const apply = false;
const names: readonly string[] = ['a'];
const image: string = '';
const state = 'on';
const since = new Date();

// %% Go
size.length;
`;
const snippet = readSnippet({ name: 't', origin: 'bundled', path: '/t.ts', format: 'ts', text });

function given(words: string): unknown {
  return Object.fromEntries(readGiven(wordsIn(words), snippet.parameters).values);
}

function refusal(words: string): string {
  try {
    return `accepted ${JSON.stringify(given(words))}`;
  } catch (error) {
    const { message, hint } = error as Error & { hint?: string };
    return [message, hint].filter(Boolean).join(': ');
  }
}

test('parameters have the types, defaults and choices that their cell declares', () => {
  assert.equal(
    snippet.parameters.map(({ name, type, default: value, required, choices }) => [
      name,
      type,
      value,
      required,
      choices,
    ]),
    [
      ['size', 'string', 't3.micro', false, ['t3.micro', 't3.small']],
      ['count', 'number', 1, false, undefined],
      ['apply', 'boolean', false, false, undefined],
      ['names', 'string[]', ['a'], false, undefined],
      ['image', 'string', undefined, true, undefined],
      ['state', 'string', 'on', false, undefined],
    ],
  );
});

test('values are given by name, in either spelling, and lists with commas or again', () => {
  assert.equal(given('--size t3.small --count=3 --apply --names a,b --names c'), {
    size: 't3.small',
    count: 3,
    apply: true,
    names: ['a', 'b', 'c'],
  });
  assert.equal(given('--no-apply --param state="up and running"'), {
    apply: false,
    state: 'up and running',
  });
  assert.equal(given('--apply false --image ami-1'), { apply: false, image: 'ami-1' });
});

test("awsh's own options are known, so that a parameter of such a name is given by --param", () => {
  assert.equal([...awshOptions].sort(), Object.keys(options).sort());
});

test('values that do not fit are refused with what would', () => {
  assert.is(refusal('--size t3.smal'), "--size can't be t3.smal: did you mean t3.small?");
  assert.is(refusal('--count 10'), '--count takes a number from 1 up to 9, not 10');
  assert.is(refusal('--count -1'), '--count takes a number from 1 up to 9, not -1');
  assert.is(refusal('--count x'), '--count takes a number, not x');
  assert.is(
    refusal('--apply maybe'),
    'what is maybe for?: values have names: --name value; --help after the snippet lists them',
  );
  assert.is(refusal('--image vol-1'), "--image can't be vol-1: it fits ami-[0-9a-f]+");
  assert.is(refusal('--imgae ami-1'), 'this snippet takes no --imgae: did you mean --image?');
  assert.is(refusal('--size'), '--size needs a value');
  assert.is(refusal('--count --step'), '--count needs a value');
  assert.is(refusal('--size t3.micro --size t3.small'), '--size is given 2 times');
  assert.is(refusal('--from 0'), '--from takes the number of a cell, from 1, not 0');
});

test('given values stand in the places of the defaults; all else stays as it is', () => {
  const source = "const a: string = 'ü'; // one\nconst n = -1;\nlet rest = a + n;";
  assert.is(
    withValues(
      source,
      new Map<string, string | number>([
        ['a', "it's"],
        ['n', 2],
      ]),
    ),
    "const a: string = 'it\\'s'; // one\nconst n = 2;\nlet rest = a + n;",
  );
});

test('a value stays what it is as a literal, whatever is in it, and never becomes code', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })));
  fc.assert(
    fc.property(value, (each) => {
      const source = withValues("const x: string = 'old';\nconst y = 'y';", new Map([['x', each]]));
      const read = declaredIn(source);
      assert.equal(
        read.map(({ name }) => name),
        ['x', 'y'],
      );
      assert.is(source.split('\n').length, 2);
      // Evaluated, because that is what becomes of it.
      assert.equal(new Function(`return ${literal(each)}`)(), each);
    }),
  );
});

test('words survive being written into a line', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      assert.equal(wordsIn(words.map(wordText).join(' ')), words);
    }),
  );
});

test('front matter that makes no sense is refused with its place', () => {
  const read = (yaml: string) => {
    try {
      readSnippet({
        name: 'bad',
        origin: 'file',
        path: '/b.ts',
        format: 'ts',
        text: `// ---\n${yaml}\n// ---\n1`,
      });
      return 'accepted';
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.match(read('// parameters: [a]'), 'its parameters are no list of names');
  assert.match(read('// parameters:\n//   class: 1'), "a parameter can't be called class");
  assert.match(read('// parameters:\n//   a-b: 1'), "a parameter can't be called a-b");
  assert.match(read('// parameters:\n//   __proto__: 1'), /can't be called __proto__|accepted/);
  assert.match(
    read('// parameters:\n//   a: { type: date }'),
    'of its parameter a, type is one of',
  );
  assert.match(
    read('// parameters:\n//   a: { pattern: "(" }'),
    'pattern is no regular expression',
  );
  assert.match(read('// parameters:\n//   a: { min: x }'), 'min is a number');
});

test.run();
