import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Player } from './player.ts';

const player = new Player();
test.after(() => player.close());
test.before.each(() => {
  player.answers.length = 0;
  player.questions.length = 0;
});

function saved(name: string): string {
  return readFileSync(join(player.folder, 'data', 'awsh', 'snippets', `${name}.ts`), 'utf8');
}

test('cells are kept with what they import; failed ones and commands are left out', async () => {
  await player.run('const { Vpcs } = await ec2.describeVpcs()'); // 1
  await player.run('nothing.there'); // 2
  await player.run('.whoami'); // 3
  await player.run('.region us-east-1'); // 4
  await player.run('Vpcs.map(name)'); // 5
  await player.run('.length'); // 6
  const { text } = await player.run('.save nets 1-6 "Names of networks" --tags net,learn');
  assert.match(text, 'saved as nets; left out: 2, 3 · .play nets');
  assert.is(
    saved('nets'),
    [
      '// ---',
      '// title: Names of networks',
      '// tags:',
      '//   - net',
      '//   - learn',
      '// ---',
      '',
      '// %%',
      "import { ec2, name } from 'awsh';",
      '',
      'const { Vpcs } = await ec2.describeVpcs()',
      '',
      '// %%',
      '// .region us-east-1',
      '',
      '// %%',
      'Vpcs.map(name)',
      '',
      '// %%',
      '_.length',
      '',
    ].join('\n'),
  );
  const { cells } = await player.run('.play nets');
  assert.is(cells.length, 4);
  assert.is(cells[1], '.region us-east-1');
});

test('a value becomes a parameter wherever it stands, but for keys and what only looks like it', async () => {
  await player.run("const big = { type: 't3.micro', 't3.micro': 't3.micro, they say', count: 2 }");
  await player.run("[`t3.micro`, 't3.micro', 2]");
  const cell = player.engine.nextCell;
  await player.run(
    `.save lifted ${cell - 2}-${cell - 1} --param instanceType='t3.micro' --param most=2`,
  );
  assert.match(saved('lifted'), "const instanceType = 't3.micro';\nconst most = 2;");
  assert.match(
    saved('lifted'),
    "{ type: instanceType, 't3.micro': 't3.micro, they say', count: most }",
  );
  assert.match(saved('lifted'), '[`t3.micro`, instanceType, most]');
  const { cells, outcome } = await player.run('.play lifted --instance-type m5.large --json');
  assert.match(cells[0] ?? '', "const instanceType = 'm5.large';");
  assert.equal(outcome.value, ['t3.micro', 'm5.large', 2]);
  const { text } = await player.run(`.save lifted2 ${cell - 1} --param x=t3.large`);
  assert.match(text, "no cell has 't3.large' as a value of its own");
  assert.match(
    (await player.run('.save x --param a-b=1')).text,
    '--param takes a name and a value',
  );
});

test('a secret is kept out of the file, and asked for as a parameter', async () => {
  const secret = ['AKIA', 'ABCDEFGHIJKLMNOP'].join('');
  await player.run(`const key = '${secret}'`);
  const cell = player.engine.nextCell - 1;
  assert.match((await player.run(`.save leak ${cell}`)).text, 'what looks like a secret');
  await player.run(`.save leak ${cell} --param accessKey=${secret}`);
  assert.not.match(saved('leak'), secret);
  player.answers.push('given');
  assert.match((await player.run('.play leak')).cells[0] ?? '', "const accessKey = 'given'");
});

test('one of the same name is replaced when its owner says so', async () => {
  await player.run("'one'");
  await player.run('.save twice');
  await player.run("'two'");
  const cell = player.engine.nextCell - 1;
  player.answers.push('no');
  assert.match((await player.run(`.save twice ${cell}`)).text, 'twice stays as it was');
  player.answers.push('yes');
  await player.run(`.save twice ${cell}`);
  assert.match(saved('twice'), "'two'");
  await player.run(`.save twice ${cell} "Again" --force`);
  assert.match(saved('twice'), 'title: Again');
});

test('names that would leave the folder, and cells that are not there, are refused', async () => {
  await player.run('1');
  for (const name of ['../x', '/x', 'CON', '__proto__', '.x']) {
    assert.match((await player.run(`.save ${name}`)).text, /a snippet can't be called/, name);
    assert.match((await player.run(`.rm ${name}`)).text, /can't be called|takes the name/, name);
  }
  assert.match((await player.run('.save x 900-')).text, 'no cell 900- was run here');
  assert.match((await player.run('.save x 7-3')).text, '7-3 goes backwards');
  assert.match((await player.run('.save')).text, '.save needs a name');
});

test('.snippets lists own ones first by name, .rm removes only those, .edit changes them', async () => {
  await player.run("'before'");
  await player.run('.save vpc-map');
  const rows = (await player.run('.snippets vpc-map')).outcome.value as { from: string }[];
  assert.equal(
    rows.map(({ from }) => from),
    ['you'],
  );
  assert.match((await player.run('.edit vpc-map')).text, 'changed vpc-map');
  assert.match(saved('vpc-map'), "'after'");
  assert.equal((await player.run('.play vpc-map')).cells, ["'after'"]);
  assert.match((await player.run('.rm vpc-map')).text, 'removed ');
  assert.match((await player.run('.rm vpc-map')).text, 'vpc-map comes with awsh and stays');
  assert.is(player.questions.length, 0);
});

test.run();
