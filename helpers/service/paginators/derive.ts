import { createRequire } from 'node:module';
import type { SdkModule } from '../packages.ts';
import type { Paging } from './paging.ts';
import { type Probed, probePaginator } from './probe.ts';

const require = createRequire(import.meta.url);

/** As much of the SDK's view on a schema as telling lists from the rest takes. */
interface Schema {
  isStructSchema(): boolean;
  isListSchema(): boolean;
  isStringSchema(): boolean;
  isBooleanSchema(): boolean;
  getValueSchema(): Schema;
  structIterator(): Iterable<[string, Schema]>;
}
type Members = ReadonlyMap<string, Schema>;

/** How AWS names what a page goes on with, and the input members that this may be given to. */
const pairs: readonly { answer: RegExp; inputs: (rest: string) => readonly string[] }[] = [
  { answer: /^Next(?!Token$)(.+)$/, inputs: (rest) => [rest, `Start${rest}`] },
  { answer: /^next(?!Token$)(.+)$/, inputs: (rest) => [lowered(rest)] },
  { answer: /^LastEvaluated(.+)$/, inputs: (rest) => [`ExclusiveStart${rest}`] },
  { answer: /^((?:next|continuation|pagination)token|marker)$/i, inputs: (rest) => [rest] },
];
const sizeName = /^(max(results|items|records|keys|uploads)|page_?size|limit)$/i;
const moreName = /^(is)?truncated$/i;

/**
 * How an operation is paged as far as its SDK package tells: tokens and size by its paginator, or
 * by their names where it has none; the elements by the schema of the answer: its only list, or
 * the only one a level down, or the one named most like the operation, or else the first.
 */
export async function derivePaging(sdk: SdkModule, operation: string): Promise<Paging | undefined> {
  const schema = sdk[`${operation}$`];
  if (!Array.isArray(schema)) return undefined;
  const input = membersOf(schema[4]);
  const output = membersOf(schema[5]);
  const how: Probed | undefined = (await probePaginator(sdk, operation)) ?? named(input, output);
  const items = how && itemsIn(operation, output);
  if (!how || items === undefined) return undefined;
  const { token, next } = how;
  const size = how.size ?? [...input.keys()].find((name) => sizeName.test(name));
  const more = [...output].find(([name, it]) => moreName.test(name) && it.isBooleanSchema())?.[0];
  return {
    token,
    ...(String(next) === String(token) ? {} : { next }),
    ...(more === undefined ? {} : { more }),
    ...(size === undefined ? {} : { size }),
    items,
  };
}

/** The members of an operation's input or output. */
function membersOf(reference: unknown): Members {
  const { NormalizedSchema } = require('@smithy/core/schema') as {
    NormalizedSchema: { of(schema: unknown): Schema };
  };
  const schema = NormalizedSchema.of(typeof reference === 'function' ? reference() : reference);
  return new Map(schema.isStructSchema() ? schema.structIterator() : []);
}

function named(input: Members, output: Members): Omit<Probed, 'size'> | undefined {
  for (const { answer, inputs } of pairs) {
    const found = [...output.keys()].flatMap((next) => {
      const rest = answer.exec(next)?.[1];
      const token = rest && inputs(rest).find((name) => input.has(name));
      return token ? [{ token, next }] : [];
    });
    if (found.length > 1) {
      return { token: found.map((it) => it.token), next: found.map((it) => it.next) };
    }
    if (found[0]) return found[0];
  }
  return undefined;
}

function lowered(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function itemsIn(operation: string, output: Members): string | readonly string[] | undefined {
  const lists = listsIn(output);
  if (lists.length > 0) return sorted(operation, lists);
  for (const [name, member] of output) {
    if (!member.isStructSchema()) continue;
    const inner = listsIn(new Map(member.structIterator())).map((list) => `${name}.${list}`);
    if (inner.length > 0) return sorted(operation, inner);
  }
  return undefined;
}

function listsIn(members: Members): string[] {
  return [...members].filter(([, member]) => member.isListSchema()).map(([name]) => name);
}

/** Lists of which the one named like the operation comes first: `Items` … of `ListItems`. */
function sorted(operation: string, lists: readonly string[]): string | readonly string[] {
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) return only;
  const like = lists.find((list) =>
    operation.toLowerCase().endsWith((list.split('.').at(-1) ?? list).toLowerCase()),
  );
  return like === undefined ? lists : [like, ...lists.filter((list) => list !== like)];
}
