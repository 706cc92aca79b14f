import type * as SmithySerde from '@smithy/core/serde';
import { loadSdk } from './sdk.ts';
import type { Shape, TimestampFormat } from './shape.ts';

/** Thrown for a text that is no value of its shape; the wire says which parameter it was. */
export class UnreadableValue extends Error {
  readonly text: string;
  readonly expected: string;

  constructor(text: string, expected: string) {
    super(`${JSON.stringify(text.slice(0, 100))} is no ${expected}`);
    this.text = text;
    this.expected = expected;
  }
}

/**
 * Reads a simple value from the text it travels as in forms, headers, queries, paths and XML.
 * Throws {@link UnreadableValue}.
 */
export function readScalar(shape: Shape, text: string): unknown {
  switch (shape.kind) {
    case 'number':
      return readNumber(text);
    case 'boolean':
      return readBoolean(text);
    case 'timestamp':
      return readTimestamp(text);
    case 'blob':
      return new Uint8Array(Buffer.from(text, 'base64'));
    case 'bigint':
      if (!/^[+-]?\d+$/.test(text)) throw new UnreadableValue(text, 'integer');
      return BigInt(text);
    case 'decimal': {
      const { NumericValue } = loadSdk<typeof SmithySerde>('@smithy/core/serde');
      if (!/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(text)) throw new UnreadableValue(text, 'number');
      return new NumericValue(text, 'bigDecimal');
    }
    default:
      return text;
  }
}

/** Writes a simple value as text; `format` is how the wire writes timestamps unless the shape says. */
export function writeScalar(shape: Shape, value: unknown, format: TimestampFormat): string {
  if (value instanceof Date) return writeTimestamp(value, shape.timestampFormat ?? format);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (shape.kind === 'blob') return Buffer.from(String(value)).toString('base64');
  return String(value);
}

/** Writes a point in time. Milliseconds are left out when there are none. */
export function writeTimestamp(time: Date, format: TimestampFormat): string {
  if (format === 'http-date') return time.toUTCString();
  if (format === 'epoch-seconds') return String(time.getTime() / 1000);
  return time.toISOString().replace('.000Z', 'Z');
}

function readNumber(text: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (text === 'NaN' || text === 'Infinity' || text === '-Infinity') return Number(text);
  throw new UnreadableValue(text, 'number');
}

function readBoolean(text: string): boolean {
  const word = text.toLowerCase();
  if (word === 'true') return true;
  if (word === 'false') return false;
  throw new UnreadableValue(text, 'boolean');
}

/** Takes all three formats wherever a timestamp may stand: they cannot be mistaken for each other. */
function readTimestamp(text: string): Date {
  const time = /^[+-]?\d+(\.\d+)?$/.test(text)
    ? new Date(Math.round(Number(text) * 1000))
    : new Date(/\d{4}-\d\d-\d\d|GMT/.test(text) ? text : Number.NaN);
  if (Number.isNaN(time.getTime())) throw new UnreadableValue(text, 'timestamp');
  return time;
}
