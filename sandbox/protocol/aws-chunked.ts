import { fault } from '../engine/fault.ts';

/**
 * Takes the chunks of an `aws-chunked` body apart: each is its size in hexadecimal, perhaps a
 * signature, and its bytes; after the last come trailers, which are left.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export function unchunked(body: Uint8Array): Uint8Array {
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
    if (size === 0) return Buffer.concat(parts);
    const start = end + 2;
    if (start + size > bytes.length) {
      throw fault('IncompleteBody', 'The request body ends before its last chunk.');
    }
    parts.push(bytes.subarray(start, start + size));
    at = start + size + 2;
  }
}
