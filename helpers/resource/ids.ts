/** Refuses what is no identifier, before it becomes a call that asks for everything. */
export function requireId(value: unknown, kind: string, prop: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new TypeError(`${kind}() takes its ${prop} as a string`);
}
