import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Dispatch } from './dispatcher.ts';
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
}

/**
 * Serves a sandbox to any AWS client of this machine. Rejects with Node's own error, whose `code` is
 * `EADDRINUSE` when the port is taken.
 */
export async function serve(
  dispatch: Dispatch,
  { port = 0, host = '127.0.0.1' }: ListenOptions = {},
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    answer(dispatch, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
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
  dispatch: Dispatch,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { statusCode, headers, body } = await dispatch(toRequest(incoming));
  outgoing.writeHead(statusCode, headers);
  if (body instanceof Readable) body.on('error', () => outgoing.destroy()).pipe(outgoing);
  else outgoing.end(incoming.method === 'HEAD' ? undefined : body);
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
    body: incoming,
  };
}
