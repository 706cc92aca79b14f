import type { Filter } from '@aws-sdk/client-rds';
import { invalid } from './invalid.ts';

/** The filters of a describe operation, by AWS's names: what each looks at in a row. */
export type Filters<Item> = Readonly<Record<string, (item: Item) => string | undefined>>;

/** The rows that pass all filters: RDS compares whole values, without wildcards. */
export function select<Item>(
  items: readonly Item[],
  wanted: readonly Filter[] | undefined,
  filters: Filters<Item>,
): Item[] {
  const tests = (wanted ?? []).map(({ Name = '', Values = [] }) => {
    const look = Object.hasOwn(filters, Name) ? filters[Name] : undefined;
    if (!look) throw invalid(`Unrecognized filter name: ${Name}`);
    return (item: Item) => Values.includes(look(item) ?? '');
  });
  return items.filter((item) => tests.every((test) => test(item)));
}
