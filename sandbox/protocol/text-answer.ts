import type { HttpResponse } from './message.ts';

const encoder = new TextEncoder();

/** An answer made of text, with the request id where every client looks for it. */
export function textAnswer(
  statusCode: number,
  text: string,
  requestId: string,
  headers: Record<string, string> = {},
): HttpResponse {
  return xmlAnswer(statusCode, encoder.encode(text), requestId, headers);
}

/** An answer made of text that is in bytes already. */
export function xmlAnswer(
  statusCode: number,
  body: Uint8Array,
  requestId: string,
  headers: Record<string, string> = {},
): HttpResponse {
  return bytesAnswer(statusCode, body, requestId, {
    'content-type': 'text/xml;charset=UTF-8',
    ...headers,
  });
}

/** An answer made of bytes, with the request id where every client looks for it. */
export function bytesAnswer(
  statusCode: number,
  body: Uint8Array,
  requestId: string,
  headers: Record<string, string> = {},
): HttpResponse {
  return {
    statusCode,
    headers: {
      'x-amzn-requestid': requestId,
      'content-length': String(body.byteLength),
      ...headers,
    },
    body,
  };
}
