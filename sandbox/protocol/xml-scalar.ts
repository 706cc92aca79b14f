import { writeScalar } from './scalar.ts';
import type { Shape } from './shape.ts';
import type { XmlBytes } from './xml-bytes.ts';

/** Writes one value at the end of what there is. */
export type PutValue = (out: XmlBytes, value: unknown) => void;

/** How simple values of a shape are written; undefined for shapes that hold other values. */
export function scalarOf(shape: Shape, milliseconds: boolean): PutValue | undefined {
  switch (shape.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return (out, value) => out.text(String(value));
    case 'timestamp':
      return milliseconds && (shape.timestampFormat ?? 'date-time') === 'date-time'
        ? (out, value) => out.text(wholeTime(shape, value))
        : (out, value) => out.text(writeScalar(shape, value, 'date-time'));
    case 'struct':
    case 'list':
    case 'map':
      return undefined;
    default:
      return (out, value) => out.text(writeScalar(shape, value, 'date-time'));
  }
}

let lastTime = Number.NaN;
let lastText = '';

/** The times of one resource are often the same, and writing one is slow: the last is remembered. */
function wholeTime(shape: Shape, value: unknown): string {
  if (!(value instanceof Date)) return writeScalar(shape, value, 'date-time');
  const time = value.getTime();
  if (time !== lastTime) [lastTime, lastText] = [time, value.toISOString()];
  return lastText;
}
