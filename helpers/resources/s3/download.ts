import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../errors.ts';
import type { S3Service } from '../../service/services.ts';
import { downloadFile } from './download-file.ts';
import { Pieces } from './pieces.ts';
import type { Place } from './transfer-members.ts';
import { inTransfer } from './transfer-run.ts';
import type { Downloaded, DownloadInput, DownloadTarget, TransferOptions } from './transfers.ts';

/** Downloads an object to a file, or into a stream, which is ended, or destroyed where it fails. */
export function download(
  s3: S3Service,
  from: Place,
  to: DownloadTarget,
  input: DownloadInput = {},
  options: TransferOptions = {},
): Promise<Downloaded> {
  return inTransfer('Download', options, async (run) => {
    if (typeof to === 'string') return downloadFile(s3, from, to, input, run);
    if (to instanceof URL) return downloadFile(s3, from, fileURLToPath(to), input, run);
    const pieces = new Pieces(s3, { ...input, ...from }, run);
    await pipeline(pieces, writable(to), run.signal ? { signal: run.signal } : {});
    return pieces.head;
  });
}

/** Downloads an object into memory. */
export function downloadBytes(
  s3: S3Service,
  from: Place,
  input: DownloadInput = {},
  options: TransferOptions = {},
): Promise<Buffer> {
  return inTransfer('Download', options, async (run) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of new Pieces(s3, { ...input, ...from }, run)) chunks.push(chunk);
    return Buffer.concat(chunks);
  });
}

function writable(to: Writable | WritableStream): Writable {
  if (to instanceof WritableStream) return Writable.fromWeb(to);
  if (typeof to?.write === 'function') return to;
  throw new UsageError(`${typeof to} is nothing to download to`, {
    hint: 'give the path of a file, or a stream; downloadToBuffer() gives the bytes',
  });
}
