import type { Identifier } from './model.ts';

/** Refuses what is no identifier, before it becomes a call that asks for everything. */
export function requireId(
  value: unknown,
  kind: string,
  { prop, isNumber }: Pick<Identifier, 'prop' | 'isNumber'>,
): string {
  if (typeof value === 'string' && value !== '') {
    if (!isNumber || Number.isInteger(Number(value))) return value;
  }
  if (isNumber && Number.isInteger(value)) return String(value);
  throw new TypeError(`${kind}() takes its ${prop} as a ${isNumber ? 'whole number' : 'string'}`);
}
