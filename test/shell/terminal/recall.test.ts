import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ghostFor, Recall } from '../../../shell/terminal/recall.ts';
import { HistorySearch } from '../../../shell/terminal/search.ts';

const sources = ['ec2.vpcs', 's3.buckets', 'ec2.instances', 'f(\n  1\n)', 'ec2.instances'];
const empty = { text: '', cursor: 0 };
const atEnd = (text: string) => ({ text, cursor: text.length });

test('Up goes back through the history, Down to what was typed', () => {
  const recall = new Recall(() => sources);
  const one = recall.older(empty);
  assert.equal(one, atEnd('ec2.instances'));
  const two = recall.older(one ?? empty);
  assert.equal(two, atEnd('f(\n  1\n)'));
  assert.equal(recall.newer(two ?? empty), atEnd('ec2.instances'));
  assert.equal(recall.newer(atEnd('ec2.instances')), empty);
});

test('what stands before the cursor is what entries begin with, each once', () => {
  const recall = new Recall(() => sources);
  const one = recall.older(atEnd('ec2'));
  assert.equal(one, atEnd('ec2.instances'));
  assert.equal(recall.older(atEnd('ec2.instances')), atEnd('ec2.vpcs'));
  assert.is(recall.older(atEnd('ec2.vpcs')), undefined);
});

test('a text that was changed begins a new walk', () => {
  const recall = new Recall(() => sources);
  recall.older(empty);
  assert.not(recall.isShowing('ec2.instances.x'));
  assert.is(recall.newer(atEnd('ec2.instances.x')), undefined);
});

test('the newest entry that goes on is suggested', () => {
  assert.is(ghostFor('ec2', sources), '.instances');
  assert.is(ghostFor('ec2.v', sources), 'pcs');
  assert.is(ghostFor('', sources), '');
  assert.is(ghostFor('ec2.instances', sources), '');
});

const letter = (sequence: string) => ({ name: sequence, sequence });
const ctrlR = { name: 'r', ctrl: true };

test('Ctrl-R finds what holds the letters, Ctrl-R again what is older', () => {
  const search = new HistorySearch(sources, atEnd('typed'));
  assert.equal(search.found, atEnd('typed'));
  for (const each of 'ec2') search.key(letter(each));
  assert.equal(search.found, { text: 'ec2.instances', cursor: 0 });
  search.key(ctrlR);
  assert.equal(search.found, { text: 'ec2.vpcs', cursor: 0 });
  assert.equal(search.spans, [{ from: 0, to: 3, sgr: '7' }]);
  search.key(ctrlR);
  assert.match(search.row(80), /no older entry/);
  assert.is(search.key({ name: 'escape' }), 'back');
  assert.equal(search.before, atEnd('typed'));
});

test('a search finds inside of entries of several rows', () => {
  const search = new HistorySearch(sources, empty);
  search.key(letter('1'));
  assert.equal(search.found, { text: 'f(\n  1\n)', cursor: 5 });
  assert.is(search.key({ name: 'return' }), 'enter');
  assert.is(search.key({ name: 'right', sequence: '\x1b[C' }), 'keep');
});

test.run();
