import { Readable } from 'node:stream';
import type { SchemaRef } from '@smithy/types';
import type { HttpResponse } from './message.ts';
import type { Shape } from './shape.ts';
import { bytesAnswer } from './text-answer.ts';

/** How a REST wire reads and writes the body proper. */
export interface BodyFormat {
  readonly contentType: string;
  read(shape: Shape | SchemaRef, bytes: Uint8Array): Promise<unknown>;
  /** `name` is the root element where there is one. */
  write(shape: Shape | SchemaRef, value: Record<string, unknown>, name: string): Uint8Array;
}

type Fields = Record<string, unknown>;

/** Reads a body that is one member. */
export async function readPayload(
  body: Uint8Array,
  payload: Shape,
  format: BodyFormat,
): Promise<Fields> {
  const name = payload.memberName;
  if (payload.kind === 'blob')
    return body.byteLength > 0 || payload.streaming ? { [name]: body } : {};
  if (body.byteLength === 0) return {};
  if (payload.kind === 'string') return { [name]: new TextDecoder().decode(body) };
  return { [name]: await format.read(payload, body) };
}

/** The answer whose body is one member. */
export function payloadAnswer(
  status: number,
  payload: Shape,
  value: unknown,
  headers: Record<string, string>,
  requestId: string,
  format: BodyFormat,
): HttpResponse {
  const type = { 'content-type': payload.traits.mediaType ?? typeOf(payload, format), ...headers };
  if (payload.kind === 'blob') {
    const bytes =
      value instanceof Uint8Array ? value : new TextEncoder().encode(String(value ?? ''));
    const answer = bytesAnswer(status, bytes, requestId, type);
    return payload.streaming
      ? { ...answer, body: Readable.from([bytes], { objectMode: false }) }
      : answer;
  }
  if (value === undefined || value === null)
    return bytesAnswer(status, new Uint8Array(), requestId, headers);
  if (payload.kind === 'string') {
    return bytesAnswer(status, new TextEncoder().encode(String(value)), requestId, type);
  }
  const bytes = format.write(payload, value as Fields, payload.rootName);
  return bytesAnswer(status, bytes, requestId, type);
}

function typeOf({ kind }: Shape, { contentType }: BodyFormat): string {
  if (kind === 'blob') return 'application/octet-stream';
  return kind === 'string' ? 'text/plain' : contentType;
}
