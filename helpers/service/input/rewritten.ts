import { types } from 'node:util';
import type { NormalizedSchema } from '@smithy/core/schema';
import { kindOf } from './kinds.ts';
import { literal } from './seen.ts';

/** The value as it was probably meant: `['running']` where a list was wanted; undefined if unclear. */
export function rewritten(schema: NormalizedSchema, value: unknown): string | undefined {
  const written = literal(value);
  switch (kindOf(schema)) {
    case 'text':
      return typeof value === 'number' || typeof value === 'boolean' ? `'${value}'` : undefined;
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : undefined;
    case 'boolean':
      return value === 'true' || value === 'false' ? value : undefined;
    case 'date':
      return dateFrom(value);
    case 'list':
      return listFrom(schema, value, written);
    case 'map':
      return types.isMap(value) ? 'Object.fromEntries(map)' : undefined;
    default:
      return undefined;
  }
}

function dateFrom(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) {
    // Seconds since 1970 as AWS counts them; milliseconds would be a date before 1974.
    return `new Date(${value < 1e11 ? value * 1000 : value})`;
  }
  if (typeof value !== 'string' || value.length > 40 || Number.isNaN(Date.parse(value))) {
    return undefined;
  }
  return `new Date(${literal(value)})`;
}

function listFrom(
  schema: NormalizedSchema,
  value: unknown,
  written: string | undefined,
): string | undefined {
  if (types.isSet(value)) return '[...set]';
  const item = schema.getValueSchema();
  const isItem = kindOf(item) === (typeof value === 'string' ? 'text' : typeof value);
  if (isItem && written !== undefined) return `[${written}]`;
  return kindOf(item) === 'structure' && value !== null && typeof value === 'object'
    ? '[{ … }]'
    : undefined;
}
