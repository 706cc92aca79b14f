import type { Context } from '../engine/context.ts';
import { AwsFault } from '../engine/fault.ts';
import type { Row } from '../engine/store.ts';
import { invalid } from './model/refusal.ts';

const size = 100;

/** One page of a hundred, and the token of the next. */
export function page<Item extends Row>(
  ctx: Context,
  items: readonly Item[],
  { NextToken, ...question }: { readonly NextToken?: string | undefined },
): { readonly items: Item[]; readonly NextToken: string | undefined } {
  try {
    const cut = ctx.listings.page(items, {
      idOf: ({ id }) => id,
      question: `${ctx.account}/${ctx.region}/${ctx.operation}/${JSON.stringify(question)}`,
      size,
      token: NextToken || undefined,
      now: ctx.now,
    });
    return { items: cut.items, NextToken: cut.nextToken };
  } catch (error) {
    if (error instanceof AwsFault) throw invalid('NextToken');
    throw error;
  }
}
