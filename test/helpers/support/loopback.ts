import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request of a query protocol as it reached the server. */
export interface Hit {
  readonly action: string;
  readonly params: URLSearchParams;
  /** The region that the request is signed for. */
  readonly region: string;
}

/** A server on this machine that answers as a test tells it to. */
export interface Loopback {
  readonly url: string;
  readonly host: string;
  readonly hits: Hit[];
  close(): void;
}

/** Serves until closed; `answer` gets each request and its place in the order, from 1. */
export async function serve(
  answer: (response: ServerResponse, hit: Hit, number: number) => void,
): Promise<Loopback> {
  const hits: Hit[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const params = new URLSearchParams(body);
      const [, region = ''] = /\/\d{8}\/([\w-]+)\//.exec(request.headers.authorization ?? '') ?? [];
      const hit = { action: params.get('Action') ?? '', params, region };
      answer(response, hit, hits.push(hit));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    hits,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Answers as EC2 does: the operation's response element around `inside`. */
export function answerXml(response: ServerResponse, action: string, inside = ''): void {
  response.writeHead(200, { 'content-type': 'text/xml', 'x-amzn-requestid': 'req-1' });
  response.end(`<?xml version="1.0"?><${action}Response>${inside}</${action}Response>`);
}

/** Answers with an error as EC2 does. */
export function answerError(
  response: ServerResponse,
  status: number,
  code: string,
  message = 'no',
): void {
  response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': 'req-1' });
  response.end(
    `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>req-1</RequestID></Response>`,
  );
}
