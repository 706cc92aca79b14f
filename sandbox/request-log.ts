import { Readable } from 'node:stream';
import type { HttpResponse, WholeRequest } from './protocol/message.ts';

/** One request with what was sent and what was answered. */
export interface LoggedRequest {
  readonly requestId: string;
  /** The virtual time it came, in milliseconds since 1970. */
  readonly at: number;
  /** Real milliseconds until its answer. */
  readonly tookMs: number;
  readonly account: string | undefined;
  readonly region: string | undefined;
  readonly service: string | undefined;
  readonly operation: string | undefined;
  /** AWS's code, when the answer was an error. */
  readonly errorCode: string | undefined;
  readonly request: LoggedMessage & {
    readonly method: string;
    readonly host: string;
    readonly path: string;
    readonly query: Readonly<Record<string, readonly string[]>>;
  };
  /** Undefined when the connection was cut. */
  readonly response: (LoggedMessage & { readonly statusCode: number }) | undefined;
}

/** Headers and body as they went over the wire, without what proves who sent them. */
export interface LoggedMessage {
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for a body that is streamed. */
  readonly body: string | undefined;
  /** What the text of the body is: itself, or base64 of bytes that are no text. */
  readonly encoding: 'text' | 'base64';
  /** How many bytes the body has; the log keeps the first 64 KiB. */
  readonly bytes: number;
}

/** What the log is told of one request. */
export interface Note {
  readonly requestId: string;
  readonly at: number;
  readonly tookMs: number;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly service?: string | undefined;
  readonly operation?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly request: WholeRequest;
  readonly response: HttpResponse | undefined;
}

interface Kept {
  readonly note: Note;
  readonly sent: Body;
  readonly answered: Body;
}

interface Body {
  readonly kept: Uint8Array | undefined;
  readonly bytes: number;
}

const mostRequests = 500;
const mostBytes = 8 * 1024 * 1024;
const mostOfBody = 64 * 1024;

/** The last requests a sandbox was sent, and how often each operation was called. */
export class RequestLog {
  #kept: Kept[] = [];
  #bytes = 0;
  #counts = new Map<string, number>();

  /** Keeps a request; the oldest go when there are too many, or they weigh too much. */
  add(note: Note): void {
    const { operation, request, response } = note;
    const name = operation && `${note.service}:${operation}`;
    if (name) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    const kept: Kept = {
      note: {
        ...note,
        request: { ...request, body: nothing },
        response: response && { ...response, body: nothing },
      },
      sent: bodyOf(request.body),
      answered: bodyOf(response?.body),
    };
    this.#kept.push(kept);
    this.#bytes += weightOf(kept);
    while (this.#kept.length > mostRequests || this.#bytes > mostBytes) {
      const oldest = this.#kept.shift();
      if (!oldest) break;
      this.#bytes -= weightOf(oldest);
    }
  }

  /** The requests that are kept, the newest last; only the last `atMost` when that is given. */
  list(atMost = mostRequests): LoggedRequest[] {
    return atMost > 0 ? this.#kept.slice(-atMost).map(show) : [];
  }

  /** How often each operation was called since the beginning: `{ 'ec2:DescribeVpcs': 2 }`. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Forgets all requests and begins to count anew. */
  clear(): void {
    this.#kept = [];
    this.#bytes = 0;
    this.#counts.clear();
  }
}

const nothing = new Uint8Array();

/** A long body is copied in part, so that the log does not hold on to all of it. */
function bodyOf(body: Uint8Array | Readable | undefined): Body {
  if (body === undefined || body instanceof Readable) return { kept: undefined, bytes: 0 };
  const bytes = body.byteLength;
  return { kept: bytes > mostOfBody ? Uint8Array.from(body.subarray(0, mostOfBody)) : body, bytes };
}

function weightOf({ sent, answered }: Kept): number {
  return (sent.kept?.byteLength ?? 0) + (answered.kept?.byteLength ?? 0);
}

function show({ note, sent, answered }: Kept): LoggedRequest {
  const { method, hostname, path, query, headers } = note.request;
  const { response } = note;
  return {
    requestId: note.requestId,
    at: note.at,
    tookMs: note.tookMs,
    account: note.account,
    region: note.region,
    service: note.service,
    operation: note.operation,
    errorCode: note.errorCode,
    request: {
      method,
      host: headers.host ?? hostname,
      path,
      query: withoutProof(query, ['***']),
      headers: withoutProof(headers, '***'),
      ...textOf(sent),
    },
    response: response && {
      statusCode: response.statusCode,
      headers: response.headers,
      ...textOf(answered),
    },
  };
}

/** A log may be shown around: tokens and signatures of whoever called are left out. */
function withoutProof<Value>(all: Readonly<Record<string, Value>>, mask: Value) {
  const hidden = /^(authorization|cookie|x-amz-(security-token|signature|s3session-token))$/i;
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, hidden.test(name) ? mask : value]),
  );
}

function textOf({ kept, bytes }: Body): Pick<LoggedMessage, 'body' | 'encoding' | 'bytes'> {
  if (!kept) return { body: undefined, encoding: 'text', bytes };
  const text = new TextDecoder().decode(kept, { stream: true });
  return /[\ufffd\u0000-\u0008]/.test(text)
    ? { body: Buffer.from(kept).toString('base64'), encoding: 'base64', bytes }
    : { body: text, encoding: 'text', bytes };
}
