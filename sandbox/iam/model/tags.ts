import type { Tag } from '@aws-sdk/client-iam';
import { invalidInput, limitExceeded } from './refusal.ts';

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

const most = 50;

/**
 * `tags` with `more`, as keys are compared: without case. Throws for what IAM refuses.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function withTags(tags: Tags, more: readonly Tag[] | undefined = []): Tags {
  const all = new Map(Object.entries(tags));
  const given = new Set<string>();
  for (const { Key = '', Value = '' } of more) {
    if (Key === '' || Key.length > 128 || Value.length > 256) {
      throw invalidInput('A tag key has 1 to 128 characters, a value at most 256.');
    }
    if (/^aws:/i.test(Key)) throw invalidInput('Tag keys must not begin with aws:.');
    if (given.has(Key.toLowerCase())) {
      throw invalidInput(
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      );
    }
    given.add(Key.toLowerCase());
    for (const key of all.keys()) if (key.toLowerCase() === Key.toLowerCase()) all.delete(key);
    all.set(Key, Value);
  }
  if (all.size > most) throw limitExceeded('TagsPerResource', most);
  return Object.fromEntries(all);
}

/** `tags` without those of `keys`. */
export function withoutTags(tags: Tags, keys: readonly string[]): Tags {
  const gone = new Set(keys.map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !gone.has(key.toLowerCase())));
}

/** Tags as AWS lists them. */
export function tagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
