import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openNotebook } from '../../../notebook/index.ts';
import { inSession } from './session.ts';

test('.notebook save keeps cells with what they showed, and notes between them', () =>
  inSession(async ({ enter, told, at }) => {
    await enter('.note # VPCs', 'ec2.describeVpcs().Vpcs.length', 'console.log("hi")', 'nosuch()');
    assert.is(await told(`.notebook save ${at('a.md')}`), `saved 3 cells to ${at('a.md')}`);
    const text = readFileSync(at('a.md'), 'utf8');
    assert.match(text, '\n\n# VPCs\n\n```ts {"id":"in-2"}\nec2.describeVpcs().Vpcs.length\n```\n');
    assert.match(text, '<!-- output result -->\n```text\n3\n```');
    assert.match(text, '<!-- output stdout -->\n```text\nhi\n```');
    assert.not.match(text, 'nosuch');
  }));

test('a range names the cells to keep, those that failed included', () =>
  inSession(async ({ enter, told, at }) => {
    await enter('1', 'nosuch()', '3', '.help');
    assert.match(await told(`.notebook save ${at('a.ipynb')} 2-4`), 'saved 2 cells');
    const { cells } = (await openNotebook(at('a.ipynb'))).notebook;
    assert.equal(
      cells.map(({ source }) => source),
      ['nosuch()', '3'],
    );
    const [first] = cells[0]?.kind === 'code' ? cells[0].outputs : [];
    assert.is(first?.kind === 'error' && first.name, 'ReferenceError');
  }));

test('outputs of a notebook for Jupyter are text and tables of HTML, with the times of the run', () =>
  inSession(async ({ enter, told, at }) => {
    await enter('ec2.vpcs');
    await told(`.notebook save ${at('a.ipynb')}`);
    const [cell] = JSON.parse(readFileSync(at('a.ipynb'), 'utf8')).cells;
    const [output] = cell.outputs;
    assert.match(output.data['text/plain'].join(''), /vpc-/);
    assert.match(output.data['text/html'].join(''), '<table class="awsh-table">');
    assert.is(output.execution_count, 1);
    for (const time of Object.values(cell.metadata.execution)) {
      assert.match(String(time), /^\d{4}-.*Z$/);
    }
  }));

test('a file that is there stays as it is, unless ! says otherwise', () =>
  inSession(async ({ enter, told, at }) => {
    await enter('1');
    writeFileSync(at('a.md'), 'mine');
    assert.match(await told(`.notebook save ${at('a.md')}`), 'there already, and stays as it is');
    assert.is(readFileSync(at('a.md'), 'utf8'), 'mine');
    assert.match(await told(`.notebook save! ${at('a.md')}`), 'saved 1 cell');
    writeFileSync(at('a.md'), 'mine');
    assert.match(await told(`.notebook save ${at('a.md')}!`), 'saved 1 cell');
  }));

test('what can not be saved is told in words', () =>
  inSession(async ({ enter, told, at }) => {
    assert.match(await told('.notebook save'), 'takes a file');
    assert.match(await told(`.notebook save ${at('a.md')}`), 'no such cells');
    await enter('1');
    assert.match(await told(`.notebook save ${at('a.doc')}`), 'no notebook by its name');
    assert.match(await told(`.notebook save ${at('a.md')} --loud`), 'no option --loud');
    assert.match(await told(`.notebook save /nosuch/a.md`), 'its folder is not there');
    assert.match(await told('.notebook burn'), "can't burn");
    assert.not.ok(existsSync(at('a.md')));
  }));

test('values are kept as they were when their cell ended', () =>
  inSession(async ({ enter, told, at }) => {
    await enter('const list = [1]', 'list', 'list.push(2)', 'list');
    await told(`.notebook save ${at('a.md')}`);
    assert.match(readFileSync(at('a.md'), 'utf8'), /\[ 1 \]\n[\s\S]*\[ 1, 2 \]/);
  }));

test('--redact leaves account ids and names out', () =>
  inSession(async ({ enter, told, at }) => {
    await enter('ec2.instances', 'sts.getCallerIdentity()');
    await told(`.notebook save ${at('a.md')} --redact`);
    const text = readFileSync(at('a.md'), 'utf8');
    assert.not.match(text, /123456789012|web-1|db-primary/);
    assert.match(text, /i-[0-9a-f]{17} +name-\d+/);
  }));

test('.notebook open shows a document, and runs nothing of it', () =>
  inSession(async ({ enter, told, at }) => {
    writeFileSync(
      at('a.md'),
      '# Title\n\n- *one*\n\n```ts\nglobalThis.ran = 1\n```\n\n<!-- output result -->\n```text\n\x1b[2Jold\u202e\n```\n',
    );
    const shown = await told(`.notebook open ${at('a.md')}`);
    assert.match(shown, /# Title\n\n- one\n\n\[ \] globalThis\.ran = 1\nold\\u202e/);
    assert.is((await enter('globalThis.ran')).value, undefined);
    assert.match(await told('.notebook open nosuch.md'), 'there is no such file');
  }));

test.run();
