import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { Engine } from '../../shell/engine.ts';
import { temporaryFolder } from '../support/temporary.ts';

const before = process.cwd();
const folder = temporaryFolder('import');
process.chdir(folder);
const files = {
  'plain.json': '{"a":1,"b":[2]}',
  'old.cjs': 'exports.x = 1; exports.f = () => 2',
  'only.js': 'module.exports = function only() { return 3 }',
  'mine.ts':
    'export const q: number = 4\nexport default class Kind {}\nexport type Text = string\nexport enum Level { Low }\n',
  'more.mts': "export * from './mine.ts'\nexport const j = 1\n",
  'side.mjs': 'globalThis.sideEffects = (globalThis.sideEffects ?? 0) + 1',
  'node_modules/pack/package.json': '{"name":"pack","version":"1.2.3"}',
};
mkdirSync(join(folder, 'node_modules/pack'), { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);

const engine = new Engine({ session: new Session({ sandbox: createSandbox().link }) });
test.after(() => {
  engine.close();
  process.chdir(before);
});

async function value(source: string): Promise<unknown> {
  const outcome = await engine.run(source);
  assert.is(outcome.status, 'ok', `${source}: ${outcome.error}`);
  return outcome.value;
}

test('JSON is imported with and without its attribute, by static and dynamic import', async () => {
  for (const source of [
    "import data from './plain.json'; data.a",
    "import data from './plain.json' with { type: 'json' }; data.a",
    "import * as data from './plain.json'; data.default.a",
    "import { a } from './plain.json'; a",
    "(await import('./plain.json')).default.a",
    "(await import('./plain.json', { with: { type: 'json' } })).default.a",
    "require('./plain.json').a",
  ]) {
    assert.is(await value(source), 1, source);
  }
  assert.is(await value("import pack from 'pack/package.json'; pack.version"), '1.2.3');
});

test('JSON is read again when it is imported again', async () => {
  writeFileSync(join(folder, 'plain.json'), '{"a":1,"b":[3]}');
  assert.equal(await value("import data from './plain.json'; data.b"), [3]);
  writeFileSync(join(folder, 'broken.json'), '{');
  const { error } = await engine.run("import broken from './broken.json'");
  assert.match(String(error), './broken.json');
});

test('CommonJS, TypeScript and built-in modules are imported by any form', async () => {
  assert.equal(await value("import { x, f } from './old.cjs'; [x, f()]"), [1, 2]);
  assert.is(await value("import only from './only.js'; only()"), 3);
  assert.equal(
    await value("import Kind, { q, Level, type Text } from './mine.ts'; [Kind.name, q, Level.Low]"),
    ['Kind', 4, 0],
  );
  assert.equal(await value("import * as more from './more.mts'; [more.q, more.j]"), [4, 1]);
  assert.equal(
    await value(
      "import os, { EOL as end } from 'node:os'; import path = require('path'); [os.EOL === end, path.sep]",
    ),
    [true, '/'],
  );
  assert.is(
    await value(
      "import type { Text } from './mine.ts'; import { type Text as T } from './none.ts'; 5",
    ),
    5,
  );
});

test('an import for its effects has them once, and no value', async () => {
  assert.is(await value("import './side.mjs'"), undefined);
  assert.is(await value("import './side.mjs'; export { sep } from 'node:path'"), undefined);
  assert.is(await value('sideEffects'), 1);
});

test('an import may be made again, from elsewhere too', async () => {
  await value("import { sep } from 'node:path'");
  await value("import { EOL as sep } from 'node:os'");
  assert.is(await value('sep'), '\n');
});

test.run();
