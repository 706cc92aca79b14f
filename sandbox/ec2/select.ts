import type { Filter } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import type { Row } from '../engine/store.ts';
import { wildcard } from '../engine/wildcard.ts';
import { tagMap } from './model/tags.ts';

/** What a filter looks at in a row: a value, several of which one must match, or nothing. */
export type Look<Item> = (
  item: Item,
  ctx: Context,
) => string | number | boolean | undefined | readonly (string | undefined)[];

/** The filters of a describe operation, by AWS's names for them. */
export type Filters<Item> = Readonly<Record<string, Look<Item>>>;

const mostValues = 200;

/**
 * The rows that pass all filters; within one filter any of its values will do. `tag:Key`, `tag-key`
 * and `tag-value` work for every kind. A filter that the operation does not know is refused, as
 * AWS does. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export function select<Item extends Row>(
  ctx: Context,
  items: readonly Item[],
  wanted: readonly Filter[] | undefined,
  filters: Filters<Item>,
): Item[] {
  const tests = (wanted ?? []).map((filter) => testOf(ctx, filter, filters));
  return items.filter((item) => tests.every((test) => test(item)));
}

function testOf<Item extends Row>(ctx: Context, filter: Filter, filters: Filters<Item>) {
  const { Name, Values } = filter;
  if (!Name) throw fault('MissingParameter', 'The request must contain the parameter Filter.Name');
  if (!Values?.length) throw fault('InvalidParameterValue', `The filter '${Name}' has no values`);
  if (Values.length > mostValues) {
    throw fault('FilterLimitExceeded', `The maximum number of filter values is ${mostValues}`);
  }
  const look = lookOf(Name, filters);
  const matchers = Values.map((value) => wildcard(value));
  return (item: Item): boolean => {
    const seen = look(item, ctx);
    if (seen === undefined) return false;
    const values = Array.isArray(seen) ? seen : [seen];
    return values.some(
      (value) => value !== undefined && matchers.some((matches) => matches(String(value))),
    );
  };
}

function lookOf<Item extends Row>(name: string, filters: Filters<Item>): Look<Item> {
  if (Object.hasOwn(filters, name)) return filters[name] as Look<Item>;
  if (name.startsWith('tag:')) {
    const key = name.slice(4);
    return ({ id }, ctx) => {
      const tags = tagMap(ctx, id);
      return Object.hasOwn(tags, key) ? tags[key] : undefined;
    };
  }
  if (name === 'tag-key') return ({ id }, ctx) => Object.keys(tagMap(ctx, id));
  if (name === 'tag-value') return ({ id }, ctx) => Object.values(tagMap(ctx, id));
  throw fault('InvalidParameterValue', `The filter '${name}' is invalid`);
}
