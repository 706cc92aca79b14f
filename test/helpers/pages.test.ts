import './support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Ec2Service, inContext, Session } from '../../helpers/awsh.ts';
import { answerXml, type Loopback, serve } from './support/loopback.ts';

/** A server whose listing of VPCs has these pages; the token for a page is its index. */
async function listing(pages: readonly string[][], tokenAfter = (page: number) => `${page + 1}`) {
  const server = await serve((response, { action, params }) => {
    const page = Number(params.get('NextToken') ?? 0);
    const items = (pages[page] ?? []).map((id) => `<item><vpcId>${id}</vpcId></item>`).join('');
    const token = page + 1 < pages.length ? `<nextToken>${tokenAfter(page)}</nextToken>` : '';
    answerXml(response, action, `<vpcSet>${items}</vpcSet>${token}`);
  });
  return { server, ec2: new Session({ endpoint: server.url }).service('ec2') };
}

async function idsIn(pages: ReturnType<Ec2Service['pages']['describeVpcs']>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { Vpcs = [] } of pages) ids.push(...Vpcs.map(({ VpcId = '' }) => VpcId));
  return ids;
}

const sent = ({ hits }: Loopback, name: string) => hits.map(({ params }) => params.get(name));

test('pages come in order, an empty one in between is no end', async () => {
  const { server, ec2 } = await listing([['a', 'b'], [], ['c']]);
  assert.equal(await idsIn(ec2.pages.describeVpcs()), ['a', 'b', 'c']);
  assert.equal(sent(server, 'NextToken'), [null, '1', '2']);
  server.close();
});

test("the caller's input stays as it is, and the same pages can be listed again", async () => {
  const { server, ec2 } = await listing([['a'], ['b']]);
  const input = Object.freeze({ VpcIds: ['x'] });
  const pages = ec2.pages.describeVpcs(input);
  assert.equal(await idsIn(pages), ['a', 'b']);
  assert.equal(await idsIn(pages), ['a', 'b']);
  assert.equal(input, { VpcIds: ['x'] });
  server.close();
});

test('each call keeps the input that it was sent with', async () => {
  const { server, ec2 } = await listing([['a'], ['b']]);
  const inputs: unknown[] = [];
  ec2.session.onCall(({ input }) => inputs.push(input));
  await idsIn(ec2.pages.describeVpcs());
  assert.equal(inputs, [{}, { NextToken: '1' }]);
  server.close();
});

test('what the caller changes in the input later does not matter', async () => {
  const { server, ec2 } = await listing([['a']]);
  const input: { VpcIds?: string[] } = { VpcIds: ['x'] };
  const pages = ec2.pages.describeVpcs(input);
  delete input.VpcIds;
  await idsIn(pages);
  assert.equal(sent(server, 'VpcId.1'), ['x']);
  server.close();
});

test('a token that comes back is an error, not an endless listing', async () => {
  for (const pages of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    const circle = pages.map((id) => [id]);
    const { server, ec2 } = await listing([...circle, ['never']], (page) =>
      page + 1 < circle.length ? `${page + 1}` : `${Math.max(0, circle.length - 2)}`,
    );
    const error = await idsIn(ec2.pages.describeVpcs()).catch((e) => e);
    assert.is(error.code, 'RepeatedToken');
    assert.is(error.message, 'DescribeVpcs gave the same token twice');
    assert.ok(server.hits.length <= circle.length + 2);
    server.close();
  }
});

test('breaking off fetches no further page', async () => {
  const { server, ec2 } = await listing([['a'], ['b'], ['c']]);
  for await (const _ of ec2.pages.describeVpcs()) break;
  assert.is(server.hits.length, 1);
  server.close();
});

test('a listing is stopped between pages by its signal and by the context', async () => {
  const { server, ec2 } = await listing([['a'], ['b'], ['c']]);
  const stopAfterOne = async (stop: AbortController, pages: AsyncIterable<unknown>) => {
    for await (const _ of pages) stop.abort();
  };
  const own = new AbortController();
  const pages = ec2.pages.describeVpcs({}, { signal: own.signal });
  assert.is((await stopAfterOne(own, pages).catch((e) => e)).name, 'AbortError');

  const cell = new AbortController();
  const run = () => stopAfterOne(cell, ec2.pages.describeVpcs());
  const error = await inContext({ signal: cell.signal }, run).catch((e) => e);
  assert.is(error.name, 'AbortError');
  assert.is(server.hits.length, 2);
  server.close();
});

test('a page size reaches AWS, and a token in the input says where to start', async () => {
  const { server, ec2 } = await listing([['a'], ['b']]);
  const pages = ec2.pages.describeVpcs({ NextToken: '1' }, { pageSize: 7 });
  assert.equal(await idsIn(pages), ['b']);
  assert.equal([sent(server, 'MaxResults'), sent(server, 'NextToken')], [['7'], ['1']]);
  server.close();
});

test('a page size said twice, no number, or lost without a word is refused', async () => {
  const { server, ec2 } = await listing([['a']]);
  const messageOf = async (pages: { first(): Promise<unknown> }) =>
    ((await pages.first().catch((error) => error)) as Error).message;
  assert.is(
    await messageOf(ec2.pages.describeVpcs({ MaxResults: 5 }, { pageSize: 7 })),
    'both MaxResults in the input and pageSize say how long a page is',
  );
  assert.is(
    await messageOf(ec2.pages.describeVpcs({}, { pageSize: 0.5 })),
    'pageSize takes a whole number from 1, not 0.5',
  );
  assert.is(
    await messageOf(ec2.pages.describeReservedInstancesModifications({}, { pageSize: 7 })),
    "DescribeReservedInstancesModifications can't be asked for pages of 7",
  );
  assert.is(server.hits.length, 0);
  server.close();
});

test.run();
