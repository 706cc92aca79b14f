import type { Context } from '../engine/context.ts';
import { AwsFault, fault } from '../engine/fault.ts';
import { failed } from '../sts/constraint.ts';

interface PagedInput {
  readonly MaxItems?: number | undefined;
  readonly Marker?: string | undefined;
}

const usual = 100;
const most = 1_000;

/** One page of what was found, told apart by `idOf`, and where the next begins. */
export function page<Item>(
  ctx: Context,
  items: readonly Item[],
  input: PagedInput,
  idOf: (item: Item) => string,
): { readonly items: Item[]; readonly more: { IsTruncated: boolean; Marker?: string } } {
  const { MaxItems = usual, Marker, ...question } = input;
  if (MaxItems < 1 || MaxItems > most) {
    const rule =
      MaxItems < 1
        ? 'Member must have value greater than or equal to 1'
        : `Member must have value less than or equal to ${most}`;
    throw failed('maxItems', MaxItems, rule);
  }
  const { items: cut, nextToken } = cutPage();
  return {
    items: cut,
    more: { IsTruncated: nextToken !== undefined, ...(nextToken && { Marker: nextToken }) },
  };

  function cutPage() {
    try {
      return ctx.listings.page(items, {
        idOf,
        question: `${ctx.account}/iam/${ctx.operation}/${JSON.stringify(question)}`,
        size: MaxItems,
        token: Marker || undefined,
        now: ctx.now,
      });
    } catch (error) {
      if (error instanceof AwsFault) throw fault('ValidationError', 'Invalid Marker.');
      throw error;
    }
  }
}

/** Those below a path, `/` when none is named, by name. */
export function below<Item extends { readonly path: string; readonly name: string }>(
  items: readonly Item[],
  prefix = '/',
): Item[] {
  return items
    .filter(({ path }) => path.startsWith(prefix))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
