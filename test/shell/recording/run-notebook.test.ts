/** `awsh trip.md`: notebooks as programs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { emptyHome, runProgram } from '../../support/program.ts';

const folder = emptyHome();
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const run = (path: string, ...more: string[]) => runProgram(['--sandbox', '-q', path, ...more]);

const trip =
  '# Trip\r\n\r\n```ts\r\nconst n = 3\r\n```\r\n\r\n```ts {"id":"show"}\r\nconsole.log("hi"); n\r\n```';

test('cells run from top to bottom, and what they come to is shown', async () => {
  const path = file('a.md', trip);
  const { code, stdout, stderr } = await run(path);
  assert.is(stderr, '');
  assert.is(stdout, 'hi\n3\n');
  assert.is(code, 0);
  assert.is(readFileSync(path, 'utf8'), trip);
});

test('--write puts outputs into the file, and leaves all else of it as it was', async () => {
  const path = file('b.md', trip);
  await run(path, '--write');
  const outputs =
    '\n\n<!-- output stdout -->\n```text\nhi\n```\n\n<!-- output result -->\n```text\n3\n```';
  assert.is(readFileSync(path, 'utf8'), trip + outputs.replaceAll('\n', '\r\n'));
  const { stdout } = await run(path, '--write');
  assert.is(stdout, 'hi\n3\n');
  assert.is(readFileSync(path, 'utf8'), trip + outputs.replaceAll('\n', '\r\n'));
});

test('the first cell that fails ends the run, with its place and the exit code', async () => {
  const path = file('c.md', '```ts\n1\n```\n```ts\nnosuch()\n```\n```ts\n3\n```\n');
  const { code, stdout, stderr } = await run(path, '--write');
  assert.is(code, 1);
  assert.is(stdout, '1\n');
  assert.match(
    stderr,
    /nosuch is not defined[\s\S]*c\.md: cell 2 failed \(nosuch\(\)\); 1 cell after it was not run/,
  );
  assert.match(readFileSync(path, 'utf8'), '<!-- output error {"name":"ReferenceError"');
});

test('tags let a cell fail, or leave it out', async () => {
  const path = file(
    'd.md',
    '```ts {"tags":["raises-exception"]}\nnosuch()\n```\n```ts {"tags":["skip-execution"]}\nconsole.log("never")\n```\n```ts\n3\n```\n',
  );
  const { code, stdout } = await run(path);
  assert.is(code, 0);
  assert.is(stdout, '3\n');
});

test('a plain program runs as one cell; its imports from awsh are those of the session', async () => {
  const path = file(
    'e.ts',
    "import { ec2 } from 'awsh';\nconst { Vpcs } = await ec2.describeVpcs();\nconsole.log(Vpcs?.length);\n",
  );
  assert.is((await run(path)).stdout, '3\n');
  assert.match((await run(path, '--write')).stderr, 'no place for outputs');
});

test('a notebook of Jupyter runs, and gets its outputs', async () => {
  const path = file(
    'f.ipynb',
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { mine: 1 },
      cells: [
        {
          cell_type: 'code',
          id: 'x',
          metadata: {},
          source: '1 + 1',
          outputs: [],
          execution_count: null,
        },
      ],
    }),
  );
  assert.is((await run(path, '--write')).stdout, '2\n');
  const { cells, metadata } = JSON.parse(readFileSync(path, 'utf8'));
  assert.is(metadata.mine, 1);
  assert.is(cells[0].execution_count, 1);
  assert.equal(cells[0].outputs[0].data, { 'text/plain': ['2'] });
});

test('a notebook in another language is not run', async () => {
  const path = file(
    'py.ipynb',
    '{"nbformat":4,"nbformat_minor":5,"metadata":{"language_info":{"name":"python"}},"cells":[]}',
  );
  assert.match((await run(path)).stderr, /the cells of .*py\.ipynb are in python/);
});

test('a file that can not be read whole is never written to', async () => {
  for (const [name, text] of [
    ['g.ipynb', '{"cells":[{"cell_type":"code","source":"1"}'],
    ['g.md', '```ts\n1\n'],
    ['h.ipynb', '{"nbformat":3,"worksheets":[]}'],
  ] as const) {
    const path = file(name, text);
    const { code } = await run(path, '--write');
    assert.is(code, 1, name);
    assert.is(readFileSync(path, 'utf8'), text);
  }
});

test('--to writes another format, and runs nothing', async () => {
  const path = file(
    'i.md',
    '# T\n\n```ts\nconst r = ec2.describeVpcs()\n```\n\n```ts\n.region eu-west-1\n```\n',
  );
  const ts = await run(path, '--to', 'ts');
  assert.is(
    ts.stdout,
    '// %% id="imports"\nimport { ec2 } from \'awsh\';\n\n// %% [markdown] id="cell-1"\n// # T\n\n// %% id="cell-2"\nconst r = await ec2.describeVpcs()\n\n// %% id="cell-3"\n// .region eu-west-1\n',
  );
  const out = join(folder, 'i.html');
  await run(path, '--to', 'html', '--out', out);
  assert.match(readFileSync(out, 'utf8'), '<h1>T</h1>');
  assert.match((await run(path, '--to', 'html', '--out', out)).stderr, 'there already');
});

test.run();
