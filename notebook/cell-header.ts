import type { Json, JsonObject } from './document.ts';
import { isEmpty, isObject, without } from './json.ts';

/** What text formats write beside a cell's mark. */
export interface CellHeader {
  readonly id?: string | undefined;
  /** The kind of a cell that is no code, where the mark alone doesn't tell it. */
  readonly type?: string | undefined;
  readonly metadata: JsonObject;
  readonly rest?: JsonObject | undefined;
}

const own = ['id', 'type', 'metadata', 'rest'];

/** A header as attributes: metadata directly among them, unless they share a name with ours. */
export function headerAttributes({ id, type, metadata, rest }: CellHeader): JsonObject {
  const collides = own.some((name) => Object.hasOwn(metadata, name));
  return {
    ...(type === undefined ? {} : { type }),
    ...(id === undefined ? {} : { id }),
    ...(collides ? { metadata } : metadata),
    ...(rest === undefined || isEmpty(rest) ? {} : { rest }),
  };
}

/** The header that attributes tell; what is not of the right type is taken as metadata. */
export function headerIn(attributes: JsonObject): CellHeader {
  const { id, type, metadata, rest } = attributes;
  const isText = (value: Json | undefined): value is string => typeof value === 'string';
  const others = without(
    attributes,
    ...(isText(id) ? ['id'] : []),
    ...(isText(type) ? ['type'] : []),
    ...(isObject(metadata) ? ['metadata'] : []),
    ...(isObject(rest) ? ['rest'] : []),
  );
  return {
    ...(isText(id) ? { id } : {}),
    ...(isText(type) ? { type } : {}),
    metadata: isObject(metadata) ? { ...others, ...metadata } : others,
    ...(isObject(rest) ? { rest } : {}),
  };
}
