import type { Readable } from 'node:stream';
import { NetworkError } from './network.ts';

/** The members of an HTTP answer that are looked at before the SDK reads it. */
export interface RawAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body?: unknown;
}

/**
 * Refuses an answer that AWS didn't write, which the SDK would take for an empty success: a web
 * page from a captive portal, nothing at all, XML cut short. For protocols that always answer in
 * XML; reads the body to its end and puts the bytes in its place.
 */
export async function requireXml(answer: RawAnswer, host: string, attempts: number): Promise<void> {
  if (answer.statusCode >= 300) return;
  const bytes = await readAll(answer.body);
  answer.body = bytes;

  const at = { host, attempts };
  const middleman = { hint: 'a proxy or a captive portal may have answered in its place' };
  const kind = answer.headers['content-type'] ?? '';
  const start = bytes.toString('utf8', 0, 512).trimStart();
  if (start === '') {
    throw new NetworkError('EmptyAnswer', `${host} answered with nothing`, at, middleman);
  }
  if (/html/i.test(kind) || /^<(!doctype\s+html|html)/i.test(start) || !start.startsWith('<')) {
    throw new NetworkError('NotAws', `${host} answered with no answer of AWS's`, at, middleman);
  }
  if (
    !bytes
      .toString('utf8', Math.max(0, bytes.length - 64))
      .trimEnd()
      .endsWith('>')
  ) {
    throw new NetworkError('CutShort', `the answer of ${host} was cut short`, at, {
      hint: 'try again; if it stays so, a proxy may be in between',
    });
  }
}

async function readAll(body: unknown): Promise<Buffer> {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.length);
  const chunks: Buffer[] = [];
  for await (const chunk of body as Readable) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
