import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Duplex, Readable } from 'node:stream';
import { answerControl, isControl } from './control.ts';
import type { Sandbox } from './index.ts';
import { readBody } from './protocol/body.ts';
import type { HttpRequest } from './protocol/message.ts';
import { queryOf } from './protocol/whole-request.ts';

/** A server that is listening. */
export interface Listening {
  /** Where, with the port that was chosen: `http://127.0.0.1:5000`. */
  readonly url: string;
  /** Stops at once, connections included. */
  close(): Promise<void>;
}

/** Where to listen. Port 0, the default, takes any that is free. */
export interface ListenOptions {
  readonly port?: number;
  readonly host?: string;
  /** True when the program may end while it listens. */
  readonly background?: boolean;
}

/** The names of this machine for itself: nothing else can reach what listens there. */
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Serves a sandbox to any AWS client of this machine. Rejects with Node's own error, whose `code` is
 * `EADDRINUSE` when the port is taken, and with a `RangeError` for an address others could reach.
 */
export async function serve(
  sandbox: Sandbox,
  { port = 0, host = '127.0.0.1', background = false }: ListenOptions = {},
): Promise<Listening> {
  if (!loopback.has(host)) {
    throw new RangeError(`the sandbox listens on ${[...loopback].join(', ')}, not on ${host}`);
  }
  const server = createServer((incoming, outgoing) => {
    answer(sandbox, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on('clientError', answerGarbage);
  if (background) server.on('connection', (socket) => socket.unref());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  if (background) server.unref();
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  sandbox: Sandbox,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const request = toRequest(incoming);
  // A signed request is for AWS, even one for a bucket that has such a name.
  if (isControl(request.path) && !request.headers.authorization) {
    return control(sandbox, request, outgoing);
  }
  const { statusCode, headers, body } = await sandbox.dispatch(request, { signal: gone.signal });
  // What was not read of a request that was refused would be taken for the next one.
  if (!incoming.complete) outgoing.setHeader('connection', 'close');
  outgoing.writeHead(statusCode, headers);
  if (body instanceof Readable) body.on('error', () => outgoing.destroy()).pipe(outgoing);
  else outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

async function control(
  sandbox: Sandbox,
  { method, path, query, headers, body }: HttpRequest,
  outgoing: ServerResponse,
): Promise<void> {
  const { status, value } = await answerControl(sandbox, {
    method,
    path,
    query: new URLSearchParams(query as Record<string, string>),
    headers,
    async json() {
      const { bytes } = await readBody(body, {});
      return bytes.length === 0 ? undefined : JSON.parse(Buffer.from(bytes).toString());
    },
  });
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** What is no HTTP at all is answered as AWS answers what it cannot read, and hung up on. */
function answerGarbage(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const status = tooLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const text =
    '<Response><Errors><Error><Code>MalformedRequest</Code><Message>The request is no HTTP.</Message></Error></Errors></Response>';
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: text/xml\r\ncontent-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`,
  );
}

function toRequest(incoming: IncomingMessage): HttpRequest {
  const { method = 'GET', url = '/', headers } = incoming;
  const at = url.indexOf('?');
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return {
    method,
    hostname: headers.host ?? '',
    path: at < 0 ? url : url.slice(0, at),
    query: at < 0 ? {} : queryOf(new URLSearchParams(url.slice(at + 1))),
    headers: flat,
    // Refusing a body that is too large must not break the connection the answer goes over.
    body: incoming.iterator({ destroyOnReturn: false }),
  };
}
