import type { Filter } from '@aws-sdk/client-ec2';

/** What a filter may ask for: one value, or any of several. */
type Wanted = string | number | boolean | readonly (string | number | boolean)[];

/**
 * Filters as EC2 and its like take them: `filters({ 'instance-state-name': 'running', 'tag:owner':
 * ['ann', 'bob'] })`. All have to hold, each with any of its values; undefined asks for nothing.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html
 */
export function filters(wanted: Readonly<Record<string, Wanted | undefined>>): Filter[] {
  return Object.entries(wanted).flatMap(([Name, value]) =>
    value === undefined ? [] : [{ Name, Values: [value].flat().map(String) }],
  );
}

/** Filters as an object again, each name with its values. */
export function filterObject(list: readonly Filter[]): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { Name = '', Values = [] } of list) {
    values.set(Name, [...(values.get(Name) ?? []), ...Values]);
  }
  return Object.fromEntries(values);
}
