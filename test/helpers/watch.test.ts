import './support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  callOf,
  inContext,
  isAwaitable,
  type Look,
  Session,
  type WaitError,
  waitFor,
  watch,
} from '../../helpers/awsh.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { type Canned, cannedLink, fault, instancesIn, quickClock } from './support/canned.ts';

const InstanceIds = ['i-1', 'i-2'];

function open(...answers: Canned[]) {
  const canned = cannedLink(answers);
  return { ...canned, ec2: new Session({ sandbox: canned.link }).service('ec2') };
}

async function all(looks: AsyncIterable<Look>): Promise<Look[]> {
  const seen: Look[] = [];
  for await (const look of looks) seen.push(look);
  return seen;
}

test('every look tells its number, the time, the states seen and the next look', async () => {
  const { ec2 } = open(
    instancesIn('pending', 'pending'),
    instancesIn('pending', 'running'),
    instancesIn('running', 'running'),
  );
  const looks = await all(ec2.watch.instanceRunning({ InstanceIds }));
  assert.equal(
    looks.map(({ number, elapsedMs, nextMs, states }) => [number, elapsedMs, nextMs, states]),
    [
      [1, 0, 15_000, { pending: 2 }],
      [2, 15_000, 15_000, { pending: 1, running: 1 }],
      [3, 30_000, undefined, { running: 2 }],
    ],
  );
});

test('waiting gives the last look, with the answer in it', async () => {
  const { ec2 } = open(instancesIn('pending'), instancesIn('running'));
  const waiting = ec2.wait.instanceRunning({ InstanceIds });
  assert.ok(isAwaitable(waiting));
  const look = await waiting;
  assert.is(look.number, 2);
  assert.is(look.response?.Reservations?.[0]?.Instances?.[0]?.State?.Name, 'running');
});

test("AWS's own schedule is followed unless told otherwise: 40 looks, 15 seconds apart", async () => {
  const { ec2, clock, requests } = open(instancesIn('pending'));
  const error: WaitError = await ec2.wait.instanceRunning({ InstanceIds }).catch((e) => e);
  assert.is(error.code, 'WaitTimedOut');
  assert.is(error.message, 'InstanceRunning not reached after 585 s and 40 looks: 1 pending');
  assert.equal(error.look.states, { pending: 1 });
  assert.equal([...new Set(clock.slept)], [15_000]);
  assert.is(requests(), 40);
});

test('the schedule can be chosen, and the last look comes just when time is up', async () => {
  const { ec2, clock } = open(instancesIn('pending'));
  const patience = { everyMs: 4_000, atMostMs: 10_000 };
  await ec2.wait.instanceRunning({ InstanceIds }, patience).catch(() => {});
  assert.equal(clock.slept, [4_000, 4_000, 2_000]);
});

test('a state from which there is no way is a failure at once, after its look', async () => {
  const { ec2, requests } = open(instancesIn('running', 'terminated'));
  const looks: Look[] = [];
  const error = await (async () => {
    for await (const look of ec2.watch.instanceRunning({ InstanceIds })) looks.push(look);
  })().catch((e) => e);
  assert.is(
    error.message,
    "InstanceRunning can't be reached any more: terminated (Reservations[].Instances[].State.Name)",
  );
  assert.equal([error.acceptor.matcher, error.acceptor.expected], ['pathAny', 'terminated']);
  assert.is(looks.length, 1);
  assert.is(requests(), 1);
});

test('an error that the waiter expects counts as a look', async () => {
  const { ec2 } = open(fault('InvalidInstanceID.NotFound'), instancesIn('running'));
  const [first] = await all(ec2.watch.instanceRunning({ InstanceIds }));
  assert.equal(first?.states, { 'InvalidInstanceID.NotFound': 1 });
  assert.is(first?.response, undefined);
});

test('an error that is the goal ends the wait well', async () => {
  const { ec2 } = open(fault('InvalidVolume.NotFound'));
  const look = await ec2.wait.volumeDeleted({ VolumeIds: ['vol-1'] });
  assert.is(look.number, 1);
});

test('any other error ends it at once, as the error it is', async () => {
  const { ec2, requests } = open(fault('UnauthorizedOperation', 403));
  const error = await ec2.wait.instanceRunning({ InstanceIds }).catch((e) => e);
  assert.is(error.name, 'UnauthorizedOperation');
  assert.is(callOf(error)?.operation, 'DescribeInstances');
  assert.is(requests(), 1);
});

test('breaking off leaves no sleep and no request behind', async () => {
  const { ec2, clock, requests } = open(instancesIn('pending'));
  for await (const _ of ec2.watch.instanceRunning({ InstanceIds })) break;
  assert.equal(clock.slept, []);
  assert.is(requests(), 1);
});

test('stopping ends the pause between looks, whoever stops: signal or context', async () => {
  // Time stands still on this clock: nothing but the stop can end the pause.
  const { link } = createSandbox({ clock: 'manual' });
  const canned = cannedLink([instancesIn('pending')]);
  const ec2 = new Session({ sandbox: { ...canned.link, clock: link.clock } }).service('ec2');
  const stopAtFirst = async (stop: AbortController, looks: AsyncIterable<Look>) => {
    for await (const _ of looks) setImmediate(() => stop.abort());
  };
  const own = new AbortController();
  const watched = ec2.watch.instanceRunning({ InstanceIds }, { signal: own.signal });
  assert.is((await stopAtFirst(own, watched).catch((e) => e)).name, 'AbortError');
  const cell = new AbortController();
  const run = () => stopAtFirst(cell, ec2.watch.instanceRunning({ InstanceIds }));
  assert.is((await inContext({ signal: cell.signal }, run).catch((e) => e)).name, 'AbortError');
  assert.is(canned.requests(), 2);
});

test('a misspelt option and a time that is none are refused before anything is asked', async () => {
  const { ec2, requests } = open(instancesIn('running'));
  const messageOf = async (options: object) =>
    ((await ec2.wait.instanceRunning({ InstanceIds }, options).catch((e) => e)) as Error).message;
  assert.is(await messageOf({ every: 5 }), 'waiting has no option every');
  assert.is(await messageOf({ everyMs: 0 }), 'everyMs takes milliseconds, not 0');
  assert.is(requests(), 0);
});

test('anything can be watched, until it is there, hopeless or late', async () => {
  const seen = ['pending', 'pending', 'running'];
  const clock = quickClock();
  const ask = () => ({ Vpcs: [{ State: seen.shift() ?? 'gone' }] });
  const running = (answer: { Vpcs: { State: string }[] }) => answer.Vpcs[0]?.State === 'running';
  const looks = await all(watch(ask, { until: running, everyMs: 1_000, clock }));
  assert.equal(
    looks.map(({ states }) => states),
    [{ pending: 1 }, { pending: 1 }, { running: 1 }],
  );
  assert.equal(clock.slept, [1_000, 1_000]);
  const failing = waitFor(ask, { until: running, failIf: () => 'it is gone', clock });
  const error: WaitError = await failing.catch((e) => e);
  assert.equal([error.code, error.look.states], ['WaitFailed', { gone: 1 }]);
  assert.match(error.message, /: it is gone$/);
  const late = await waitFor(ask, { until: running, atMostMs: 9_000, clock }).catch((e) => e);
  assert.is(late.message, 'ask not reached after 9 s and 3 looks: 1 gone');
});

test('an error ends the watching of anything at once', async () => {
  const ask = async () => {
    throw new TypeError('no');
  };
  const error = await waitFor(ask, { until: () => true }).catch((e) => e);
  assert.instance(error, TypeError);
});

test("on the sandbox's clock a long wait is a short one", async () => {
  const ec2 = new Session({ sandbox: createSandbox({ clock: 'instant' }).link }).service('ec2');
  const [web] = await ec2.instances.where(({ state }) => state === 'stopped').toArray();
  const ids = { InstanceIds: [web?.id ?? ''] };
  await ec2.startInstances(ids);
  const { states } = await ec2.wait.instanceRunning(ids);
  assert.equal(states, { running: 1 });
});

test.run();
