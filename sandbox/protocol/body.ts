import { gunzipSync } from 'node:zlib';
import { AwsFault, fault } from '../engine/fault.ts';
import { type Unchunked, unchunked } from './aws-chunked.ts';

/** No request of the services here is larger than this; what is, is refused before it fills memory. */
export const largestBody = 64 * 1024 * 1024;

/** What a body may be for a service. */
export interface BodyRules {
  /** True where the body is a file of the user's: zipped bytes are then to be kept, not unzipped. */
  readonly keepsGzip?: boolean;
}

/** Reads a request body of any of the kinds that clients and servers give, and undoes its encodings. */
export async function readBody(
  body: unknown,
  headers: Readonly<Record<string, string>>,
  { keepsGzip = false }: BodyRules = {},
): Promise<Unchunked> {
  const bytes = await collect(body);
  const encodings = (headers['content-encoding'] ?? '').split(',').map((name) => name.trim());
  const chunked =
    encodings.includes('aws-chunked') || headers['x-amz-content-sha256']?.startsWith('STREAMING-');
  const whole = chunked ? unchunked(bytes) : { bytes, trailers: {} };
  const unzips = encodings.includes('gzip') && !keepsGzip;
  return unzips ? { ...whole, bytes: unzip(whole.bytes) } : whole;
}

async function collect(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  // The SDK's JSON bodies are a subclass that also plays the string; only its bytes are wanted.
  if (body instanceof Uint8Array) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  }
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

function unzip(bytes: Uint8Array): Uint8Array {
  if (bytes.byteLength === 0) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: largestBody });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw fault('SerializationException', 'The request body is no gzip data, as its header says.');
  }
}

function tooLarge(): AwsFault {
  return new AwsFault('RequestEntityTooLarge', `The request is larger than ${largestBody} bytes.`, {
    status: 413,
  });
}
