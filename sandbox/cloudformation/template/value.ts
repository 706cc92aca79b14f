/** What a template is made of. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [key: string]: Value };

/** A mapping in a template. */
export type Fields = { readonly [key: string]: Value };

/** True for a mapping. */
export function isFields(value: Value | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The member of that name, if the mapping itself has it. */
export function field(fields: Fields, name: string): Value | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** A value as text, as parameters and physical names want it. */
export function textOf(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (isList(value)) return value.map(textOf).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The function that a mapping calls and what it is given: `{ Ref: 'Vpc' }` calls `Ref`. */
export function callIn(value: Fields): readonly [name: string, argument: Value] | undefined {
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  const [name] = entry;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? entry : undefined;
}
