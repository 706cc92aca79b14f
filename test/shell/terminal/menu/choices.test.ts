import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  choicesOf,
  commonStart,
  moved,
  narrowed,
  preview,
  renewed,
} from '../../../../shell/terminal/menu/choices.ts';
import { menuRows } from '../../../../shell/terminal/menu/rows.ts';

const item = (text: string, rest: object = {}) => ({ text, kind: 'operation' as const, ...rest });
const typed = { text: 'ec2.desc()', cursor: 8 };
const items = ['describeInstances', 'describeImages', 'describeVpcs'].map((text) => item(text));
const choices = choicesOf({ from: 4, to: 8, items }, typed);

test('what all choices begin with is put in first', () => {
  assert.is(commonStart(choices), 'describe');
  assert.is(
    commonStart(choicesOf({ from: 4, to: 8, items: [item('Descx'), item('descx')] }, typed)),
    undefined,
  );
});

test('moving puts a choice into the line, and comes round by way of what was typed', () => {
  const first = moved(choices, 1);
  assert.equal(preview(first), { text: 'ec2.describeInstances()', cursor: 21 });
  assert.equal(preview(moved(choices, -1)), { text: 'ec2.describeVpcs()', cursor: 16 });
  assert.equal(preview(moved(moved(choices, -1), 1)), typed);
  assert.is(moved(first, 8).selected, 2);
});

test('typing narrows: by the beginning, else by letters in their order', () => {
  const to = (text: string) =>
    narrowed(choices, { text: `ec2.${text}()`, cursor: 4 + text.length }).shown.map(
      ({ text }) => text,
    );
  assert.equal(to('describeI'), ['describeInstances', 'describeImages']);
  assert.equal(to('descvpc'), ['describeVpcs']);
  assert.equal(to('zzz'), []);
});

test('what comes late joins, and the choice stays', () => {
  const late = renewed(moved(choices, 1), {
    from: 4,
    to: 8,
    items: [item('describeHosts'), ...items],
  });
  assert.is(late.shown.length, 4);
  assert.is(late.shown[late.selected]?.text, 'describeInstances');
});

test('the menu has groups and what each is, in as many columns as there are', () => {
  const mixed = choicesOf(
    {
      from: 0,
      to: 0,
      items: [
        item('describeInstances', {
          label: 'describeInstances(input?)',
          documentation: 'Describes instances.',
        }),
        item('describeImages'),
        { text: 'instances', kind: 'resource', detail: 'InstancesCollection' },
        { text: 'ImageId', kind: 'member', required: true },
      ],
    },
    { text: '', cursor: 0 },
  );
  assert.equal(menuRows(moved(mixed, 1), { columns: 80, color: false }), [
    '  operations  > describeInstances(input?)  Describes instances.',
    '                describeImages             ',
    '  resources     instances                  InstancesCollection',
    '  members       ImageId *                  ',
  ]);
  for (const row of menuRows(mixed, { columns: 40, color: false })) assert.ok(row.length < 40, row);
});

test('a long menu shows the rows around the choice and counts them', () => {
  const many = choicesOf(
    { from: 0, to: 0, items: Array.from({ length: 30 }, (_, n) => item(`item${n}`)) },
    { text: '', cursor: 0 },
  );
  const rows = menuRows({ ...many, selected: 20 }, { columns: 60, color: false });
  assert.is(rows.length, 9);
  assert.match(rows[4] ?? '', /^ .*> item20/);
  assert.is(rows[8], '  17–24 of 30');
});

test('names from the account can do no harm', () => {
  const evil = choicesOf(
    { from: 0, to: 0, items: [item('i-1', { detail: 'x\x1b[2J\u202e', label: 'a\nb' })] },
    { text: '', cursor: 0 },
  );
  const [row = ''] = menuRows(evil, { columns: 80, color: false });
  assert.not.match(row, /[\x1b\n\u202e]/);
});

test.run();
