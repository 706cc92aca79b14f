import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An AWS that keeps whoever calls it waiting, each operation in its own way. */
export interface StallingServer {
  readonly url: string;
  /** The operations asked for, in order; S3's are called by their method. */
  readonly requests: readonly string[];
  /** Resolves once `operation` was asked for as many times. */
  asked(operation: string, times?: number): Promise<void>;
  close(): void;
}

/**
 * DescribeInstances is never answered, DescribeVpcs always fails, DescribeVolumes shows one that is
 * being made, DescribeSubnets has a next page for ever, and objects of S3 come a byte at a time.
 */
export async function stallingServer(): Promise<StallingServer> {
  const requests: string[] = [];
  const watchers = new Set<() => void>();
  const server = createServer((request, response) => {
    void operationOf(request).then((operation) => {
      requests.push(operation);
      for (const look of watchers) look();
      answer(operation, requests.length, response);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    asked: (operation, times = 1) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (requests.filter((each) => each === operation).length < times) return;
          clearTimeout(giveUp);
          watchers.delete(look);
          resolve();
        };
        const giveUp = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`nobody asked ${times} times for ${operation}: ${requests.join(' ')}`));
        }, 30_000);
        watchers.add(look);
        look();
      }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function operationOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body).get('Action') ?? request.method ?? '';
}

function answer(operation: string, count: number, response: ServerResponse): void {
  const xml = (inner: string): void => {
    response.setHeader('content-type', 'text/xml;charset=UTF-8');
    response.end(
      `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId>${inner}</${operation}Response>`,
    );
  };
  if (operation === 'DescribeVpcs') {
    response.statusCode = 503;
    response.end();
  } else if (operation === 'DescribeVolumes') {
    xml('<volumeSet><item><volumeId>vol-1</volumeId><status>creating</status></item></volumeSet>');
  } else if (operation === 'DescribeSubnets') {
    xml(
      `<subnetSet><item><subnetId>subnet-1</subnetId></item></subnetSet><nextToken>${count}</nextToken>`,
    );
  } else if (operation === 'GET') {
    response.setHeader('content-length', 1_000_000);
    const drip = setInterval(() => response.write('x'), 5);
    response.on('close', () => clearInterval(drip));
  }
}
