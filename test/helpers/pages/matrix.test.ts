/** Every paged operation of every bundled service, against scripted answers over the real wire. */
import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ItemsOf, PageOptions, PagesOf, ServiceName } from '../../../helpers/index.ts';
import { type Paging, pagingTable } from '../../../helpers/service/paginators/paging.ts';
import type { Shape } from '../../../sandbox/protocol/shape.ts';
import { comparable, dice, randomValue } from '../../sandbox/random-value.ts';
import { scripted } from '../support/scripted.ts';

const services: readonly ServiceName[] = [
  'cloudformation',
  'cloudwatch',
  'dynamodb',
  'ec2',
  'glacier',
  'iam',
  'rds',
  's3',
  'sns',
  'sqs',
];
/** Elements by page: one is empty, and the last has less than it could. */
const pages = [[0, 1], [], [2, 3, 4]];
const all = pages.flat();
const special: Readonly<Record<string, unknown>> = {
  Bucket: 'a-bucket',
  AccountId: '123456789012',
  accountId: '-',
  QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/queue',
};

type Fields = Record<string, unknown>;
type Methods<Result> = Record<string, (input: Fields, options?: PageOptions) => Result>;

for (const service of services) {
  test(`${service}: every listing gives each element once, in order, cut and resumed anywhere`, async () => {
    const table = (await pagingTable(service)) ?? {};
    const wrong: string[] = [];
    for (const [operation, paging] of Object.entries(table)) {
      await checkOperation(service, operation, paging).catch((error) =>
        wrong.push(`${operation}: ${error.message} ${error.details ?? ''}`),
      );
    }
    assert.ok(Object.keys(table).length > 0);
    assert.equal(wrong, []);
  });
}

async function checkOperation(service: ServiceName, operation: string, paging: Paging) {
  const scene = sceneOf(service, operation, paging);
  const { items, listed, input, inputs } = scene;
  const same = (got: readonly unknown[], wanted: readonly unknown[], what: string) =>
    assert.is(text(got), text(wanted), what);

  same(await items(input).toArray(), scene.elements, 'all');
  assert.is(inputs.length, pages.length, 'requests');
  const wholes = await listed(input).toArray();
  assert.is(wholes.length, pages.length, 'pages');
  for (const cut of [...all, all.length]) {
    const head = items(input, { limit: cut });
    same(await head.toArray(), scene.elements.slice(0, cut), `limit ${cut}`);
    if (cut === 0) continue;
    const from = head.resumeToken;
    const rest = from === undefined ? [] : await items(input, { from }).toArray();
    same(rest, scene.elements.slice(cut), `from ${cut}`);
  }
  const part = listed(input, { limit: scene.elements.length > 3 ? 3 : 1 });
  const parts = await part.toArray();
  parts.push(...(await listed(input, { from: part.resumeToken ?? '' }).toArray()));
  same(parts.flatMap(scene.elementsOf), scene.elements, 'pages cut in two');
  if (paging.size !== undefined) {
    inputs.length = 0;
    const { [paging.size]: _, ...sizeless } = input;
    await items(sizeless, { pageSize: 7 }).first();
    assert.is(Number(inputs[0]?.[paging.size]), 7, 'page size');
  }
}

function sceneOf(service: ServiceName, operation: string, paging: Paging) {
  const { handle, model, inputs } = scripted(service, (input) => answer(pageOf(input)));
  const [input, output] = [model.operation(operation)?.input, model.operation(operation)?.output];
  if (!input || !output) throw new Error('no such operation');
  const [path = ''] = [paging.items].flat();
  const [outer = '', inner] = path.split('[].');
  const outerShape = shapeAt(output, outer);
  const isText = outerShape.kind === 'string';
  const element = isText
    ? outerShape
    : inner
      ? shapeAt(outerShape.item, inner).item
      : outerShape.item;
  const made = all.map((index) => marked(element, index));
  const names = [paging.token].flat();
  const nexts = [paging.next ?? paging.token].flat().map((next) => next.split(' || ')[0] ?? next);

  const answer = (page: number): Fields => {
    const here = (pages[page] ?? []).map((index) => made[index]);
    const boxes = here.map((one) => ({ [inner ?? '']: [one] }));
    const found = isText ? here.join('') : inner ? boxes : here;
    const more = page + 1 < pages.length;
    const said: [string, unknown][] = [[outer, found]];
    if (paging.more) said.push([paging.more, more]);
    for (const [at, next] of more ? nexts.entries() : []) {
      said.push([next, tokenOf(shapeAt(output, next), page + 1, at)]);
    }
    return said.reduce((whole, [where, value]) => put(whole, where, value), {} as Fields);
  };
  const pageOf = (sent: Fields): number => {
    const numbers = names.map((name) => /page-(\d)/.exec(JSON.stringify(sent[name] ?? ''))?.[1]);
    assert.is(new Set(numbers).size, 1, 'all tokens are sent together');
    return Number(numbers[0] ?? 0);
  };
  const required = Object.fromEntries(
    input.required.map((member) => [
      member.memberName,
      special[member.memberName] ?? randomValue(member, dice(7)),
    ]),
  );
  const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
  const { items, pages: listings } = handle as unknown as {
    items: Methods<ItemsOf<unknown>>;
    pages: Methods<PagesOf<Fields>>;
  };
  // A text is one element a page, and an empty page has none.
  const elements = isText
    ? pages.filter((it) => it.length > 0).map((it) => it.map((at) => made[at]).join(''))
    : made;
  const elementsOf = (page: Fields): unknown[] => {
    const found = outer
      .split('.')
      .reduce((it, name) => (it as Fields | undefined)?.[name], page as unknown);
    if (typeof found === 'string') return found === '' ? [] : [found];
    const list = (found ?? []) as Fields[];
    return inner ? list.flatMap((box) => box[inner] as unknown[]) : list;
  };
  return {
    items: items[method] as Methods<ItemsOf<unknown>>[string],
    listed: listings[method] as Methods<PagesOf<Fields>>[string],
    input: Object.freeze(required),
    inputs,
    elements,
    elementsOf,
  };
}

function shapeAt(shape: Shape, path: string): Shape {
  return path.split('.').reduce((at, name) => {
    const member = at.member(name);
    if (!member) throw new Error(`${at.name} has no ${name}`);
    return member;
  }, shape);
}

/** A value of a shape that no other index has. */
function marked(shape: Shape, index: number): unknown {
  if (shape.kind === 'string') return `element-${index};`;
  const value = randomValue(shape, dice(index * 31 + 5)) as Fields;
  if (shape.kind !== 'struct') return value;
  // Documents come decoded, and secrets covered: not what is compared here.
  for (const name of ['AssumeRolePolicyDocument', 'Base32StringSeed', 'QRCodePNG'])
    delete value[name];
  const text = shape.members.find(
    ({ kind, memberName }) => kind === 'string' && !/MD5|Checksum/.test(memberName),
  );
  return text && !shape.union ? { ...value, [text.memberName]: `element-${index}` } : value;
}

function tokenOf(shape: Shape, page: number, at: number): unknown {
  return shape.kind === 'map' ? { id: { S: `page-${page}` } } : `page-${page}-${at}`;
}

function put(whole: Fields, path: string, value: unknown): Fields {
  const [name = '', ...rest] = path.split('.');
  const inner = rest.length > 0 ? put((whole[name] ?? {}) as Fields, rest.join('.'), value) : value;
  return { ...whole, [name]: inner };
}

function text(elements: readonly unknown[]): string {
  return JSON.stringify(elements.map(comparable));
}

test.run();
