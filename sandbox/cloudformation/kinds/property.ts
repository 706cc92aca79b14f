import { refuse } from '../refuse.ts';
import { type Fields, field, isFields, isList, textOf } from '../template/value.ts';

/** A property as text; undefined when it is not given. */
export function text(properties: Fields, name: string): string | undefined {
  const value = field(properties, name);
  return value === undefined ? undefined : textOf(value);
}

/** A property as a number: templates may write it as text. */
export function count(properties: Fields, name: string): number | undefined {
  const value = text(properties, name);
  if (value === undefined) return undefined;
  if (value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value);
  throw refuse(`Value of property ${name} must be a number`);
}

/** A property as true or false. */
export function flag(properties: Fields, name: string): boolean | undefined {
  const value = text(properties, name);
  if (value === undefined) return undefined;
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw refuse(`Value of property ${name} must be of type Boolean`);
}

/** A property that is a document, written as a mapping or as JSON text. */
export function document(properties: Fields, name: string): string | undefined {
  return text(properties, name);
}

/** A property as a list of texts. */
export function texts(properties: Fields, name: string): string[] | undefined {
  const value = field(properties, name);
  if (value === undefined) return undefined;
  if (isList(value)) return value.map(textOf);
  throw refuse(`Value of property ${name} must be of type List of String`);
}

/** A property as a list of mappings; none when it is not given. */
export function list(properties: Fields, name: string): Fields[] {
  const value = field(properties, name) ?? [];
  if (isList(value) && value.every(isFields)) return [...value] as Fields[];
  throw refuse(`Value of property ${name} must be of type List`);
}

/** A property as a mapping. */
export function part(properties: Fields, name: string): Fields | undefined {
  const value = field(properties, name);
  if (value === undefined || isFields(value)) return value;
  throw refuse(`Value of property ${name} must be an object`);
}

/** The `Tags` property. */
export function tagsIn(properties: Fields): { Key: string; Value: string }[] {
  return list(properties, 'Tags').map((tag) => ({
    Key: text(tag, 'Key') ?? '',
    Value: text(tag, 'Value') ?? '',
  }));
}
