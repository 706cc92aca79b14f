import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { Engine } from '../../shell/engine.ts';

const engine = new Engine({ session: new Session({ sandbox: createSandbox().link }) });
test.after(() => engine.close());

/** What the last of some cells comes to; the others have to succeed. */
async function value(...sources: string[]): Promise<unknown> {
  let last: unknown;
  for (const source of sources) {
    const outcome = await engine.run(source);
    assert.is(outcome.status, 'ok', `${source}: ${outcome.error}`);
    last = outcome.value;
  }
  return last;
}

async function failure(source: string): Promise<string> {
  const { status, error } = await engine.run(source);
  assert.is(status, 'failed', source);
  return String(error);
}

const ways = [
  ['a constant', 'const NAME = 1'],
  ['a variable', 'let NAME = 1'],
  ['an old variable', 'var NAME = 1'],
  ['a variable of a loop', 'for (var NAME of [1]) {}'],
  ['a function', 'function NAME() {}'],
  ['a class', 'class NAME {}'],
  ['an enum', 'enum NAME { One = 1 }'],
  ['a namespace', 'namespace NAME { export const one = 1 }'],
  ['an import', "import { join as NAME } from 'node:path'"],
  ['part of a pattern', 'const { a: [NAME] } = { a: [1] }'],
] as const;

for (const [index, [first, one]] of ways.entries()) {
  test(`${first} can be declared again as anything`, async () => {
    for (const [second, [, other]] of ways.entries()) {
      const name = `n${index}x${second}`;
      const [before, after] = [one, other].map((source) => source.replace('NAME', name));
      await value(before ?? '', after ?? '', before ?? '');
    }
  });
}

test('a declaration that failed poisons nothing', async () => {
  assert.match(await failure('let late = nope'), /nope is not defined/);
  assert.is(await value('let late = 3', 'late'), 3);
  assert.match(await failure('const later = nope'), /nope is not defined/);
  assert.is(await value('const later = 4', 'later'), 4);
  await failure('class Broken extends nope {}');
  assert.is(await value('class Broken {}', 'Broken.name'), 'Broken');
});

test('a constant stays what it is', async () => {
  await value('const fixed = 1');
  for (const source of ['fixed = 2', 'fixed++', '[fixed] = [2]', 'for (fixed of [2]) {}']) {
    assert.match(await failure(source), /TypeError: fixed is a constant/, source);
  }
  assert.is(await value('fixed'), 1);
  assert.is(await value('{ let fixed = 1; fixed = 2; fixed }'), 2);
  assert.is(await value('((fixed) => { fixed = 3; return fixed })(1)'), 3);
  assert.is(await value('let fixed = 1', 'fixed = 2', 'fixed'), 2);
});

test('functions are there before their line, and may call each other', async () => {
  assert.is(
    await value(
      'odd(7); function odd(n) { return n ? even(n - 1) : false } function even(n) { return n ? odd(n - 1) : true }',
      'odd(7)',
    ),
    true,
  );
  assert.is(await value('odd.name'), 'odd');
  assert.equal(
    await value('function* g() { yield 1 } async function h() { return 2 }', '[...g(), await h()]'),
    [1, 2],
  );
});

test('classes have what TypeScript gives them', async () => {
  await value(
    'abstract class Shape { constructor(protected readonly side: number) {} abstract area(): number }',
    'class Square extends Shape { #seen = 0; static made = 0; static { Square.made = 1 } accessor tag = "t"; declare note: string; area(): number { this.#seen++; return this.side ** 2 } }',
  );
  assert.is(await value('new Square(3).area()'), 9);
  assert.is(await value('new Square(3).tag + Square.made'), 't1');
});

test('decorators are those of JavaScript', async () => {
  await value(
    'const kinds: string[] = []; function seen(_: unknown, { kind }: { kind: string }) { kinds.push(kind) }',
    '@seen class Marked { @seen field = 1; @seen method() {} }',
  );
  assert.equal(await value('kinds'), ['method', 'field', 'class']);
});

test('enums, generics and satisfies are TypeScript’s', async () => {
  assert.is(await value('const enum Level { Low = 1, High = Low * 5 }', 'Level.High'), 5);
  assert.is(await value('enum Level { Only }', 'Level.High'), undefined);
  assert.is(
    await value('const same = <T,>(x: T): T => x', 'same<string>("s") satisfies string'),
    's',
  );
});

test('what using declares is let go when its cell ends, the last one first', async () => {
  await value(
    'const freed = []; const make = (name, how = Symbol.dispose) => ({ name, [how]: () => { freed.push(name) } })',
  );
  assert.is(
    await value(
      'using one = make("one"), two = make("two"); await using three = make("three", Symbol.asyncDispose); one.name + freed.length',
    ),
    'one0',
  );
  assert.equal(await value('freed.splice(0)'), ['three', 'two', 'one']);
  await value('{ using inner = make("inner") }');
  await value('function scope() { using local = make("local"); return freed.length }');
  assert.equal(await value('[scope(), freed.splice(0)]'), [1, ['inner', 'local']]);
  assert.match(await failure('using none = 5'), /has no \[Symbol\.dispose\]/);
  assert.match(await failure('using last = make("last"); nope'), /nope/);
  assert.equal(await value('freed.splice(0)'), ['last']);
});

test('completion leaves out what only the compiler declares', async () => {
  await value('@seen class Again {}');
  const { items } = await engine.complete('_apply');
  assert.equal(items, []);
});

test.run();
