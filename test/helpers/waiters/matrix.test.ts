/** Every waiter of every bundled service and of one on demand, against scripted answers over the real wire. */
import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Look, ServiceName, WaitError, WatchOptions } from '../../../helpers/index.ts';
import {
  type Acceptor,
  type Waiter,
  waiterTable,
} from '../../../helpers/service/waiters/waiter.ts';
import { dice, randomValue } from '../../sandbox/random-value.ts';
import { type Script, scripted } from '../support/scripted.ts';

const services: readonly ServiceName[] = [
  'cloudformation',
  'cloudwatch',
  'dynamodb',
  'ec2',
  'glacier',
  'iam',
  'rds',
  's3',
  // On demand: the types know the bundled ones alone.
  'lambda' as ServiceName,
];
const special: Readonly<Record<string, unknown>> = { Bucket: 'a-bucket', accountId: '-' };
const denied = { code: 'AccessDenied', status: 403 };

type Answer = ReturnType<Script>;
type Fields = Record<string, unknown>;
type Wait = (input: Fields, options?: WatchOptions) => Promise<Look>;

for (const service of services) {
  test(`${service}: every waiter comes to success, failure, its time limit or an error`, async () => {
    const table = await waiterTable(service);
    const wrong: string[] = [];
    for (const [name, waiter] of Object.entries(table)) {
      await check(service, name, waiter).catch((error) => wrong.push(`${name}: ${error.message}`));
    }
    assert.ok(Object.keys(table).length > 0);
    assert.equal(wrong, []);
  });
}

async function check(service: ServiceName, name: string, waiter: Waiter): Promise<void> {
  const run = (...answers: Answer[]) => waited(service, name, waiter, answers);
  const undecided = undecidedBy(waiter);
  for (const acceptor of waiter.acceptors) {
    const { look, error, asked } = await run(undecided, answerFor(acceptor));
    if (acceptor.state === 'retry') assert.is(error?.code, 'WaitTimedOut', 'goes on looking');
    else assert.is(asked, 2, `decided by ${JSON.stringify(acceptor)}`);
    if (acceptor.state === 'success') assert.is(look?.number, 2, `success, not ${error}`);
    if (acceptor.state === 'failure') {
      assert.is(error?.code, 'WaitFailed');
      assert.equal(error?.acceptor, acceptor);
    }
  }
  const late = await run(undecided);
  assert.is(late.error?.code, 'WaitTimedOut');
  assert.is(late.asked, waiter.maxAttempts);
  assert.is(new Set(late.slept).size, 1);
  assert.is(late.slept[0], waiter.delaySeconds * 1000);
  if (waiter.acceptors.some(({ matcher }) => matcher === 'status')) return;
  const refused = await run(denied);
  assert.is(refused.asked, 1, 'an error that nothing names ends it');
  assert.is(refused.error?.name, 'AccessDenied');
}

async function waited(
  service: ServiceName,
  name: string,
  { operation }: Waiter,
  answers: readonly Answer[],
) {
  const { handle, model, inputs, clock } = scripted(
    service,
    (_, number) => answers[Math.min(number, answers.length) - 1] ?? {},
  );
  const input = Object.fromEntries(
    (model.operation(operation)?.input.required ?? []).map((member) => [
      member.memberName,
      special[member.memberName] ?? randomValue(member, dice(7)),
    ]),
  );
  const method = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const wait = (handle as unknown as { wait: Record<string, Wait> }).wait[method];
  assert.type(wait, 'function');
  let look: Look | undefined;
  let error: WaitError | undefined;
  try {
    look = await wait?.(input);
  } catch (thrown) {
    error = thrown as WaitError;
  }
  return { look, error, asked: inputs.length, slept: clock.slept };
}

/** An answer that decides nothing: what the waiter waits out, or a state that it doesn't know. */
function undecidedBy({ acceptors }: Waiter): Answer {
  const retry = acceptors.find(({ state }) => state === 'retry');
  if (retry) return answerFor(retry);
  const states = acceptors.find(({ expected }) => typeof expected === 'string');
  if (states?.argument) return put(states.argument, 'nobody-knows');
  const [first] = acceptors;
  return first?.argument ? counted(first.argument, false) : {};
}

function answerFor({ matcher, argument = '', expected }: Acceptor): Answer {
  if (matcher === 'error') {
    return expected === false ? {} : { code: String(expected), status: 400 };
  }
  if (matcher === 'status') {
    return expected === 200 ? {} : { code: 'Any', status: Number(expected) };
  }
  return typeof expected === 'boolean' ? counted(argument, expected) : put(argument, expected);
}

/** An answer for which `length(…)` of a path is, or is not, as an expression asks. */
function counted(expression: string, asked: boolean): Fields {
  // The one expression that is more than a count: all destinations are off, and there are some.
  if (expression.includes('&&')) {
    const status = asked ? 'DISABLED' : 'ENABLING';
    return { KinesisDataStreamDestinations: [{ DestinationStatus: status }] };
  }
  const [, path = '', than] = /^length\(([\w[\].]+)\) (>|==)/.exec(expression) ?? [];
  const some = (than === '>') === asked;
  if (path === 'PasswordData') return { PasswordData: some ? 'secret' : '' };
  const [outer = '', inner] = path.split('[]');
  const member = inner?.slice(1);
  return { [outer]: some ? [member ? { [member]: 'there' } : {}] : [] };
}

/** An answer with a value at a path such as `Reservations[].Instances[].State.Name`. */
function put(path: string, value: unknown): Fields {
  const [step = '', ...rest] = path.split('.');
  const inner = rest.length > 0 ? put(rest.join('.'), value) : value;
  return step.endsWith('[]') ? { [step.slice(0, -2)]: [inner] } : { [step]: inner };
}

test.run();
