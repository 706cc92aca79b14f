/**
 * Runs the test files, each in a process of its own, two at a time, and ends with one line that
 * counts them. `npm test -- word …` runs the files whose path holds one of the words.
 *
 * uvu's own runner exits 0 when a file holds no test or a pattern matches no file; here that fails.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const fileDeadlineMs = 240_000;

const words = process.argv.slice(2);
const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.js'))
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
  .sort();

const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const queue = [...files];
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));

const ran = total.passed + total.failed;
if (ran === 0) console.error('no test was executed');
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = ran === 0 || total.failed > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const { tally, output, seconds } = await runFile(join(here, file));
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key];
    const name = relative(here, join(here, file)).replace(/\.js$/, '');
    const notes = output.split('\n').filter((line) => /^\s*(?:ok \S+ )?skip: /i.test(line));
    console.log(`${tally.failed ? 'FAILS' : 'ok   '} ${name}  ${tally.passed} in ${seconds} s`);
    for (const note of notes) console.log(`      ${note.trim()}`);
    if (tally.failed) console.log(output.trimEnd());
  }
}

/** Runs one file; a file that exits badly or runs nothing counts as one failure. */
function runFile(path: string): Promise<{ tally: Tally; output: string; seconds: string }> {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--enable-source-maps', path], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    const deadline = setTimeout(() => {
      output += `\nstopped after ${fileDeadlineMs / 1000} s\n`;
      child.kill('SIGKILL');
    }, fileDeadlineMs);
    child.on('close', (code) => {
      clearTimeout(deadline);
      const tally = readTally(output);
      if (tally.failed === 0 && (code !== 0 || tally.passed + tally.skipped === 0))
        tally.failed = 1;
      resolve({ tally, output, seconds: ((Date.now() - started) / 1000).toFixed(1) });
    });
  });
}

/** Reads the closing lines that uvu prints for a file. */
function readTally(output: string): Tally {
  const count = (label: string): number =>
    Number(new RegExp(`^\\s*${label}:\\s+(\\d+)`, 'm').exec(output)?.[1] ?? 0);
  const all = count('Total');
  const passed = count('Passed');
  return { passed, failed: all - passed, skipped: count('Skipped') };
}
