/**
 * Writes the coverage part of docs/sandbox.md from what the built sandbox has:
 *
 *   npm run build && node scripts/sandbox-coverage.mjs
 *
 * With --check it only compares, and fails when the document is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createSandbox, faultKinds } from '../dist/sandbox/index.js';

const file = new URL('../docs/sandbox.md', import.meta.url);
const text = readFileSync(file, 'utf8');
const sandbox = createSandbox({ fixture: 'empty', clock: 'manual' });
const coverage = (await sandbox.coverage()).toSorted((a, b) => (a.service < b.service ? -1 : 1));
const { controls } = await import('../dist/sandbox/control.js');

const parts = {
  coverage: coverage
    .map(({ serviceId, operations, missing }) => {
      const of = operations.length + missing.length;
      return `### ${serviceId}: ${operations.length} of ${of} operations\n\n${operations.join(', ')}.`;
    })
    .join('\n\n'),
  faults: table(['kind', 'what happens'], Object.entries(faultKinds)),
  controls: table(
    ['request', 'what it does'],
    Object.entries(controls).map(([name, { does }]) => [name, does]),
  ),
};

let fresh = text;
for (const [name, part] of Object.entries(parts)) {
  const [begin, end] = [`<!-- ${name}: generated -->`, `<!-- /${name} -->`];
  const from = fresh.indexOf(begin);
  const to = fresh.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/sandbox.md has no part ${begin} … ${end}`);
  fresh = `${fresh.slice(0, from + begin.length)}\n\n${part}\n\n${fresh.slice(to)}`;
}

if (!process.argv.includes('--check')) writeFileSync(file, fresh);
else if (fresh !== text) {
  console.error('docs/sandbox.md is out of date; to correct it: node scripts/sandbox-coverage.mjs');
  process.exitCode = 1;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map(() => '---');
  return [line(head), line(rule), ...rows.map(([a, b]) => line([`\`${a}\``, b]))].join('\n');
}
