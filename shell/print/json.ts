import { safeJson } from '../../helpers/text/safe.ts';
import { plainData } from './plain.ts';

/** A value as JSON, two blanks a level; control characters are escaped, which JSON allows. */
export function toJson(value: unknown): string {
  return safeJson(JSON.stringify(plainData(value) ?? null, undefined, 2));
}
