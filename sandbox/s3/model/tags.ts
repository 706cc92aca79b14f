import type { Tag } from '@aws-sdk/client-s3';
import { fault } from '../../engine/fault.ts';

type Tags = Readonly<Record<string, string>>;

/** Tags by key. Throws for more than `most`, for a key twice, and for what is too long. */
export function tagRecord(list: readonly Tag[] | undefined, most: number): Tags {
  const all = list ?? [];
  if (all.length > most) {
    const noun = most === 10 ? 'Object' : 'Bucket';
    throw fault('BadRequest', `${noun} tags cannot be greater than ${most}`);
  }
  const record = new Map<string, string>();
  for (const { Key = '', Value = '' } of all) {
    if (Key === '' || Key.length > 128) {
      throw fault('InvalidTag', 'The TagKey you have provided is invalid');
    }
    if (/^aws:/i.test(Key)) {
      throw fault('InvalidTag', 'System tags cannot be added/updated by requester');
    }
    if (Value.length > 256) {
      throw fault('InvalidTag', 'The TagValue you have provided is invalid');
    }
    if (record.has(Key)) {
      throw fault('InvalidTag', 'Cannot provide multiple Tags with the same key');
    }
    record.set(Key, Value);
  }
  return Object.fromEntries(record);
}

/** The tags in the `x-amz-tagging` header, which has them as an address has its query. */
export function tagsFromHeader(header: string | undefined): Tags {
  const list = [...new URLSearchParams(header ?? '')].map(([Key, Value]) => ({ Key, Value }));
  return tagRecord(list, 10);
}

/** Tags as AWS lists them. */
export function tagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
