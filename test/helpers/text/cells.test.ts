import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cellsIn } from '../../../helpers/text/cells.ts';

const rangesOf = (text: string) => {
  const words = cellsIn(text);
  return words.kind === 'cells' && words.ranges.map(({ back, from, to }) => [back, from, to]);
};

test('numbers and ranges name cells of this session, or of one before', () => {
  assert.equal(rangesOf('3'), [[0, 3, 3]]);
  assert.equal(rangesOf('3-5'), [[0, 3, 5]]);
  assert.equal(rangesOf('3-'), [[0, 3, Infinity]]);
  assert.equal(rangesOf('~1/2-5'), [[1, 2, 5]]);
  assert.equal(rangesOf('~12'), [[12, 0, Infinity]]);
  assert.equal(rangesOf('1, 4-5 ~2/'), [
    [0, 1, 1],
    [0, 4, 5],
    [2, 0, Infinity],
  ]);
});

test('anything else is searched for: patterns as they are, text in any letters', () => {
  const finds = (text: string, source: string) => {
    const words = cellsIn(text);
    return words.kind === 'search' && words.finds(source);
  };
  assert.ok(finds('/^ec2\\.desc/', 'ec2.describeVpcs()'));
  assert.not(finds('/^ec2\\.desc/', 'EC2.describeVpcs()'));
  assert.ok(finds('/^ec2/i', 'EC2.describeVpcs()'));
  assert.ok(finds('VPCS', 'ec2.describeVpcs()'));
  assert.ok(finds('3 + 4', 'x = 3 + 4'));
  assert.ok(finds('/(/', 'f(/(/)'));
  assert.not(finds('3-x', '3'));
});

test.run();
