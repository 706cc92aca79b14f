import type { Context } from '../engine/context.ts';
import { AwsFault } from '../engine/fault.ts';
import type { Page } from '../engine/listing.ts';
import type { Row } from '../engine/store.ts';
import { refuse } from './refuse.ts';

const size = 100;

/** One page of a hundred, and the token of the next. */
export function page<Item extends Row>(
  ctx: Context,
  items: readonly Item[],
  { NextToken, ...question }: { readonly NextToken?: string | undefined },
  /** How many a page holds, where the caller may say so: a hundred at most. */
  most: number = size,
): { readonly items: Item[]; readonly NextToken: string | undefined } {
  try {
    const cut: Page<Item> = ctx.listings.page(items, {
      idOf: ({ id }) => id,
      question: `${ctx.account}/${ctx.region}/${ctx.operation}/${JSON.stringify(question)}`,
      size: Math.min(size, Math.max(1, most)),
      token: NextToken || undefined,
      now: ctx.now,
    });
    return { items: cut.items, NextToken: cut.nextToken };
  } catch (error) {
    if (error instanceof AwsFault) throw refuse('The token is invalid or has expired.');
    throw error;
  }
}
