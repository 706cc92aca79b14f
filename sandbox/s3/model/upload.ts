import type { Context } from '../../engine/context.ts';
import { AwsFault } from '../../engine/fault.ts';
import { type Table, table } from '../../engine/table.ts';
import type { BucketRow } from './bucket.ts';
import type { Checksum, ChecksumAlgorithm } from './checksum.ts';
import type { Description } from './object.ts';

/** An upload in parts that was begun; the id is the upload id. */
export interface UploadRow {
  readonly id: string;
  readonly key: string;
  readonly startedAt: number;
  readonly description: Description;
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly type: Checksum['type'] };
  /** By part number. */
  readonly parts: Readonly<Record<number, UploadedPart>>;
}

/** A part that was uploaded. */
export interface UploadedPart {
  readonly number: number;
  /** As the bodies of objects are: one character a byte. */
  readonly body: string;
  /** Without its quotes. */
  readonly etag: string;
  readonly modifiedAt: number;
  readonly checksum?: Checksum | undefined;
}

/** The uploads under way in a bucket. */
export function uploadsOf({ id }: Pick<BucketRow, 'id'>): Table<UploadRow> {
  return table<UploadRow>(`uploads/${id}`);
}

/** The upload a request is about. Throws `NoSuchUpload`. */
export function findUpload(
  ctx: Context,
  bucket: BucketRow,
  { Key, UploadId }: { Key: string; UploadId: string },
): UploadRow {
  const upload = uploadsOf(bucket).get(ctx, UploadId);
  if (upload?.key === Key) return upload;
  throw new AwsFault(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { status: 404, fields: { UploadId } },
  );
}
