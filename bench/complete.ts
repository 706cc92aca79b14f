import { readFileSync } from 'node:fs';
import { spawn } from '@lydell/node-pty';
import { Session } from '../helpers/index.ts';
import { Completer } from '../shell/complete/completer.ts';
import type { PastCell, Surroundings } from '../shell/complete/surroundings.ts';
import { bareEnvironment, program } from '../test/support/program.ts';
import { median } from './compare.ts';

const firstTabMs = 1000;
const emptyWaitMs = 150;
const warmMs = 100;
const cellsBehind = 300;

/**
 * What Tab takes: the first one after the prompt, in a terminal; what is there before TypeScript is;
 * and in a long session with four services, once TypeScript has read them.
 */
export async function benchComplete(): Promise<boolean> {
  console.log('\ncompletion');
  const first = await firstTab();
  const { emptyMs, warm, memory } = await inLongSession();
  const p95 = percentile(warm, 0.95);
  console.log(`  warm, median                 ${median(warm).toFixed(0).padStart(6)} ms`);
  console.log(`  the server's memory          ${memory.padStart(6)} MB`);
  return [
    kept('first Tab after the prompt', first, firstTabMs),
    kept('longest wait for nothing', emptyMs, emptyWaitMs),
    kept(`warm, 95 of 100, ${cellsBehind} cells`, p95, warmMs),
  ].every(Boolean);
}

function kept(what: string, ms: number, atMostMs: number): boolean {
  const holds = ms <= atMostMs;
  const budget = `budget: <= ${atMostMs} ms: ${holds ? 'holds' : 'BROKEN'}`;
  console.log(`  ${what.padEnd(28)} ${ms.toFixed(0).padStart(6)} ms  ${budget}`);
  return holds;
}

/** From the prompt to entries on the screen, of somebody who types at once. */
function firstTab(): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, '--sandbox'], {
      cols: 100,
      rows: 30,
      env: bareEnvironment(),
      name: 'xterm-256color',
    });
    let text = '';
    let started: number | undefined;
    let ms: number | undefined;
    child.onData((chunk) => {
      text += chunk.replace(/\x1b\[[\d;?]*[A-Za-z]/g, '');
      if (started === undefined && /\[1\] .*❯/.test(text)) {
        started = performance.now();
        text = '';
        child.write('ec2.describeInst\t');
      } else if (started !== undefined && /describeInstances\(/.test(text)) {
        ms = performance.now() - started;
        child.kill('SIGKILL');
      }
    });
    child.onExit(() => {
      if (ms === undefined) reject(new Error(`Tab never showed anything:\n${text}`));
      else resolve(ms);
    });
  });
}

/** Positions that are typed over and over, in four services. */
const typed = [
  'ec2.',
  'ec2.describeInst',
  'ec2.runInstances({ ',
  'ec2.runInstances({ InstanceType: "t3.',
  'ec2.describeVpcs().Vpcs[0].',
  'ec2.Instance("i-1").',
  's3.',
  's3.putObject({ Bucket: "b", ',
  's3.putObject({ StorageClass: "',
  's3.listBuckets().Buckets[0].',
  'dynamodb.',
  'dynamodb.query({ TableName: "t", ',
  'dynamodb.listTables().',
  'iam.',
  'iam.createRole({ ',
  'iam.listRoles().Roles[0].',
  'cell7.',
  'cell299.Vpcs[0].',
  'again.',
  'JSON.',
];

interface LongSession {
  readonly emptyMs: number;
  readonly warm: readonly number[];
  /** Resident, in megabytes; a question mark where the system doesn't say. */
  readonly memory: string;
}

async function inLongSession(): Promise<LongSession> {
  const session = new Session({ region: 'eu-west-1' });
  const completer = new Completer(surroundings(session, cells()));
  try {
    // The program starts it as soon as its prompt is drawn: nobody asks before.
    const loading = completer.warmUp();
    const emptyMs = await ask(completer, 'ec2.describeInst', 'soon');
    await loading;
    const warm: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      for (const source of typed) {
        const ms = await ask(completer, source, 'all');
        if (round > 0) warm.push(ms);
      }
    }
    return { emptyMs, warm, memory: memoryOf(completer.types.pid) };
  } finally {
    completer.close();
  }
}

/** How long the first entries take, or all of them. */
async function ask(completer: Completer, source: string, what: 'soon' | 'all'): Promise<number> {
  const started = performance.now();
  const answer = await completer.complete(source, source.length);
  const soonMs = performance.now() - started;
  const { items } = (what === 'all' && (await answer.more)) || answer;
  if (items.length === 0) throw new Error(`nothing is offered for ${source}`);
  return what === 'soon' ? soonMs : performance.now() - started;
}

function cells(): PastCell[] {
  const sources = Array.from({ length: cellsBehind - 50 }, (_, at) =>
    at % 3 === 0
      ? `const cell${at} = ec2.describeVpcs()`
      : `const cell${at} = { id: ${at}, before: typeof cell${Math.max(0, at - 1)} }`,
  );
  const again = Array.from({ length: 50 }, (_, at) => `const again = { turn${at}: ${at} }`);
  const last = 'const cell299 = ec2.describeVpcs()';
  return [...sources, ...again, last].map((source, at) => ({
    outcome: { cell: at + 1, source, status: 'ok' },
  }));
}

function surroundings(session: Session, past: readonly PastCell[]): Surroundings {
  return {
    session: () => session,
    places: () => [session],
    commands: [],
    preloaded: ['instances', 'tags', 'name', 'filters'],
    cells: past,
    names: async () => [],
    members: async () => [],
  };
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function memoryOf(pid: number | undefined): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024).toFixed(0);
  } catch {
    return '?';
  }
}
