/** What the README says is what the program does. */
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { contents } from '../sandbox/about.ts';
import { createSandbox } from '../sandbox/index.ts';
import { commands } from '../shell/commands/index.ts';
import { runProgram } from './support/program.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('its table names every command', () => {
  for (const { name } of commands) assert.match(readme, new RegExp(`\`\\.${name}\\b`), name);
});

test('its TypeScript runs at the prompt', async () => {
  const things = readme.slice(readme.indexOf('## Five'), readme.indexOf('## Commands'));
  const blocks = [...things.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) =>
    code.replace(/^ {3}/gm, ''),
  );
  assert.is(blocks.length, 2);
  const { stderr, code } = await runProgram(['--sandbox', '--clock', 'instant'], {
    input: blocks.join('\n'),
  });
  assert.is(stderr, '');
  assert.is(code, 0);
});

test('the banner counts what the fixture holds', () => {
  for (const fixture of ['tutorial', 'empty'] as const) {
    const { instances, vpcs } = createSandbox({ fixture }).summary();
    assert.is(contents[fixture], `${instances} instances, ${vpcs} VPC${vpcs === 1 ? '' : 's'}`);
  }
});

test.run();
