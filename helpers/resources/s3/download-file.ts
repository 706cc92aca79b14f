import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { AwshError } from '../../errors.ts';
import type { S3Service } from '../../service/services.ts';
import { Pieces } from './pieces.ts';
import type { Place } from './transfer-members.ts';
import { each, type Run, rangesOf } from './transfer-run.ts';
import type { Downloaded, DownloadInput } from './transfers.ts';

/**
 * Downloads an object to a file: under another name beside it, which is moved into its place when
 * all is there, so that nobody ever sees half of it. Big ones come in ranges, several at a time.
 */
export async function downloadFile(
  s3: S3Service,
  from: Place,
  file: string,
  input: DownloadInput,
  run: Run,
): Promise<Downloaded> {
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory()) {
    throw new AwshError('NoFile', `${file} is a folder`, { hint: 'name a file in it' });
  }
  const head = await s3.headObject({ ...input, ...from });
  run.total = head.ContentLength;
  // A device or a pipe is written to; nothing could be moved into its place.
  if (there && !there.isFile()) {
    await pipeline(new Pieces(s3, { ...input, ...from }, run), createWriteStream(file));
    return head;
  }
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await fill(draft, s3, { ...input, ...from }, head, run);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw changedOr(error, from);
  }
  return head;
}

async function fill(
  draft: string,
  s3: S3Service,
  input: DownloadInput & Place,
  { ContentLength: total = 0, ETag }: Downloaded,
  run: Run,
): Promise<void> {
  const handle = await open(draft, 'wx').catch((cause) => {
    throw new AwshError('NoFile', `${draft} can't be written`, {
      hint: 'is the folder there, and yours to write to?',
      cause,
    });
  });
  try {
    const same = ETag ? { IfMatch: ETag } : {};
    const isWhole = total <= run.partSize || input.Range !== undefined || input.PartNumber;
    if (isWhole) return await write(handle, 0, new Pieces(s3, { ...input, ...same }, run));
    await each(rangesOf(total, run.partSize), run.concurrency, ({ start, end }) => {
      const Range = `bytes=${start}-${end}`;
      return write(handle, start, new Pieces(s3, { ...input, ...same, Range }, run));
    });
  } finally {
    await handle.close();
  }
}

async function write(handle: FileHandle, start: number, pieces: Pieces): Promise<void> {
  let position = start;
  for await (const piece of pieces) {
    await handle.writev([piece], position);
    position += piece.byteLength;
  }
}

/** Every range is asked for on condition that the object is the one that was looked at first. */
function changedOr(error: unknown, { Bucket, Key }: Place): unknown {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  if ($metadata?.httpStatusCode !== 412) return error;
  return new AwshError('Changed', `${Key} in ${Bucket} changed while it was downloaded`, {
    hint: 'download it again',
    cause: error,
  });
}
