import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import type { Page } from '../engine/listing.ts';
import type { Row } from '../engine/store.ts';

interface PagedInput {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** What page sizes an operation takes, and what it makes of ids and a page size together. */
export interface PageRules {
  readonly least?: number;
  readonly most?: number;
  /** The ids asked for, under the name EC2 gives them in its complaint: `instancesSet`. */
  readonly ids?: readonly [name: string, ids: readonly string[] | undefined];
}

/**
 * One page of what a describe operation found. The token of the next page belongs to the question:
 * the same operation with other filters refuses it.
 */
export function page<Item extends Row>(
  ctx: Context,
  items: readonly Item[],
  input: PagedInput,
  { least = 5, most = 1000, ids }: PageRules = {},
): Page<Item> {
  const { MaxResults, NextToken, ...question } = input;
  if (ids?.[1]?.length && MaxResults !== undefined) {
    throw fault(
      'InvalidParameterCombination',
      `The parameter ${ids[0]} cannot be used with the parameter maxResults`,
    );
  }
  if (MaxResults !== undefined && (MaxResults < least || MaxResults > most)) {
    const expected =
      MaxResults < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
    throw fault(
      'InvalidParameterValue',
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value ${expected}.`,
    );
  }
  return ctx.listings.page(items, {
    idOf: ({ id }) => id,
    question: `${ctx.account}/${ctx.region}/${ctx.operation}/${JSON.stringify(question)}`,
    size: MaxResults ?? most,
    token: NextToken || undefined,
    now: ctx.now,
  });
}
