import type { Readable } from 'node:stream';

/** An HTTP request, in the shape that the SDK's clients hand to a request handler. */
export interface HttpRequest {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An HTTP answer. The body is bytes, or a stream where the API streams. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | Readable;
}

/** A request whose body has been read: whole, decoded and unzipped. Header names are lower case. */
export interface WholeRequest {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
