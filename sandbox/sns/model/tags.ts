import type { Tag } from '@aws-sdk/client-sns';
import { fault } from '../../engine/fault.ts';
import { invalid } from './refusal.ts';

const most = 50;

/** The tags as they are kept. Throws for too many, for a key twice and for what is too long. */
export function checkTags(tags: readonly Tag[]): Tag[] {
  const seen = new Set<string>();
  for (const { Key = '', Value = '' } of tags) {
    if (Key === '' || Key.length > 128 || Value.length > 256 || /^aws:/i.test(Key)) {
      throw invalid('Tags');
    }
    if (seen.has(Key)) throw invalid('Duplicated keys are not allowed.');
    seen.add(Key);
  }
  if (tags.length > most) {
    throw fault(
      'TagLimitExceeded',
      'Could not complete request: tag quota of per resource exceeded',
    );
  }
  return tags.map(({ Key, Value }) => ({ Key, Value }));
}
