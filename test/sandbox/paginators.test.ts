import * as sdk from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';
import { computeScenes, networkScenes } from './paginator-scenes.ts';

type Page = Record<string, unknown> & { NextToken?: string };
type Paginator = (
  config: { client: sdk.EC2; pageSize: number },
  input: object,
) => AsyncIterable<Page>;

const prefix = 'paginate';
const paginators = new Map(
  Object.entries(sdk)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, paginate]) => [name.slice(prefix.length), paginate as Paginator]),
);
const scenes = { ...computeScenes, ...networkScenes };

/** What is on a page: its one list. Instances come in reservations. */
function itemsOf(page: Page): string[] {
  const lists = Object.values(page).filter(Array.isArray).flat();
  const items = lists.flatMap((item) => item.Instances ?? [item]);
  return items.map((item) => item.InstanceId ?? JSON.stringify(item));
}

/** All that one paginator brings, page by page. */
async function allPages(client: sdk.EC2, operation: string, pageSize: number, input: object) {
  const pages: string[][] = [];
  const paginate = paginators.get(operation);
  assert.ok(paginate, operation);
  // A paginator of the SDK writes its tokens into the input it is given.
  const own = { ...input };
  for await (const page of paginate({ client, pageSize }, own)) pages.push(itemsOf(page));
  return pages;
}

/** Calls the operation directly. */
function call(ec2: sdk.EC2, operation: string, input: object): Promise<Page> {
  const method = operation.charAt(0).toLowerCase() + operation.slice(1);
  const calls = ec2 as unknown as Record<string, (input: object) => Promise<Page>>;
  return (calls[method] as (input: object) => Promise<Page>).call(ec2, input);
}

test('every paginated EC2 operation that has anything refuses a token that was made up', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'tutorial' });
  const [about] = (await sandbox.coverage()).filter(({ service }) => service === 'ec2');
  const built = (about?.operations ?? []).filter((name) => paginators.has(name));
  assert.ok(built.length > 45);
  const taken: string[] = [];
  for (const operation of built) {
    const outcome = await call(ec2, operation, { NextToken: 'made-up' }).then(
      (page) => (itemsOf(page).length > 0 ? 'an answer' : 'nothing'),
      ({ name }: Error) => name,
    );
    const well = ['InvalidNextToken', 'MissingParameter', 'nothing'].includes(outcome);
    if (!well) taken.push(`${operation}: ${outcome}`);
  }
  assert.equal(taken, []);
});

for (const [operation, { least, most, fill }] of Object.entries(scenes)) {
  test(`${operation} gives every item once, in the same order, over pages`, async () => {
    const { sandbox, ec2 } = openSandbox({ fixture: fill ? 'empty' : 'company', lenient: true });
    const input = (await fill?.(ec2)) ?? {};
    sandbox.clock.advance(600_000);
    const whole = itemsOf(await call(ec2, operation, input));
    const pageSize = Math.max(least, Math.min(most ?? 1_000, Math.ceil(whole.length / 3)));
    const pages = await allPages(ec2, operation, pageSize, input);
    const seen = pages.flat();
    assert.ok(pages.length >= 2, `${pages.length} pages`);
    assert.ok(
      pages.every((page) => page.length <= pageSize),
      'no page is too long',
    );
    assert.is(new Set(seen).size, seen.length, 'none twice');
    const again = await allPages(ec2, operation, pageSize, input);
    assert.ok(again.flat().join() === seen.join(), 'the same order again');
    if (whole.length < (most ?? 1_000)) assert.ok(seen.join() === whole.join(), 'as on one page');
  });

  test(`${operation} refuses wrong page sizes and tokens`, async () => {
    const { sandbox, ec2 } = openSandbox({ fixture: fill ? 'empty' : 'company', lenient: true });
    const input = (await fill?.(ec2)) ?? {};
    const refused = async (more: object) =>
      (await errorOf(call(ec2, operation, { ...input, ...more }))).name;
    assert.is(await refused({ MaxResults: least - 1 }), 'InvalidParameterValue');
    if (most) assert.is(await refused({ MaxResults: most + 1 }), 'InvalidParameterValue');
    const { NextToken } = await call(ec2, operation, { ...input, MaxResults: least });
    assert.ok(NextToken);
    for (const token of ['garbage', `x${NextToken}`, '💥', 'x'.repeat(5_000)]) {
      assert.is(await refused({ NextToken: token }), 'InvalidNextToken');
    }
    sandbox.clock.advance(3_600_000);
    assert.is(await refused({ MaxResults: least, NextToken }), 'InvalidNextToken');
  });
}

test.run();
