import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Player } from './player.ts';

const player = new Player();
test.after(() => player.close());
test.before.each(() => {
  player.answers.length = 0;
  player.questions.length = 0;
});

const steps = `// ---
// title: Three steps
// parameters:
//   vpc:
//     description: a network
//     required: true
//     from: ec2.vpcs
// ---

// %% tags=["parameters"]
import { ec2 } from 'awsh';

const vpc: string = '';
const fail = false;

// %% [markdown]
// Look first.

// %% One
const seen = await ec2.describeVpcs({ VpcIds: [vpc] });

// %% Two
if (fail) throw new Error('as told');
const before = seen.Vpcs?.length;

// %% Three
Number(before) + 41;
`;

/** Lets a file be played as it is, as a person would. */
async function allowed(name: string, text: string): Promise<string> {
  const path = player.file(name, text);
  assert.match((await player.run(`.snippets allow ${path}`)).text, 'allowed, as long as it stays');
  return path;
}

test('what is missing is asked, from what is there; then cell after cell runs', async () => {
  const path = await allowed('steps.ts', steps);
  const { Vpcs } = (await player.run('ec2.describeVpcs()')).outcome.value as {
    Vpcs: { VpcId: string }[];
  };
  player.answers.push(Vpcs[1]?.VpcId);
  const { status, cells, said, text } = await player.run(`.play ${path}`);
  assert.is(status, 'ok', text);
  assert.is(player.questions[0]?.message, 'a network (vpc)');
  assert.equal(
    player.questions[0]?.choices,
    Vpcs.map(({ VpcId }) => VpcId),
  );
  assert.is(cells.length, 4);
  assert.match(cells[0] ?? '', `const vpc: string = '${Vpcs[1]?.VpcId}';`);
  assert.match(said, /Look first\.\n1\/3 One\n2\/3 Two\n3\/3 Three/);
  assert.is((await player.run('Out[_ && Object.keys(Out).length] || _')).outcome.value, 42);
});

test('a question that is left plays nothing', async () => {
  const path = await allowed('steps.ts', steps);
  player.answers.push(undefined);
  const { status, cells, text } = await player.run(`.play ${path}`);
  assert.equal([status, cells.length, text], ['failed', 0, '--vpc was not given']);
});

test('the first cell that fails ends it, and says how to go on', async () => {
  const path = await allowed('steps.ts', steps);
  const { Vpcs } = (await player.run('ec2.describeVpcs()')).outcome.value as {
    Vpcs: { VpcId: string }[];
  };
  const words = `${path} --vpc ${Vpcs[0]?.VpcId}`;
  const failed = await player.run(`.play ${words} --fail`);
  assert.is(failed.cells.length, 3);
  assert.is(
    failed.text,
    'steps: cell 2 of 3 failed: the same line with --from 2 goes on from there',
  );
  const rest = await player.run(`.play ${words} --from 2`);
  assert.is(rest.status, 'ok');
  assert.is(rest.cells.length, 3);
  assert.match((await player.run(`.play ${words} --from 4`)).text, 'has 3 cells, so --from 4');
});

test('--step asks before each cell: run, skip, edit, stop', async () => {
  const path = await allowed(
    'step.ts',
    "// %% One\n'one'\n\n// %% Two\n'two'\n\n// %% Three\nconst text =\n  'before';\ntext.length\n\n// %% Four\n4\n",
  );
  player.answers.push('run', 'skip', 'edit', 'stop');
  const { cells, text, said } = await player.run(`.play ${path} --step`);
  assert.equal(cells, ["'one'", "const text =\n  'after';\ntext.length"]);
  assert.is(text, 'the same line with --from 4 goes on from there');
  assert.equal(player.questions[0]?.choices, ['run', 'skip', 'edit', 'stop']);
  assert.match(said, "    'two'");
});

test('--json gives the last value, for programs', async () => {
  const path = await allowed('json.ts', '// %%\n({ a: [1] })\n');
  const { outcome } = await player.run(`.play ${path} --json`);
  assert.equal([outcome.value, outcome.format], [{ a: [1] }, 'json']);
});

test('a notebook in Markdown or of Jupyter plays as well; cells marked so are skipped', async () => {
  const markdown = await allowed(
    'a.md',
    '# Title\n\n```ts {"tags":["skip-execution"]}\n1\n```\n\n```ts\n20 + 1\n```\n',
  );
  assert.equal((await player.run(`.play ${markdown}`)).cells, ['20 + 1']);
  const jupyter = await allowed(
    'b.ipynb',
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { title: 'From Jupyter' },
      cells: [
        {
          id: 'p',
          cell_type: 'code',
          metadata: { tags: ['parameters'] },
          source: 'const n = 1',
          outputs: [],
          execution_count: null,
        },
        {
          id: 'a',
          cell_type: 'code',
          metadata: {},
          source: 'n * 2',
          outputs: [],
          execution_count: 7,
        },
      ],
    }),
  );
  const { cells } = await player.run(`.play ${jupyter} --n 21`);
  assert.equal(cells, ['const n = 21', 'n * 2']);
});

test('--dry lists the calls with their effects, and sends nothing', async () => {
  const before = player.sandbox.save();
  const { text, cells, outcome } = await player.run('.play stop-by-tag --apply --dry');
  assert.equal([cells.length, outcome.calls.length], [0, 0]);
  assert.match(
    text,
    /1 {2}Running instances with the tag\n +ec2\.items\.describeInstances +reads {2}DescribeInstances/,
  );
  assert.match(text, /ec2\.stopInstances +changes {2}StopInstances/);
  assert.match(
    text,
    'reads DescribeInstances; changes StopInstances\nTold from the text: nothing was sent.',
  );
  assert.not.match((await player.run('.play stop-by-tag --dry')).text, 'StopInstances');
  assert.equal(player.sandbox.diff(before), []);
});

test('in read-only mode, what may change something is refused before the first cell', async () => {
  await player.run('.readonly on');
  try {
    const refused = await player.run('.play stop-by-tag --apply');
    assert.is(refused.cells.length, 0);
    assert.match(
      refused.text,
      'stop-by-tag does more than read, and only reads may be sent: reads DescribeInstances; changes StopInstances',
    );
    assert.is((await player.run('.play stop-by-tag')).status, 'ok');
  } finally {
    await player.run('.readonly off');
  }
});

test('--help tells what a snippet takes', async () => {
  const { text } = await player.run('.play launch-and-wait --help');
  assert.match(text, 'launch-and-wait: Launch an instance and wait until it runs');
  assert.match(
    text,
    /--instance-type TEXT +how big it is \(one of t3\.micro, .*default 't3\.micro'\)/,
  );
  assert.match(text, '--apply ');
});

test('a snippet may play another one, but not itself without end', async () => {
  const inner = await allowed('inner.ts', '// %%\n6 * 7\n');
  const outer = await allowed('outer.ts', `// %%\n// .play ${inner}\n`);
  const { cells, status } = await player.run(`.play ${outer}`);
  assert.is(status, 'ok');
  assert.equal(cells, [`.play ${inner}`, '6 * 7']);
  const path = player.file('again.ts', '');
  await allowed('again.ts', `// %%\n// .play ${path}\n`);
  const again = await player.run(`.play ${path}`);
  assert.is(again.cells.length, 10);
  assert.match(again.text, 'again: cell 1 of 1 failed');
});

test('nobody is there: what is missing is an error that names it', async () => {
  const alone = (await player.run('.play no-such-thing')).text;
  assert.is(alone, 'there is no snippet no-such-thing: .snippets lists them');
  assert.is(
    (await player.run('.play stop-by-tga')).text,
    'there is no snippet stop-by-tga: did you mean stop-by-tag?',
  );
  assert.match((await player.run('.play ../x')).text, 'is no notebook by its name');
  assert.is((await player.run('.play "unclosed')).text, 'a " is not closed');
});

test('the answer to .play alone is chosen from a list', async () => {
  player.answers.push('unattached-volumes');
  const { status, cells } = await player.run('.play');
  assert.is(status, 'ok');
  assert.is(cells.length, 2);
  assert.ok(player.questions[0]?.choices.includes('vpc-map'));
});

test.run();
