import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { fileURLToPath } from 'node:url';
import { AwshError, UsageError } from '../../errors.ts';
import type { UploadSource } from './transfers.ts';

/** Something to upload, opened. */
export interface OpenSource {
  readonly body: Uint8Array | Readable;
  /** In bytes; unknown for a stream. */
  readonly total?: number;
  /** The path, of a file. */
  readonly file?: string;
}

/** Opens what is to be uploaded; throws what a user can act on when it isn't there. */
export async function openSource(source: UploadSource): Promise<OpenSource> {
  if (typeof source === 'string') return openFile(source);
  if (source instanceof URL) return openFile(fileURLToPath(source));
  if (source instanceof ArrayBuffer) return ofBytes(new Uint8Array(source));
  if (ArrayBuffer.isView(source)) {
    return ofBytes(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
  }
  if (source instanceof Blob) {
    return { body: Readable.fromWeb(source.stream() as WebStream), total: source.size };
  }
  if (source instanceof Readable) return { body: source };
  if (source instanceof ReadableStream) return { body: Readable.fromWeb(source as WebStream) };
  if (typeof source === 'object' && source !== null && Symbol.asyncIterator in source) {
    return { body: Readable.from(source) };
  }
  throw new UsageError(`${typeof source} is nothing to upload`, {
    hint: 'give the path of a file, a Buffer (Buffer.from(text)) or a stream',
  });
}

function ofBytes(body: Uint8Array): OpenSource {
  return { body, total: body.byteLength };
}

async function openFile(file: string): Promise<OpenSource> {
  const found = await stat(file).catch((cause) => {
    throw new AwshError('NoFile', `there is no file ${file} to upload`, {
      hint: 'text to upload goes as bytes: Buffer.from(text)',
      cause,
    });
  });
  if (found.isDirectory()) {
    throw new AwshError('NoFile', `${file} is a folder`, { hint: 'upload its files one by one' });
  }
  // A pipe has no size, and a file that grows is uploaded as long as it was.
  if (!found.isFile()) return { body: createReadStream(file), file };
  if (found.size === 0) return { ...ofBytes(new Uint8Array()), file };
  return { body: createReadStream(file, { end: found.size - 1 }), total: found.size, file };
}
