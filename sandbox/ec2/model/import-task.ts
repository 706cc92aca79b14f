import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { objectAt } from '../../s3/model/address.ts';
import { type FilePlace, readFile } from './file.ts';
import { kind } from './kind.ts';
import { bringImage } from './own-image.ts';
import { newSnapshot } from './snapshot.ts';
import { type TaskRow, tasksOf } from './task.ts';

/** A disk to be made of a file. */
export interface ImportedDisk {
  readonly description?: string | undefined;
  readonly device?: string | undefined;
  readonly format?: string | undefined;
  /** Where it was said to be: an address as it was given, when it was. */
  readonly url?: string | undefined;
  readonly place: FilePlace;
}

/** A file on its way to be a snapshot. */
export interface SnapshotImportRow extends TaskRow {
  readonly disk: ImportedDisk;
  readonly encrypted: boolean;
  readonly keyId?: string | undefined;
  readonly snapshotId?: string;
}

/** Files on their way to be an image. */
export interface ImageImportRow extends TaskRow {
  readonly disks: readonly ImportedDisk[];
  readonly architecture: 'x86_64' | 'arm64';
  readonly platform?: 'windows' | undefined;
  readonly description?: string | undefined;
  readonly license?: string | undefined;
  readonly encrypted: boolean;
  readonly imageId?: string;
}

const code = 'InvalidConversionTaskId';

/** The imports of snapshots in a region. */
export const snapshotImports = kind<SnapshotImportRow>({
  name: 'snapshotImports',
  prefix: 'import-snap',
  noun: 'import task ID',
  code,
  tagged: 'import-snapshot-task',
});

/** The imports of images in a region. */
export const imageImports = kind<ImageImportRow>({
  name: 'imageImports',
  prefix: 'import-ami',
  noun: 'import task ID',
  code,
  tagged: 'import-image-task',
});

const bytesInGib = 2 ** 30;

/** Begins the import of a snapshot. */
export const importSnapshot = tasksOf(snapshotImports, (ctx, { id, disk, encrypted, keyId }) => {
  const size = sizeOf(ctx, disk);
  if (size === 0) return refusal(disk);
  const { id: snapshotId } = newSnapshot(ctx, {
    volumeId: 'vol-ffffffff',
    sizeGib: Math.ceil(size / bytesInGib),
    description: `Created by AWS-VMImport service for ${id}`,
    encrypted,
    keyId,
  });
  return { outcome: { state: 'done' }, snapshotId };
});

/** Begins the import of an image. */
export const importImage = tasksOf(imageImports, (ctx, row) => {
  const lost = row.disks.find((disk) => sizeOf(ctx, disk) === 0);
  if (lost) return refusal(lost);
  const bytes = row.disks.reduce((sum, disk) => sum + sizeOf(ctx, disk), 0);
  const { id: imageId } = bringImage(ctx, {
    name: row.id,
    description: `AWS-VMImport service: ${row.platform ? 'Windows' : 'Linux'} - ${row.id}`,
    architecture: row.architecture,
    platform: row.platform,
    rootDevice: '/dev/sda1',
    rootSizeGib: Math.max(row.platform ? 30 : 8, Math.ceil(bytes / bytesInGib)),
    encrypted: row.encrypted,
  });
  return { outcome: { state: 'done' }, imageId };
});

/** Where a request says that a file is: in a bucket, or at an `s3:` or `https:` address. */
export function placeOf(
  bucket: { S3Bucket?: string | undefined; S3Key?: string | undefined } | undefined,
  url: string | undefined,
): FilePlace {
  if (bucket?.S3Bucket && bucket.S3Key) return { bucket: bucket.S3Bucket, key: bucket.S3Key };
  const place = objectAt(url ?? '');
  if (place) return place;
  throw fault('InvalidParameter', 'Invalid S3 source location');
}

/** Throws when there is no such file to be read. */
export function checkFile(ctx: Context, place: FilePlace): void {
  if (readFile(ctx, place) === undefined) {
    throw fault('InvalidParameter', 'Invalid S3 source location');
  }
}

function sizeOf(ctx: Context, { place }: ImportedDisk): number {
  return readFile(ctx, place)?.length ?? 0;
}

function refusal({ place, format }: ImportedDisk) {
  const why = `ClientError: Disk validation failed [no ${format ?? 'disk'} in ${place.bucket}/${place.key}]`;
  return { outcome: { state: 'failed' as const, why } };
}
