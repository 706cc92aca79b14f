import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { Engine } from '../../shell/engine.ts';
import { temporaryFolder } from '../support/temporary.ts';

const late: { error: unknown; where: string | undefined }[] = [];
const engine = new Engine({
  session: new Session({ sandbox: createSandbox().link }),
  onLateError: (each) => late.push(each),
});
test.after(() => engine.close());

/** The stack of the error that a cell ends with, `In[…]` numbered from 1. */
async function stack(...sources: string[]): Promise<string[]> {
  const first = engine.nextCell;
  let error: unknown;
  for (const source of sources) ({ error } = await engine.run(source));
  return rows(error, first);
}

function rows(error: unknown, first: number): string[] {
  return String((error as Error).stack)
    .replaceAll(/In\[(\d+)\]/g, (_, cell) => `In[${Number(cell) - first + 1}]`)
    .split('\n')
    .slice(1)
    .map((row) => row.trim());
}

test('a stack starts where it was typed and holds no frame of ours', async () => {
  assert.equal(await stack('const o = null', 'let x = o.field'), ['at In[2]:1:11']);
  assert.equal(await stack('  ;(() => { throw new Error("here") })()'), [
    'at In[1]:1:19',
    'at In[1]:1:37',
  ]);
});

test('lines and columns are those of the TypeScript', async () => {
  const source = [
    'interface Point { x: number }',
    'function first(points: Point[]): number {',
    '  const all: readonly Point[] = points as Point[];',
    '  for (const each of all) if (each.x) return each.x;',
    '    throw new RangeError("no point")',
    '}',
  ].join('\n');
  assert.equal(await stack(source, '1 + first([] as Point[])'), [
    'at first (In[1]:5:11)',
    'at In[2]:1:5',
  ]);
});

test('an object, an import or a call before it moves nothing', async () => {
  assert.equal(await stack('{ a: 1, b: (undefined as any).c }'), ['at In[1]:1:31']);
  assert.equal(await stack("import { join, type ParsedPath } from 'node:path'; null!.x"), [
    'at In[1]:1:58',
  ]);
  assert.equal(await stack('ec2.describeVpcs().Vpcs; "é日本"; null!.x'), ['at In[1]:1:39']);
});

test('a line that goes on with the last result keeps its columns', async () => {
  assert.equal(await stack('[1]', '.map((n: number) => n.none.more)'), [
    'at In[2]:1:28',
    'at In[2]:1:2',
  ]);
});

test('a file of the user keeps its own lines', async () => {
  const folder = temporaryFolder('stack');
  const file = join(folder, 'broken.ts');
  writeFileSync(
    file,
    'type T = string\n\nexport function run(x: T): never {\n  throw new Error(x)\n}\n',
  );
  const [first, second] = await stack(`const broken = await import('${file}')`, 'broken.run("x")');
  assert.match(first ?? '', /broken\.ts:4:9\)$/);
  assert.is(second, 'at In[2]:1:8');
});

test('what comes late names its cell, with its own lines', async () => {
  const cell = engine.nextCell;
  await engine.run('setTimeout(() => {\n  throw new Error("timer")\n}, 5); 1');
  await until(() => late.length === 1);
  assert.is(late[0]?.where, `in cell ${cell}, after it had ended`);
  assert.match(rows(late[0]?.error, cell)[0] ?? '', /In\[1\]:2:9/);
});

test('a rejection that nobody handles is told while its cell runs', async () => {
  late.length = 0;
  const cell = engine.nextCell;
  await engine.run(
    'Promise.reject(new Error("floating")).finally(() => undefined); await new Promise((go) => setTimeout(go, 30))',
  );
  assert.equal(
    late.map(({ where }) => where),
    [`in cell ${cell}`],
  );
});

test('an error thrown by a listener of an event is told too', async () => {
  late.length = 0;
  await engine.run(
    'const bus = new (require("node:events").EventEmitter)(); bus.on("go", () => { throw new Error("heard") }); setImmediate(() => bus.emit("go")); 0',
  );
  await until(() => late.length === 1);
  assert.match(String(late[0]?.error), 'heard');
});

test('what a stopped cell leaves behind is no error', async () => {
  late.length = 0;
  const stop = new AbortController();
  const running = engine.run(
    'const all = [1, 2].map(() => pause(1e7)); await new Promise(() => {})',
    { signal: stop.signal },
  );
  setImmediate(() => stop.abort());
  assert.is((await running).status, 'interrupted');
  await engine.run('await new Promise((go) => setTimeout(go, 20))');
  assert.equal(late, []);
});

async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; !holds() && turns < 400; turns += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

test.run();
