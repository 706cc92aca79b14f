import type { Readable } from 'node:stream';
import type { AnswerShape } from './answer-shape.ts';
import { NetworkError } from './network.ts';
import type { RawAnswer } from './sdk.ts';

/** Where an answer came from, for the error that refuses it. */
interface From {
  readonly host: string | undefined;
  readonly attempts: number;
}

/**
 * Refuses an answer that AWS didn't write, which the SDK would take for an empty success: a web
 * page from a captive portal, nothing at all, a text cut short. Reads the body to its end and puts
 * the bytes in its place; bodies that are the user's own are left alone.
 */
export async function requireAnswer(
  answer: RawAnswer,
  { body: language, always }: AnswerShape,
  from: From,
): Promise<void> {
  if (answer.statusCode >= 300 || language === 'any') return;
  const bytes = await readAll(answer.body);
  answer.body = bytes;

  const { host } = from;
  const start = bytes.toString('utf8', 0, 512).trimStart();
  if (start === '') {
    if (!always) return;
    throw new NetworkError('EmptyAnswer', `${host} answered with nothing`, from, middleman);
  }
  if (isForeign(answer, start, language)) {
    throw new NetworkError('NotAws', `${host} answered with no answer of AWS's`, from, middleman);
  }
  if (isCut(bytes, language)) {
    throw new NetworkError('CutShort', `the answer of ${host} was cut short`, from, {
      hint: 'try again; if it stays so, a proxy may be in between',
    });
  }
}

const middleman = { hint: 'a proxy or a captive portal may have answered in its place' };

function isForeign({ headers }: RawAnswer, start: string, language: AnswerShape['body']): boolean {
  const kind = headers['content-type'] ?? '';
  // No page starts like this, whatever a stand-in for AWS calls its JSON.
  if (language === 'json') return !/^[{[]/.test(start);
  if (/html/i.test(kind) || /^<(!doctype\s+html|html)/i.test(start)) return true;
  if (language === 'cbor') return !/cbor/i.test(kind);
  return !start.startsWith('<');
}

function isCut(bytes: Buffer, language: AnswerShape['body']): boolean {
  if (language === 'cbor') return false;
  const end = bytes.toString('utf8', Math.max(0, bytes.length - 64)).trimEnd();
  return !(language === 'xml' ? />$/ : /[}\]]$/).test(end);
}

async function readAll(body: unknown): Promise<Buffer> {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.length);
  const chunks: Buffer[] = [];
  for await (const chunk of body as Readable)
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}
