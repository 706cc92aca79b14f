import { types } from 'node:util';
import type { NormalizedSchema } from '@smithy/core/schema';
import { isPlain } from './is-plain.ts';
import { article, kindOf, kindsOf } from './kinds.ts';
import { rewritten } from './rewritten.ts';
import { seen } from './seen.ts';

/** Why a value is none of the schema's; undefined where it fits, as far as can be told from outside. */
export function misfit(schema: NormalizedSchema, value: unknown): string | undefined {
  if (fits(schema, value)) return undefined;
  const isSecret = Boolean(schema.getMergedTraits().sensitive);
  const instead = isSecret ? undefined : rewritten(schema, value);
  const expected = `${article(kindsOf(schema))} is expected`;
  if (value === undefined || value === null) return `${expected}, ${String(value)} is none`;
  return `${expected}, ${seen(value, isSecret)}${instead ? `; write ${instead}` : ''}`;
}

function fits(schema: NormalizedSchema, value: unknown): boolean {
  switch (kindOf(schema)) {
    case 'text':
      return isText(schema, value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' ? !Number.isNaN(value) : typeof value === 'bigint';
    case 'exact number':
      return typeof value === 'number' || typeof value === 'bigint' || isNumericValue(value);
    case 'date':
      return types.isDate(value) && !Number.isNaN(value.getTime());
    case 'bytes':
      return typeof value === 'string' || ArrayBuffer.isView(value);
    case 'stream':
      return isStreamable(value);
    case 'events':
      return isAsyncIterable(value);
    case 'list':
      return Array.isArray(value);
    case 'structure':
    case 'map':
      return isPlain(value);
    default:
      return value !== undefined && typeof value !== 'function' && !types.isPromise(value);
  }
}

/** Text, or, where text holds JSON, what becomes JSON. */
function isText(schema: NormalizedSchema, value: unknown): boolean {
  if (typeof value === 'string' || value instanceof String) return true;
  const { mediaType } = schema.getMergedTraits() as { mediaType?: string };
  return /[/+]json$/.test(mediaType ?? '') && typeof value === 'object' && value !== null;
}

/** The SDK's own number of any size, made by whichever copy of it. */
function isNumericValue(value: unknown): boolean {
  return typeof (value as { string?: unknown } | null)?.string === 'string';
}

function isStreamable(value: unknown): boolean {
  if (typeof value === 'string' || ArrayBuffer.isView(value)) return true;
  return isAsyncIterable(value) || value instanceof ReadableStream || value instanceof Blob;
}

function isAsyncIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
