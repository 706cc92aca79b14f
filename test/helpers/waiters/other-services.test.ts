/** Services as they are after .use, and what only their SDK package tells. */
import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ItemsOf, Look, ServiceName } from '../../../helpers/index.ts';
import { loadSdk } from '../../../helpers/service/packages.ts';
import { lookBySdk, sdkDelaySeconds } from '../../../helpers/service/waiters/sdk-waiter.ts';
import { type Script, scripted } from '../support/scripted.ts';

interface Other {
  readonly wait: Record<string, (input: object, options?: object) => Promise<Look>>;
  readonly items: Record<string, (input?: object, options?: object) => ItemsOf<object>>;
}

function other(service: string, answer: Script) {
  const scene = scripted(service as ServiceName, answer);
  const { wait, items } = scene.handle as unknown as Other;
  return { ...scene, wait, items };
}

const input = { FunctionName: 'job' };

test('a waiter keeps its own pause, and looks until its goal is met', async () => {
  const states = ['Pending', 'Pending', 'Active'];
  const { wait, clock } = other('lambda', (_, number) => ({ State: states[number - 1] }));
  const look = await wait.functionActive?.(input);
  assert.equal([look?.number, look?.states], [3, { Active: 1 }]);
  assert.equal(clock.slept, [5_000, 5_000]);
});

test('what it waits for in vain fails, and what never comes is late', async () => {
  const failed = other('lambda', () => ({ State: 'Failed' }));
  const error = await failed.wait.functionActive?.(input).catch((e) => e);
  assert.is(error.message, "FunctionActive can't be reached any more: Failed (State)");
  const { wait } = other('lambda', () => ({ State: 'Pending' }));
  const late = await wait.functionActive?.(input, { atMostMs: 12_000 }).catch((e) => e);
  assert.is(late.message, 'FunctionActive not reached after 12 s and 4 looks: 1 Pending');
});

test('an error ends it at once, unless it says that something is not there yet', async () => {
  const denied = other('lambda', () => ({ code: 'AccessDeniedException', status: 403 }));
  const error = await denied.wait.functionActive?.(input).catch((e) => e);
  assert.equal([error.name, denied.inputs.length], ['AccessDeniedException', 1]);
  const absent = { code: 'ResourceNotFoundException', status: 404 };
  const { wait } = other('lambda', (_, number) => (number === 1 ? absent : { Configuration: {} }));
  assert.is((await wait.functionExists?.(input))?.number, 2);
});

test('a waiter that is newer than the tables looks as the SDK does', async () => {
  const sdk = loadSdk('lambda' as ServiceName);
  assert.is(sdkDelaySeconds(sdk, 'FunctionActive'), 5);
  const verdictOf = async (answer: object) => {
    const send = async () => {
      if (answer instanceof Error) throw answer;
      return answer;
    };
    return (await lookBySdk(sdk, 'FunctionActive', input, send)).verdict;
  };
  assert.is(await verdictOf({ State: 'Active' }), 'met');
  assert.equal(await verdictOf({ State: 'Failed' }), { hopeless: 'Failed' });
  assert.is(await verdictOf({ State: 'Pending' }), undefined);
  assert.is(await verdictOf(Object.assign(new Error('soon'), { name: 'NotFound' })), undefined);
  const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });
  assert.is(await verdictOf(denied).catch((error) => error), denied);
});

test('listings find their tokens, sizes and elements by what the SDK does', async () => {
  const { items, inputs } = other('lambda', ({ Marker }) =>
    Marker === undefined
      ? { Functions: [{ FunctionName: 'a' }, { FunctionName: 'b' }], NextMarker: 'more' }
      : { Functions: [{ FunctionName: 'c' }] },
  );
  const listing = items.listFunctions?.({}, { pageSize: 2 });
  assert.equal(await listing?.query('FunctionName').toArray(), ['a', 'b', 'c']);
  assert.equal(inputs, [{ MaxItems: 2 }, { MaxItems: 2, Marker: 'more' }]);
});

test('several tokens are found by their names, where the SDK has no paginator', async () => {
  const { derivePaging } = await import('../../../helpers/service/paginators/derive.ts');
  const sdk = loadSdk('route53');
  assert.equal(await derivePaging(sdk, 'ListResourceRecordSets'), {
    token: ['StartRecordName', 'StartRecordType', 'StartRecordIdentifier'],
    next: ['NextRecordName', 'NextRecordType', 'NextRecordIdentifier'],
    more: 'IsTruncated',
    size: 'MaxItems',
    items: 'ResourceRecordSets',
  });
});

test.run();
