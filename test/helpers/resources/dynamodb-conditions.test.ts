import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Attr, type Condition, Key } from '../../../helpers/awsh.ts';
import { rendered } from '../../../helpers/resources/dynamodb/rendered.ts';

const expression = (condition: Condition) => rendered(condition).expression;

const operators: readonly (readonly [string, Condition, string])[] = [
  ['eq', Key('a').eq(1), '#n0 = :v0'],
  ['ne', Attr('a').ne(1), '#n0 <> :v0'],
  ['lt', Key('a').lt(1), '#n0 < :v0'],
  ['lte', Key('a').lte(1), '#n0 <= :v0'],
  ['gt', Key('a').gt(1), '#n0 > :v0'],
  ['gte', Key('a').gte(1), '#n0 >= :v0'],
  ['between', Key('a').between(1, 2), '#n0 BETWEEN :v0 AND :v1'],
  ['beginsWith', Key('a').beginsWith('x'), 'begins_with(#n0, :v0)'],
  ['isIn', Attr('a').isIn([1, 2, 3]), '#n0 IN (:v0, :v1, :v2)'],
  ['exists', Attr('a').exists(), 'attribute_exists(#n0)'],
  ['notExists', Attr('a').notExists(), 'attribute_not_exists(#n0)'],
  ['contains', Attr('a').contains('x'), 'contains(#n0, :v0)'],
  ['attributeType', Attr('a').attributeType('S'), 'attribute_type(#n0, :v0)'],
  ['size', Attr('a').size().gt(3), 'size(#n0) > :v0'],
];

for (const [name, condition, expected] of operators) {
  test(`${name} is written as ${expected}`, () => assert.is(expression(condition), expected));
}

test('conditions are joined and turned round, each in its own brackets', () => {
  const condition = Attr('a').eq(1).and(Attr('b').lt(2)).or(Attr('c').exists().not());
  assert.equal(rendered(condition), {
    expression: '((#n0 = :v0 AND #n1 < :v1) OR (NOT attribute_exists(#n2)))',
    names: { '#n0': 'a', '#n1': 'b', '#n2': 'c' },
    values: { ':v0': 1, ':v1': 2 },
  });
});

test('names on a path get a placeholder each, places in lists stay', () => {
  const { expression, names } = rendered(Attr('order.lines[0].count').gt(1));
  assert.is(expression, '#n0.#n1[0].#n2 > :v0');
  assert.equal(names, { '#n0': 'order', '#n1': 'lines', '#n2': 'count' });
});

test('an attribute is compared with another one', () => {
  assert.equal(rendered(Attr('sold').lt(Attr('made'))), {
    expression: '#n0 < #n1',
    names: { '#n0': 'sold', '#n1': 'made' },
    values: {},
  });
});

test('placeholders that are taken are left alone', () => {
  const taken = { names: { '#n0': 'mine' }, values: { ':v0': 1, ':v1': 2 } };
  assert.is(rendered(Attr('a').eq(1), taken).expression, '#n1 = :v2');
});

test('at the prompt a condition shows what it stands for', () => {
  assert.is(inspect(Key('id').eq('x')), "#n0 = :v0 { '#n0': 'id', ':v0': 'x' }");
});

test('a name that is none is refused', () => {
  assert.throws(() => Key(undefined as never), /Key\(\) takes the name of an attribute/);
  assert.throws(() => Attr('a').isIn('abc' as never), /isIn\(\) takes a list/);
});

test.run();
