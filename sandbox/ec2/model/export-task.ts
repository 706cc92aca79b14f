import type { ContainerFormat, DiskImageFormat, ExportEnvironment } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { writeFile } from './file.ts';
import { kind } from './kind.ts';
import { type TaskOutcome, type TaskRow, tasksOf } from './task.ts';

/** An image or an instance on its way out, as a disk file in a bucket. */
export interface ExportRow extends TaskRow {
  readonly bucket: string;
  readonly prefix: string;
  readonly key: string;
  readonly format: DiskImageFormat;
  readonly description?: string | undefined;
}

/** The export of an image. */
export interface ImageExportRow extends ExportRow {
  readonly imageId: string;
  readonly role?: string | undefined;
}

/** The export of an instance. */
export interface InstanceExportRow extends ExportRow {
  readonly instanceId: string;
  readonly environment: ExportEnvironment;
  readonly container?: ContainerFormat | undefined;
}

/** The exports of images in a region. */
export const imageExports = kind<ImageExportRow>({
  name: 'imageExports',
  prefix: 'export-ami',
  noun: 'export image task ID',
  code: 'InvalidExportTaskID',
  tagged: 'export-image-task',
});

/** The exports of instances in a region. */
export const instanceExports = kind<InstanceExportRow>({
  name: 'instanceExports',
  prefix: 'export-i',
  noun: 'export task ID',
  code: 'InvalidExportTaskID',
  tagged: 'export-instance-task',
});

/** Begins the export of an image. */
export const exportImage = tasksOf(imageExports, writeDisk);

/** Begins the export of an instance. */
export const exportInstance = tasksOf(instanceExports, writeDisk);

/** Tells of the disk in a few words instead of being one: nobody boots it. */
function writeDisk(ctx: Context, { bucket, key, format, id }: ExportRow): { outcome: TaskOutcome } {
  const written = writeFile(ctx, { bucket, key }, `${format} disk of ${id}\n`);
  return {
    outcome: written
      ? { state: 'done' }
      : { state: 'failed', why: `The specified S3 bucket does not exist: ${bucket}` },
  };
}
