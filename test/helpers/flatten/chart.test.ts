import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/awsh.ts';
import { chart, countBy } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';

const instances = [
  { State: { Name: 'running', Code: 16 }, Placement: { AvailabilityZone: 'a' } },
  { State: { Name: 'stopped', Code: 80 }, Placement: { AvailabilityZone: 'b' } },
  { State: { Name: 'running', Code: 16 } },
];
const bars = (value: object) => {
  const { data } = chart(value);
  assert.is(data.kind, 'bars');
  return data.kind === 'bars' ? data.bars.map(({ label, value }) => [label, value]) : [];
};
const lines = (value: object) => {
  const { data } = chart(value);
  assert.is(data.kind, 'lines');
  return data.kind === 'lines'
    ? data.series.map(({ label, points }) => [label, points.map((point) => point.value)])
    : [];
};

test('countBy counts by a member, by its name where it is a record, the most frequent first', () => {
  assert.equal(
    [...countBy([...instances].reverse(), 'State')],
    [
      ['running', 2],
      ['stopped', 1],
    ],
  );
});

test('countBy takes a path or a function', () => {
  assert.equal(
    [...countBy(instances, 'Placement.AvailabilityZone')],
    [
      ['a', 1],
      ['b', 1],
      [undefined, 1],
    ],
  );
  const counts: Map<boolean, number> = countBy([1, 2, 3], (each) => each > 1);
  assert.equal(
    [...counts],
    [
      [true, 2],
      [false, 1],
    ],
  );
});

test('J2 a tag called __proto__ is counted like any other', () => {
  const counts = countBy(['__proto__', 'constructor', '__proto__'], (each) => each);
  assert.is(counts.get('__proto__'), 2);
  assert.equal(bars(counts)[0], ['__proto__', 2]);
});

test('countBy lists what is listed as it is asked for', async () => {
  const ec2 = new Session({ sandbox: createSandbox().link }).service('ec2');
  const counts = await countBy(ec2.instances, 'state');
  assert.equal(
    [...counts],
    [
      ['running', 9],
      ['stopped', 3],
    ],
  );
  assert.equal(bars(await chart(countBy(ec2.instances, (each) => each.state))), [
    ['running', 9],
    ['stopped', 3],
  ]);
});

test('countBy says how it is used', () => {
  assert.throws(() => countBy(5 as never, 'x'), /takes a list/);
  assert.throws(() => countBy([], '' as never), /by a member's name or by a function/);
});

test('objects, Maps, pairs and groups of numbers are bars', () => {
  assert.equal(bars({ a: 1, b: 2, note: 'no number' }), [
    ['a', 1],
    ['b', 2],
  ]);
  assert.equal(bars(new Map([['a', ['x', 'y']]])), [['a', 2]]);
  assert.equal(bars([['a', 3]]), [['a', 3]]);
  assert.equal(bars(new Map([[undefined, 1n]])), [['(none)', 1]]);
  assert.equal(bars(['x', 'y', 'x']), [
    ['x', 2],
    ['y', 1],
  ]);
});

test('rows are bars by their first text and first number, or by the members named', () => {
  const rows = [{ Name: 'a', Size: 5, Cost: '1.50', Zone: 'z' }];
  assert.equal(bars(rows), [['a', 5]]);
  const { data } = chart(rows, { label: 'Zone', value: 'Cost' });
  assert.equal(data, { kind: 'bars', bars: [{ label: 'z', value: 1.5 }] });
});

test('numbers are a line, answers of CloudWatch lines by their labels, oldest first', () => {
  assert.equal(lines([3, 1, 2]), [['', [3, 1, 2]]]);
  const [early, late] = [new Date(1_000), new Date(2_000)];
  assert.equal(
    lines({
      MetricDataResults: [
        { Id: 'm1', Label: 'web-1', Timestamps: [late, early], Values: [2, 1] },
        { Id: 'm2', Label: 'web-2', Timestamps: [early], Values: [5] },
      ],
    }),
    [
      ['web-1', [1, 2]],
      ['web-2', [5]],
    ],
  );
});

test('statistics that share a label are lines of their own', () => {
  assert.equal(
    lines({ Label: 'CPU', Datapoints: [{ Timestamp: new Date(0), Average: 1, Maximum: 2 }] }),
    [
      ['CPU Average', [1]],
      ['CPU Maximum', [2]],
    ],
  );
});

test('what has no numbers is refused with what to do', () => {
  for (const value of [{ a: 'x' }, [{ a: 'x' }], [null], 5, null]) {
    assert.throws(() => chart(value as object), /no numbers in this to draw/);
  }
});

test.run();
