import { AwsFault, fault } from '../../engine/fault.ts';
import type { StoredVersion } from './object.ts';

/** Bytes of an object, from `start` up to, not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What a reader may ask for instead of the whole. */
export interface RangeInput {
  readonly Range?: string | undefined;
  readonly PartNumber?: number | undefined;
}

/**
 * The bytes a reader asks for, by a range or as a part; undefined for the whole, as for a range that
 * cannot be read. Throws `InvalidRange` and `InvalidPartNumber`.
 */
export function rangeOf(
  { body, parts }: StoredVersion,
  { Range, PartNumber }: RangeInput,
): ByteRange | undefined {
  if (PartNumber !== undefined) {
    if (Range !== undefined) {
      throw fault(
        'InvalidRequest',
        'Cannot specify both Range header and partNumber query parameter',
      );
    }
    return partRange(parts?.map(({ size }) => size) ?? [body.length], PartNumber);
  }
  return Range === undefined ? undefined : bytesRange(Range, body.length);
}

/** A range as `Content-Range` says it: `bytes 0-9/100`. */
export function contentRange({ start, end }: ByteRange, size: number): string {
  return `bytes ${start}-${end - 1}/${size}`;
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-byte-ranges */
function bytesRange(header: string, size: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/.exec(header) ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (first !== '' && last !== '' && Number(last) < start) return undefined;
  if (start < end) return { start, end };
  throw new AwsFault('InvalidRange', 'The requested range is not satisfiable', {
    status: 416,
    fields: { RangeRequested: header, ActualObjectSize: size },
    headers: { 'content-range': `bytes */${size}` },
  });
}

function partRange(sizes: readonly number[], number: number): ByteRange | undefined {
  const size = sizes[number - 1];
  if (size === undefined) {
    throw fault('InvalidPartNumber', 'The requested partnumber is not satisfiable', 416);
  }
  const start = sizes.slice(0, number - 1).reduce((sum, one) => sum + one, 0);
  return sizes.length === 1 && size === 0 ? undefined : { start, end: start + size };
}
