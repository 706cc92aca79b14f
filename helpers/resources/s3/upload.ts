import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Service } from '../../service/services.ts';
import { contentTypeOf } from './content-type.ts';
import { known } from './known.ts';
import { removeParts } from './remove-parts.ts';
import type { Place } from './transfer-members.ts';
import { inTransfer, partSizeFor, type Run } from './transfer-run.ts';
import type { TransferOptions, Uploaded, UploadInput, UploadSource } from './transfers.ts';
import { type OpenSource, openSource } from './upload-source.ts';

const require = createRequire(import.meta.url);
type LibStorage = typeof import('@aws-sdk/lib-storage');

/**
 * Uploads something under a key: small things at once, others in parts, several at a time. Stopped
 * or failed, it leaves no parts behind that AWS would charge for.
 */
export function upload(
  s3: S3Service,
  source: UploadSource,
  to: Place,
  input: UploadInput = {},
  options: TransferOptions = {},
): Promise<Uploaded> {
  return inTransfer('Upload', options, async (run) => {
    const opened = await openSource(source);
    const stop = () => opened.body instanceof Readable && opened.body.destroy();
    run.signal?.addEventListener('abort', stop, { once: true });
    try {
      return await send(s3, opened, to, input, run);
    } finally {
      run.signal?.removeEventListener('abort', stop);
      stop();
    }
  });
}

async function send(
  s3: S3Service,
  { body, total, file }: OpenSource,
  to: Place,
  input: UploadInput,
  run: Run,
): Promise<Uploaded> {
  const { Upload } = require('@aws-sdk/lib-storage') as LibStorage;
  const ContentType = file === undefined ? undefined : contentTypeOf(file);
  run.total = total;
  let seen = 0;
  const work = new Upload({
    client: trimming(s3),
    params: { ...(ContentType ? { ContentType } : {}), ...input, ...to, Body: body },
    partSize: partSizeFor(total, run),
    queueSize: run.concurrency,
    // Removing them is for below: the library's way ends with the signal that ends the rest.
    leavePartsOnError: true,
  });
  work.on('httpUploadProgress', ({ loaded = 0 }) => {
    run.add(loaded - seen);
    seen = loaded;
  });
  try {
    return await work.done();
  } catch (error) {
    if (work.uploadId) await removeParts(s3, { ...to, UploadId: work.uploadId }, error);
    throw error;
  }
}

/**
 * A client for the library, which gives every call the members of all of them: only those that an
 * operation knows are sent.
 */
function trimming(s3: S3Service): S3Client {
  const { client } = s3;
  const send = (command: { readonly input: object; readonly constructor: unknown }) => {
    const Command = command.constructor as new (input: object) => never;
    return client.send(new Command(known(Command, command.input)));
  };
  return { config: client.config, send } as unknown as S3Client;
}
