import type { Context } from '../engine/context.ts';
import { AwsFault } from '../engine/fault.ts';
import type { Row } from '../engine/store.ts';
import { invalid } from './invalid.ts';

interface PagedInput {
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
}

const least = 20;
const most = 100;

/** One page of what a describe operation found, and the marker of the next. */
export function page<Item extends Row>(
  ctx: Context,
  items: readonly Item[],
  input: PagedInput,
): { readonly items: Item[]; readonly Marker: string | undefined } {
  const { MaxRecords = most, Marker, ...question } = input;
  if (MaxRecords < least || MaxRecords > most) {
    throw invalid(
      `Invalid value ${MaxRecords} for MaxRecords. Must be between ${least} and ${most}`,
    );
  }
  try {
    const cut = ctx.listings.page(items, {
      idOf: ({ id }) => id,
      question: `${ctx.account}/${ctx.region}/${ctx.operation}/${JSON.stringify(question)}`,
      size: MaxRecords,
      token: Marker || undefined,
      now: ctx.now,
    });
    return { items: cut.items, Marker: cut.nextToken };
  } catch (error) {
    if (error instanceof AwsFault) throw invalid('The request has an invalid or expired marker.');
    throw error;
  }
}
