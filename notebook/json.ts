import { UsageError } from '../helpers/errors.ts';
import type { Json, JsonObject } from './document.ts';

const deepest = 200;

/** True for an object, as JSON has them. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws a UsageError for data nested deeper than anybody means, which writing would choke on. */
export function checkDepth(value: Json, where: string): void {
  if (isDeeper(value, deepest)) {
    throw new UsageError(`${where} is nested more than ${deepest} levels deep`, {
      hint: 'no tool writes such a notebook: it may be damaged, or made to do harm',
    });
  }
}

function isDeeper(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof member === 'object' && isDeeper(member as Json, levels - 1)) return true;
  }
  return false;
}

/** A copy without the members named. */
export function without(object: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** True for an object that has no members. */
export function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0;
}
