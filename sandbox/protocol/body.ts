import { AwsFault } from '../engine/fault.ts';

/** No request of the services here is larger than this; what is, is refused before it fills memory. */
export const largestBody = 64 * 1024 * 1024;

/** Reads a request body of any of the kinds that clients and servers give: text, bytes, a stream. */
export async function readBody(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    size += bytes.byteLength;
    if (size > largestBody) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): AwsFault {
  return new AwsFault('RequestEntityTooLarge', `The request is larger than ${largestBody} bytes.`, {
    status: 413,
  });
}
