import { AwshError } from '../../errors.ts';

/** Tags of buckets and objects are not among their data: to say that there are none would be wrong. */
export function tagsElsewhere(resource: unknown, how: string): AwshError {
  return new AwshError('NotLoaded', `the tags of ${resource} are not among its data`, {
    hint: how,
  });
}
