import { fault } from '../engine/fault.ts';

/** What an `aws-chunked` body held: the bytes, and the headers that came after them. */
export interface Unchunked {
  readonly bytes: Uint8Array;
  /** By lower-case name: a checksum, as a rule. */
  readonly trailers: Readonly<Record<string, string>>;
}

/**
 * Takes the chunks of an `aws-chunked` body apart: each is its size in hexadecimal, perhaps a
 * signature, and its bytes; after the last come trailers.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export function unchunked(body: Uint8Array): Unchunked {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf('\r\n', at);
    const head = end < 0 ? '' : bytes.toString('latin1', at, end);
    const [, digits] = /^([0-9a-f]{1,8})(;.*)?$/i.exec(head) ?? [];
    if (digits === undefined)
      throw fault('IncompleteBody', 'The chunks of the request body are broken.');
    const size = Number.parseInt(digits, 16);
    const start = end + 2;
    if (size === 0) {
      return { bytes: Buffer.concat(parts), trailers: trailersOf(bytes.toString('latin1', start)) };
    }
    if (start + size > bytes.length) {
      throw fault('IncompleteBody', 'The request body ends before its last chunk.');
    }
    parts.push(bytes.subarray(start, start + size));
    at = start + size + 2;
  }
}

function trailersOf(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).map((line) => /^([\w-]+):\s*(.*?)\s*$/.exec(line));
  return Object.fromEntries(
    lines.flatMap((match) => (match ? [[String(match[1]).toLowerCase(), String(match[2])]] : [])),
  );
}
