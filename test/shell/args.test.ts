import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readArguments } from '../../shell/args.ts';

async function refusal(...argv: string[]): Promise<string> {
  const error = await readArguments(argv).catch((caught: Error & { hint?: string }) => caught);
  if (!(error instanceof Error)) return 'accepted';
  return [error.message, error.hint].filter(Boolean).join(': ');
}

test('without a word, cells are run', async () => {
  const { task, region } = await readArguments(['-r', 'eu-west-1', '-e', '1']);
  assert.equal(task, { kind: 'run' });
  assert.is(region, 'eu-west-1');
});

test("a snippet's parameters are handed on as they stand, awsh's own options are taken out", async () => {
  const { task, profile, region, quiet } = await readArguments(
    '-q play web-up --instance-type t3.small --profile dev --count=2 --step -r eu-west-1 --json'.split(
      ' ',
    ),
  );
  assert.equal(task, {
    kind: 'play',
    snippet: 'web-up',
    words: ['--instance-type', 't3.small', '--count=2', '--step', '--json'],
  });
  assert.equal([profile, region, quiet], ['dev', 'eu-west-1', true]);
});

test('--help after the name of a snippet is about the snippet', async () => {
  const { task, help } = await readArguments(['play', 'web-up', '--help']);
  assert.equal(task, { kind: 'play', snippet: 'web-up', words: ['--help'] });
  assert.is(help, false);
  assert.is((await readArguments(['play', '--help'])).help, true);
});

test('a file is run, written into, or written in another format', async () => {
  assert.equal((await readArguments(['trip.ipynb', '--write'])).task, {
    kind: 'file',
    path: 'trip.ipynb',
    write: true,
    to: undefined,
    out: undefined,
    redact: false,
  });
  const { task } = await readArguments('./a --to html --out b.html --redact'.split(' '));
  assert.equal(task, {
    kind: 'file',
    path: './a',
    write: false,
    to: 'html',
    out: 'b.html',
    redact: true,
  });
});

test('a tutorial is on the sandbox, from its own fixture', async () => {
  const { task, sandbox, fixture } = await readArguments(['tutorial', 'ec2']);
  assert.equal(task, { kind: 'tutorial', list: false, words: ['ec2'] });
  assert.equal([sandbox, fixture], [true, 'tutorial']);
  assert.match(await refusal('tutorial', '--profile', 'dev'), 'neither --profile');
});

test('the words of `awsh snippets` are handed on, its format is awsh’s', async () => {
  const { task, output } = await readArguments('snippets idle --output json'.split(' '));
  assert.equal(task, { kind: 'snippets', words: ['idle'] });
  assert.is(output, 'json');
});

test('the sandbox keeps its options before and after the word', async () => {
  const { task, port, fixture } = await readArguments(
    '--port 0 sandbox --fixture empty'.split(' '),
  );
  assert.equal(task, { kind: 'sandbox' });
  assert.equal([port, fixture], [0, 'empty']);
});

test('mistakes are told in the words typed', async () => {
  assert.is(await refusal('--regoin', 'x'), 'unknown option --regoin: did you mean --region?');
  assert.is(
    await refusal('--regoin', 'x', 'play'),
    'unknown option --regoin: did you mean --region?',
  );
  assert.is(await refusal('sandbx'), 'unknown command sandbx: did you mean awsh sandbox?');
  assert.is(await refusal('--output', 'jsn'), '--output knows no jsn: did you mean json?');
  assert.is(await refusal('a.ts', '--to', 'htm'), '--to knows no htm: did you mean html?');
  assert.is(await refusal('a.ts', '--wirte'), 'unknown option --wirte: did you mean --write?');
  assert.match(await refusal('a.ts', 'b.ts'), 'awsh runs one file, so what is b.ts?');
  assert.match(await refusal('play'), 'awsh play needs the name of a snippet');
  assert.match(await refusal('play', 'x', '--region'), '--region needs a value');
  assert.match(await refusal('play', 'x', '--timeout', '--json'), '--timeout needs a value');
});

test.run();
