import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { Engine, type Outcome } from '../../shell/engine.ts';

const heard: string[] = [];
const ended: Outcome[] = [];
const counts: number[] = [];
const engine = new Engine({
  session: new Session({ sandbox: createSandbox().link }),
  onLateOutput: (text) => heard.push(text),
  onJobEnd: (outcome) => ended.push(outcome),
  onJobs: (running) => counts.push(running),
});
test.after(() => engine.close());
test.before.each(() => {
  for (const list of [heard, ended, counts]) list.length = 0;
});

const gate = 'let open: () => void; const opened = new Promise<void>((go) => { open = go })';

test('.bg gives the prompt back at once; the result is Out[n] when it comes', async () => {
  await engine.run(gate);
  await engine.run('5');
  const { cell, text } = await engine.run('.bg await opened; ec2.describeVpcs().Vpcs.length');
  assert.is(
    text,
    `[${cell + 1}] runs in the background · .jobs · .fg ${cell + 1} · .kill ${cell + 1}`,
  );
  assert.is((await engine.run('_')).value, 5);
  await engine.run('open()');
  await engine.jobsEnded();
  assert.equal(
    ended.map((each) => [each.cell, each.value, each.calls.length]),
    [[cell + 1, 3, 1]],
  );
  assert.equal((await engine.run(`[Out[${cell + 1}], _]`)).value, [3, 5]);
  assert.equal(counts, [1, 0]);
});

test('what cells write at the same time is told apart', async () => {
  await engine.run(gate);
  const { cell } = await engine.run(
    '.bg await opened; console.log("a"); process.stdout.write("b"); 0',
  );
  const front = await engine.run(
    'console.log("front"); open(); await new Promise((go) => setTimeout(go, 20)); process.stdout.write("more"); 1',
  );
  await engine.jobsEnded();
  assert.is(front.output, 'front\nmore');
  assert.is(ended[0]?.output, 'a\nb');
  assert.is(heard.join(''), `[${cell + 1}] a\n[${cell + 1}] b\n`);
});

test('calls belong to the cell that makes them', async () => {
  await engine.run(gate);
  await engine.run('.bg await opened; await ec2.describeVpcs(); await ec2.describeVpcs(); 0');
  const front = await engine.run('open(); await ec2.describeSubnets(); 1');
  await engine.jobsEnded();
  assert.equal(
    front.calls.map(({ operation }) => operation),
    ['DescribeSubnets'],
  );
  assert.equal(
    ended[0]?.calls.map(({ operation }) => operation),
    ['DescribeVpcs', 'DescribeVpcs'],
  );
});

test('.jobs lists what runs, .kill stops it by its signal', async () => {
  const { cell } = await engine.run('.bg await pause(1e9)');
  const listed = (await engine.run('.jobs')).value as { cell: number; source: string }[];
  assert.equal(
    listed.map((job) => [job.cell, job.source]),
    [[cell + 1, 'await pause(1e9)']],
  );
  assert.is((await engine.run(`.kill ${cell + 1}`)).text, `[${cell + 1}] is stopped`);
  assert.is((await engine.run('.jobs')).text, 'no cell runs in the background');
  assert.match(String((await engine.run(`.kill ${cell + 1}`)).error), /no cell \d+ runs/);
});

test('.fg waits with what the job writes from then on, and shows its outcome', async () => {
  await engine.run(gate);
  const { cell } = await engine.run(
    '.bg console.log("before"); await opened; console.log("after"); 6',
  );
  await engine.run('setTimeout(open, 30); 0');
  const outcomes: Outcome[] = [];
  const { output, text } = await engine.run(`.fg ${cell + 1}`, {
    onOutput: (piece) => heard.push(piece),
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  assert.equal([output, text], ['', undefined]);
  assert.is(heard.join(''), `[${cell + 1}] before\nafter\n`);
  assert.equal(
    outcomes.map(({ value }) => value),
    [6],
  );
  assert.equal(ended, []);
});

test('stopping .fg stops the job', async () => {
  const { cell } = await engine.run('.bg await pause(1e9)');
  const stop = new AbortController();
  const waiting = engine.run('.fg', { signal: stop.signal });
  setImmediate(() => stop.abort());
  assert.is((await waiting).status, 'interrupted');
  await engine.jobsEnded();
  assert.match(String((await engine.run(`.fg ${cell + 1}`)).error), /no cell \d+ runs/);
});

test('a job that fails says so, and leaves _error to the prompt', async () => {
  await engine.run('_error = "mine"');
  await engine.run('.bg nope');
  await engine.jobsEnded();
  assert.is(ended[0]?.status, 'failed');
  assert.is((await engine.run('_error')).value, 'mine');
});

test('a job stays where it was started, whatever is chosen meanwhile', async () => {
  await engine.run(gate);
  await engine.run('.bg await opened; [session.region, await ec2.client.config.region()]');
  await engine.run('.region eu-west-1');
  await engine.run('open()');
  await engine.jobsEnded();
  assert.equal(ended[0]?.value, ['us-east-1', 'us-east-1']);
  assert.is((await engine.run('session.region')).value, 'eu-west-1');
  await engine.run('.region us-east-1');
});

test('.bg takes a cell over several lines', async () => {
  await engine.run('.jobs');
  assert.ok(engine.isIncomplete('.bg for (const one of [1]) {'));
  assert.not.ok(engine.isIncomplete('.bg 1'));
  assert.ok(engine.isIncomplete('.map((each) => {'));
  assert.not.ok(engine.isIncomplete('.jobs'));
});

test.run();
