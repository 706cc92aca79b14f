import { spawn } from '@lydell/node-pty';
import { bareEnvironment, program } from '../test/support/program.ts';
import { serveInstances } from './canned-instances.ts';

const budgetMs = 16;
const gapMs = 20;
const line =
  "const found = ec2.describeInstances({ Filters: [{ Name: 'tag:Name', Values: ['web'] }] })";
/** Typed and taken back twice: some 350 keys. */
const keys = Array.from({ length: 2 }, () => [...line, ...'\x7f'.repeat(line.length)]).flat();

/** From a key to what it changes on the screen, in a real terminal: alone, and beside heavy work. */
export async function benchKeystroke(): Promise<boolean> {
  const server = await serveInstances(10);
  console.log('\nkeystroke to screen');
  try {
    const to = ['--endpoint-url', server.url];
    const quiet = told('at a quiet prompt', await typed(to));
    // Ten thousand instances in the background, while the language server loads and answers.
    const busy = '.bg ec2.items.describeInstances().count()\r';
    return told('beside a listing of 10 000', await typed(to, busy)) && quiet;
  } finally {
    server.close();
  }
}

async function typed(args: readonly string[], before = ''): Promise<readonly number[]> {
  const env = bareEnvironment({
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_REGION: 'us-east-1',
  });
  const child = spawn(process.execPath, [program, '--quiet', ...args], {
    cols: 120,
    rows: 30,
    env,
    name: 'xterm-256color',
  });
  let seen = '';
  let heard = (): void => undefined;
  child.onData((text) => {
    seen += text;
    heard();
  });
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      heard = resolve;
    });
  try {
    while (!seen.includes('[1]')) await next();
    if (before) {
      child.write(before);
      // The job is cell 2.
      while (!seen.includes('[3]')) await next();
    }
    const times: number[] = [];
    for (const key of keys) {
      const shown = next();
      const begun = performance.now();
      child.write(key);
      await shown;
      times.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, gapMs));
    }
    return times;
  } finally {
    child.kill('SIGKILL');
  }
}

function told(name: string, times: readonly number[]): boolean {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  const holds = at(0.99) <= budgetMs;
  const numbers = [0.5, 0.95, 0.99, 1].map((share) => at(share).toFixed(1).padStart(6)).join(' ');
  console.log(`  ${name.padEnd(28)} p50 p95 p99 max: ${numbers} ms`);
  console.log(`  budget: p99 <= ${budgetMs} ms: ${holds ? 'holds' : 'BROKEN'}`);
  return holds;
}
