import type { NormalizedSchema } from '@smithy/core/schema';

/** What a schema takes, as a person would call it. */
export type Kind =
  | 'text'
  | 'boolean'
  | 'number'
  | 'exact number'
  | 'date'
  | 'bytes'
  | 'stream'
  | 'events'
  | 'list'
  | 'structure'
  | 'map'
  | 'anything';

/** The kind of a schema. */
export function kindOf(schema: NormalizedSchema): Kind {
  if (schema.isStringSchema()) return 'text';
  if (schema.isStructSchema()) return schema.isStreaming() ? 'events' : 'structure';
  if (schema.isListSchema()) return 'list';
  if (schema.isNumericSchema()) return 'number';
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isMapSchema()) return 'map';
  if (schema.isTimestampSchema()) return 'date';
  if (schema.isBlobSchema()) return schema.isStreaming() ? 'stream' : 'bytes';
  if (schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) return 'exact number';
  return 'anything';
}

const words: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  text: ['string', 'strings'],
  boolean: ['boolean', 'booleans'],
  number: ['number', 'numbers'],
  'exact number': ['number', 'numbers'],
  date: ['Date', 'Dates'],
  bytes: ['Buffer', 'Buffers'],
  stream: ['string, Buffer or stream', 'strings, Buffers or streams'],
  events: ['stream of events', 'streams of events'],
  list: ['list', 'lists'],
  structure: ['object', 'objects'],
  map: ['object', 'objects'],
  anything: ['value', 'values'],
};

/** `list of strings`, `object`, `number`. */
export function kindsOf(schema: NormalizedSchema): string {
  const kind = kindOf(schema);
  if (kind !== 'list') return words[kind][0];
  return `list of ${words[kindOf(schema.getValueSchema())][1]}`;
}

/** `a list`, `an object`. */
export function article(noun: string): string {
  return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
