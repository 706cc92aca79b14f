/** H1 and H2 of the list of faults: what was acknowledged is kept, whoever dies or writes beside. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entriesIn } from '../../../shell/history/entries.ts';
import { tailOf } from '../../../shell/history/tail.ts';
import { keptAt } from './folders.ts';

const writer = fileURLToPath(new URL('writer.js', import.meta.url));

/** Runs a writer; `upTo` kills it once it has said of that many cells that they are kept. */
function write(
  args: readonly string[],
  upTo = Number.POSITIVE_INFINITY,
): Promise<{ kept: number; killed: boolean; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, ...args]);
    let acknowledged = '';
    let said = '';
    child.stdout.on('data', (chunk) => {
      acknowledged += chunk;
      if (acknowledged.split('\n').length - 1 >= upTo) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      const kept = Number(acknowledged.split('\n').at(-2) ?? 0);
      resolve({ kept, killed: signal === 'SIGKILL', said });
    });
  });
}

test('H1: 200 sessions killed while they write lose no cell that was kept', async () => {
  const kept = keptAt();
  const seed = Date.now() % 100_000;
  const sessions = Array.from({ length: 200 }, (_, at) => `killed${at}`);
  const acknowledged = new Map<string, number>();
  const next = async (): Promise<void> => {
    for (let session = sessions.pop(); session; session = sessions.pop()) {
      const upTo = 1 + ((seed + sessions.length * 7) % 38);
      const {
        kept: cells,
        killed,
        said,
      } = await write([kept.file, session, '100000', '20000'], upTo);
      assert.ok(killed && said === '', `${session} of seed ${seed}: ${said}`);
      acknowledged.set(session, cells);
    }
  };
  await Promise.all([next(), next()]);

  const { entries, isDamaged } = entriesIn(tailOf(kept.file, Number.POSITIVE_INFINITY));
  assert.not(isDamaged);
  const there = new Map<string, number>();
  for (const { session, cell, source } of entries) {
    assert.ok(source.startsWith(`"${session} ${cell}" + "`) && source.endsWith('"'));
    there.set(session, (there.get(session) ?? 0) + 1);
  }
  const total = [...acknowledged.values()].reduce((sum, each) => sum + each, 0);
  assert.ok(total >= 2000, `only ${total} cells were kept`);
  for (const [session, cells] of acknowledged) {
    const more = (there.get(session) ?? 0) - cells;
    // One may have been written, and its writer killed before it could say so.
    assert.ok(more === 0 || more === 1, `${session} of seed ${seed}: ${more}`);
  }
  assert.equal(kept.warnings, []);
});

test('H2: 8 sessions at once keep 500 cells each, whole and in order', async () => {
  const kept = keptAt();
  const sessions = Array.from({ length: 8 }, (_, at) => `session${at}`);
  const ends = await Promise.all(
    sessions.map((session) => write([kept.file, session, '500', '1500'])),
  );
  assert.equal(
    ends.map(({ kept: cells, said }) => [cells, said]),
    sessions.map(() => [500, '']),
  );
  // A session that looks while another writes may start on one more new line: that one is empty.
  const lines = readFileSync(kept.file, 'utf8').split('\n').filter(Boolean);
  assert.is(lines.length, 8 * (500 + 250));
  const cells = lines
    .map((line) => JSON.parse(line) as { cell?: number; session: string })
    .filter(({ cell }) => cell !== undefined);
  for (const session of sessions) {
    const own = cells.filter((line) => line.session === session).map(({ cell }) => cell);
    assert.equal(
      own,
      Array.from({ length: 500 }, (_, at) => at + 1),
    );
  }
  const mixed = cells.slice(0, 500).some(({ session }) => session !== cells[0]?.session);
  assert.ok(mixed, 'the sessions wrote one after another');
});

test.run();
