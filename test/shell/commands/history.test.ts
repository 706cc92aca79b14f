import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { Engine } from '../../../shell/engine.ts';
import { keptAt } from '../history/folders.ts';

const kept = keptAt();
const before = kept.open('earlier');
for (const [at, source] of ['const a = 6', 'a * 7', 'throw a'].entries()) {
  const place = { isSandbox: false, profile: 'dev', region: 'eu-west-1' };
  const cell = at + 1;
  before.append({ cell, source, place, at: new Date(Date.UTC(2026, 10, 22, 15, cell)) });
  if (cell > 1) before.ended({ cell, durationMs: 1234, ok: source !== 'throw a' });
}
const engine = new Engine({
  session: new Session({ sandbox: createSandbox().link }),
  history: kept.open('own'),
});
test.after(() => engine.close());

type Row = Record<string, unknown>;
const run = (line: string) => engine.run(line);
const rowsOf = async (line: string) => (await run(line)).value as Row[];
const failureOf = async (line: string) => (await run(line)).error as Error & { hint?: string };
/** The cells that a line runs, with what became of them. */
async function ranBy(line: string): Promise<string[]> {
  const ran: string[] = [];
  await engine.run(line, {
    onOutcome: ({ source, status, value }) => ran.push(`${source} ${status} ${String(value)}`),
  });
  return ran;
}

test('.history lists the cells of this session behind those of others', async () => {
  await run('1 + 1');
  await run('ec2.describeVpcs().Vpcs.length');
  const rows = await rowsOf('.history');
  assert.equal(
    rows.map(({ Cell, Source, Status }) => [Cell, Source, Status]),
    [
      ['~1/1', 'const a = 6', 'no end'],
      ['~1/2', 'a * 7', 'ok'],
      ['~1/3', 'throw a', 'failed'],
      ['1', '1 + 1', 'ok'],
      ['2', 'ec2.describeVpcs().Vpcs.length', 'ok'],
    ],
  );
  assert.equal([rows[1]?.Place, rows[1]?.Took], ['dev eu-west-1', '1.2 s']);
  assert.is(rows[3]?.Place, 'sandbox us-east-1');
});

test('.history takes ranges, sessions, patterns and text', async () => {
  const cells = async (words: string) =>
    (await rowsOf(`.history ${words}`)).map(({ Cell }) => Cell);
  assert.equal(await cells('1-2'), ['1', '2']);
  assert.equal(await cells('~1'), ['~1/1', '~1/2', '~1/3']);
  assert.equal(await cells('~1/2-3 1'), ['~1/2', '~1/3', '1']);
  assert.equal(await cells('/^(const|throw) a/'), ['~1/1', '~1/3']);
  assert.equal((await cells('DESCRIBEVPCS')).slice(0, 1), ['2']);
  assert.is((await run('.history 99')).text, 'no cell has 99');
});

test('.history of one cell shows it in full', async () => {
  assert.is(
    (await run('.history ~1/2')).text,
    '[~1/2] ok in 1.2 s · 2026-11-22 15:02:00Z · dev eu-west-1 · /home/ada\na * 7',
  );
});

test('a hostile source is shown harmless', async () => {
  await run('"\x1b]52;c;aGk=\x07\u202e"');
  const { text = '' } = await run(`.history ${engine.nextCell - 1}`);
  assert.match(text, /\\x1b\]52/);
  assert.not.match(text, /[\x1b\u202e]/);
});

test('.rerun runs cells again in their order, with numbers of their own', async () => {
  const first = engine.nextCell;
  await run('globalThis.n = 1');
  await run('n += 1');
  assert.equal(await ranBy(`.rerun ${first}-${first + 1}`), [
    'globalThis.n = 1 ok 1',
    'n += 1 ok 2',
  ]);
  assert.equal(await ranBy(`.rerun ${first + 1}`), ['n += 1 ok 3']);
  assert.equal(await ranBy('.rerun /^n \\+=/'), ['n += 1 ok 4']);
  assert.equal(await ranBy('.rerun ~1/1-2'), ['const a = 6 ok undefined', 'a * 7 ok 42']);
  assert.is((await run(`.rerun ${first}`)).status, 'ok');
});

test('.rerun stops at the first cell that fails, and fails', async () => {
  const first = engine.nextCell;
  await run('1');
  await run('null.x');
  await run('3');
  assert.equal(
    (await ranBy(`.rerun ${first}-${first + 2}`)).map((line) => line.split(' ')[1]),
    ['ok', 'failed'],
  );
  const { message } = await failureOf(`.rerun ${first}-${first + 2}`);
  assert.match(message, /^cell \d+ failed, so 1 more cell did not run$/);
});

test('.rerun runs neither itself nor what is not there', async () => {
  const cell = engine.nextCell;
  await run('.rerun 1');
  assert.equal(await ranBy(`.rerun ${cell}`), []);
  assert.equal(await ranBy('.rerun rerun'), []);
  assert.is((await failureOf('.rerun 999')).message, 'there is no cell 999');
  assert.is((await failureOf('.rerun ~9/1')).message, 'no session ~9 is kept');
  assert.is((await failureOf('.rerun zzz+zzz')).message, 'no cell has zzz+zzz');
  assert.match((await failureOf('.rerun')).message, /takes cells/);
});

test('Ctrl-C ends a .rerun, and with it what it would have run', async () => {
  const first = engine.nextCell;
  await run('globalThis.slow = false');
  await run('slow && (await new Promise(() => undefined))');
  await run('globalThis.reached = true');
  await run('slow = true; reached = false');
  const stop = new AbortController();
  const { status } = await engine.run(`.rerun ${first + 1}-${first + 2}`, {
    signal: stop.signal,
    onCell: () => setImmediate(() => stop.abort()),
  });
  assert.is(status, 'interrupted');
  assert.is((await run('reached')).value, false);
});

test('cells that a command runs are not kept: the line that was typed is', async () => {
  await run('.rerun 1');
  const kept = (await engine.history?.entries())?.filter(({ session }) => session === 'own') ?? [];
  assert.is(kept.at(-1)?.source, '.rerun 1');
});

test.run();
