/** A course at a prompt without a screen: what the tutor says to right, wrong and other cells. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { emptyHome } from '../../support/program.ts';
import { classroom } from './support/classroom.ts';

const { engine, type, told } = classroom();
test.after(() => engine.close());

test('without a course, its commands say how to open one', async () => {
  const { error } = await type('.hint');
  assert.match(String((error as Error).message), /no course is open/);
});

test('a course begins with what it is, its first lesson and its first step', async () => {
  const said = await told('.tutorial aws-sdk');
  assert.match(said, /The AWS API, one step at a time · 64 steps, about 50 minutes/);
  assert.match(said, /nothing here touches a real account/);
  assert.match(said, /Lesson 1 of 8 · How a call travels/);
  assert.match(said, /Step 1 of 64 · The pieces/);
});

test('a step that is only read is left by .next', async () => {
  assert.match(await told('.next'), /^Step 2 of 64 · Ask who you are/);
});

test('.next at a step to be done says so, and stays', async () => {
  assert.match(await told('.next'), /Step 2 is still to be done/);
});

test('what has nothing to do with the step is just run', async () => {
  const { value, remark } = await type('6 * 7');
  assert.is(value, 42);
  assert.is(remark, undefined);
});

test('a wrong try is answered with what was wrong', async () => {
  assert.match(await told('sts.getCallerIdentity'), /✗ That is the method itself/);
});

test('the right cell is told to be right, and the next step follows', async () => {
  const said = await told('sts.getCallerIdentity()');
  assert.match(said, /^✓ An account, and who you are in it/);
  assert.match(said, /Step 3 of 64 · One method for each operation/);
});

test('another way is as right', async () => {
  assert.match(await told('const net = await session.client("ec2").describeVpcs()'), /^✓/);
});

test('commands are looked at like other cells', async () => {
  assert.match(await told('.calls last'), /✓ The host names service and region/);
});

test('hints go from a nudge to the code, which is put into the prompt and not run', async () => {
  assert.match(await told('.hint'), /The input goes into the brackets/);
  assert.match(await told('.hint'), /`Values` is a list/);
  const { fill, text, calls } = await type('.hint');
  assert.match(fill ?? '', /^ec2\.describeInstances\(\{ Filters/);
  assert.match(text ?? '', /in the prompt now/);
  assert.is(calls.length, 0);
});

test('.show tells the step again, .show solution one way to do it', async () => {
  assert.match(await told('.show'), /Step 5 of 64 · Say what you want/);
  assert.match(await told('.show solution'), /one way of many:\n {2}ec2\.describeInstances/);
});

test('the course waits, and says so now and then', async () => {
  assert.match(await told('1', '2', '3', '4'), /The course waits/);
});

test('.skip does the step, says what that made, and goes on', async () => {
  const said = await told('.skip');
  assert.match(said, /Step skipped: that made EC2 DescribeInstances\. AWS did the choosing/);
  assert.match(said, /Step 6 of 64/);
});

test('the tutor depends on no variable of the user', async () => {
  await type('theirs = [filters, instances]', 'filters = undefined', 'instances = "mine"');
  const said = await told(
    'ec2.describeInstances({ Filters: [{ Name: "tag:env", Values: ["dev"] }] })',
  );
  assert.match(said, /^✓ Three again/);
  await type('[filters, instances] = theirs');
});

test('its reads leave no trace among the calls of the user', async () => {
  const before = engine.session.calls.length;
  const { calls } = await type('ec2.describeInstances({ Filters: [] })');
  assert.is(calls.length, 1);
  assert.is(engine.session.calls.length, before + 1);
});

test('at the end of a lesson there is time to play; .next begins the next one', async () => {
  const said = await told('.tutorial aws-sdk --from 9', '.skip');
  assert.match(said, /Lesson 1, How a call travels, is done\. Try what you like/);
  assert.is((await type('ec2.createVpc({ CidrBlock: "10.50.0.0/16" })')).remark, undefined);
  assert.match(await told('.next'), /Lesson 2 of 8 · Clients/);
});

test('each lesson starts from the same account', async () => {
  assert.is((await type('ec2.describeVpcs().Vpcs.length')).value, 3);
});

test('whoever comes into the middle of a lesson finds what its earlier steps made', async () => {
  const said = await told('.tutorial aws-sdk --from 16');
  assert.match(said, /Played for you: 6 steps of this lesson/);
  assert.match(said, /Step 16 of 64 · Tag it/);
  assert.is((await type('Images.length')).value, 1);
  assert.match(await told('.skip'), /EC2 CreateTags/);
});

test('a lesson with profiles has those alone, and gives the others back', async () => {
  process.env.AWS_PROFILE = 'mine';
  await type('.tutorial aws-sdk --from 49');
  assert.equal(engine.session.availableProfiles, ['dev', 'prod']);
  assert.match(await told('.profile dev', '.show'), /Step 49 of 64/);
  await type('.tutorial aws-sdk --from 1');
  assert.is(process.env.AWS_PROFILE, 'mine');
  delete process.env.AWS_PROFILE;
});

test('.bye leaves for where one was, and says how to come back', async () => {
  const said = await told('.bye');
  assert.match(said, /You stopped at step 1 of 64; `\.tutorial aws-sdk` comes back to it/);
  assert.is((await type('ec2.describeVpcs().Vpcs.length')).remark, undefined);
});

test('an unknown course, step or word is answered with what there is', async () => {
  assert.match(await told('.tutorial aws-skd'), /no course called aws-skd/);
  assert.match(await told('.tutorial safety --from 99'), /safety has steps 1 to 14/);
  assert.match(await told('.tutorial --wat'), /\.tutorial knows no --wat/);
  assert.match(await told('.tutorial ./nowhere.md'), /there is no such file/);
});

test("a course of one's own is a file, and its faults are told by its test", async () => {
  const file = join(emptyHome(), 'own.md');
  const step = '## Count\n\nHow many?\n\n```ts solution\n1\n```\n\n```ts check\nvalue === 2\n```\n';
  writeFileSync(file, `# One\n\n${step}`);
  assert.match(await told(`.tutorial ${file}`), /Lesson 1 of 1 · One\s+Step 1 of 1 · Count/);
  const said = await told('.bye', `.tutorial test ${file}`);
  assert.match(said, /step 1, Count: takes 1 \+ 1 for an attempt: that it is right/);
  assert.match(said, /has no wrong try/);
  assert.match(said, /its own solution is not right: nothing/);
  writeFileSync(file, `---\nfixture: nowhere\n---\n# One\n\n${step}`);
  assert.match(
    await told(`.tutorial ${file}`),
    /the course own: no fixture nowhere; there are empty/,
  );
});

test('the course in docs/tutorials.md plays as it is printed', async () => {
  const docs = new URL('../../../../docs/tutorials.md', import.meta.url);
  const [, example = ''] =
    /^`{4}markdown\n([\s\S]*?)^`{4}$/m.exec(readFileSync(docs, 'utf8')) ?? [];
  const file = join(emptyHome(), 'buckets.md');
  writeFileSync(file, example);
  assert.match(await told(`.tutorial test ${file}`), /buckets: 1 steps? and 1 wrong/);
});

test.run();
