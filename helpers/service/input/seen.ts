import { types } from 'node:util';
import { article } from './kinds.ts';

const longest = 40;

/** A value as a fault names it: `'running' is a string`. A secret is named by its kind alone. */
export function seen(value: unknown, isSecret: boolean): string {
  if (types.isPromise(value)) return 'a promise is given: await it';
  const kind = article(kindSeen(value));
  const shown = isSecret ? undefined : literal(value);
  return shown === undefined ? `${kind} is given` : `${shown} is ${kind}`;
}

/** A short value as one would write it; undefined for what is too long, or no plain value. */
export function literal(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value.length > longest ? undefined : quoted(value);
  }
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function kindSeen(value: unknown): string {
  if (Number.isNaN(value)) return 'number that is none';
  if (Array.isArray(value)) return 'list';
  if (types.isDate(value)) return Number.isNaN(value.getTime()) ? 'Date that is none' : 'Date';
  if (types.isSet(value)) return 'Set';
  if (types.isMap(value)) return 'Map';
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return 'block of bytes';
  return typeof value;
}
