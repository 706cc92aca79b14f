import { inspect, types } from 'node:util';

/** A plain object with members: what AWS's answers are made of. */
export type Item = { readonly [name: string]: unknown };

/**
 * True for a plain object whose members can be read without running anyone's code but getters: no
 * proxy, no class instance, nothing that says itself how it wants to be inspected.
 */
export function isRecord(value: unknown): value is Item {
  if (typeof value !== 'object' || value === null) return false;
  if (types.isProxy(value) || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype && !isForeignRoot(prototype)) {
    return false;
  }
  return !Object.hasOwn(value, inspect.custom) && !Object.hasOwn(value, Symbol.toStringTag);
}

/** The `Object.prototype` of another realm, such as a `vm` context. */
function isForeignRoot(prototype: object): boolean {
  return (
    !types.isProxy(prototype) &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'hasOwnProperty')
  );
}

/** True for a list without holes that is no proxy, and so can be read without surprises. */
export function isList(value: unknown): value is readonly unknown[] {
  return !types.isProxy(value) && Array.isArray(value);
}

/** A non-empty list whose elements are all records with members. */
export function isTabular(value: unknown): value is readonly Item[] {
  if (!isList(value) || value.length === 0) return false;
  // Not `every`, which skips holes.
  for (let at = 0; at < value.length; at++) {
    const element = value[at];
    if (!isRecord(element) || !hasMembers(element)) return false;
  }
  return true;
}

/** True for a list of nothing but scalars, without holes. */
export function isScalars(value: unknown): value is readonly unknown[] {
  if (!isList(value)) return false;
  for (let at = 0; at < value.length; at++) {
    if (!(at in value) || !isScalar(value[at])) return false;
  }
  return true;
}

function hasMembers(record: Item): boolean {
  return ownNames(record).length > 0;
}

/** True for what fits in one cell as it is: text, numbers, booleans, dates, bytes, nothing. */
export function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null || isDate(value) || isBytes(value);
}

export function isDate(value: unknown): value is Date {
  return types.isDate(value) && !types.isProxy(value);
}

export function isBytes(value: unknown): value is Uint8Array {
  return types.isUint8Array(value);
}

/** The names of a record's members, without the SDK's `$metadata`. */
export function memberNames(record: Item): readonly string[] {
  const names = ownNames(record);
  return Object.hasOwn(record, '$metadata') ? names.filter((name) => name !== '$metadata') : names;
}

const wide = 1_000;
let known: WeakMap<object, readonly string[]> | undefined;

/** The names of an object's own members. Those of wide objects are found once a {@link look}. */
export function ownNames(value: object): readonly string[] {
  const before = known?.get(value);
  if (before) return before;
  const names = Object.keys(value);
  if (names.length > wide) known?.set(value, names);
  return names;
}

/**
 * Prints something: of 200,000 members, V8 takes some 40 ms to tell the names, which is too long to
 * ask more than once. Values don't change meanwhile, for nothing of theirs is run.
 */
export function look<Answer>(print: () => Answer): Answer {
  if (known) return print();
  known = new WeakMap();
  try {
    return print();
  } finally {
    known = undefined;
  }
}

/** A member's value; a getter is named, not called: looking at a value must not do anything. */
export function member(record: Item, name: string): unknown {
  const property = Object.getOwnPropertyDescriptor(record, name);
  if (property === undefined) return undefined;
  return 'value' in property ? property.value : '[Getter]';
}
