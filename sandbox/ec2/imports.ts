import type {
  ImportImageRequest,
  ImportImageTask,
  ImportSnapshotTask,
  SnapshotDetail,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import {
  checkFile,
  type ImageImportRow,
  type ImportedDisk,
  imageImports,
  importImage,
  importSnapshot,
  placeOf,
  type SnapshotImportRow,
  snapshotImports,
} from './model/import-task.ts';
import { missing } from './model/kind.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { percentDone, type TaskRow, taskTimes } from './model/task.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const imageFilters: Filters<ImageImportRow> = { 'task-state': (row) => stateOf(row) };
const snapshotFilters: Filters<SnapshotImportRow> = { 'task-state': (row) => stateOf(row) };
const sizes = { least: 1, most: 500 };

/** https://docs.aws.amazon.com/vm-import/latest/userguide/vmimport-image-import.html */
export const imports = topic({
  ImportImage(input, ctx) {
    const disks = disksOf(input);
    for (const { place } of disks) checkFile(ctx, place);
    const id = ctx.ids.id('import-ami');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'import-image-task'));
    const row = importImage(ctx, {
      id,
      disks,
      architecture: input.Architecture === 'arm64' ? 'arm64' : 'x86_64',
      platform: /^windows$/i.test(input.Platform ?? '') ? 'windows' : undefined,
      description: input.Description,
      license: input.LicenseType,
      encrypted: input.Encrypted ?? false,
      ...taskTimes(ctx, [180_000, 300_000]),
    });
    return viewImage(ctx, row);
  },

  DescribeImportImageTasks(input, ctx) {
    const found = imageImports.findAll(ctx, input.ImportTaskIds);
    const rows = select(ctx, found, input.Filters, imageFilters);
    const { items, nextToken } = page(ctx, rows, input, sizes);
    return { ImportImageTasks: items.map((row) => viewImage(ctx, row)), NextToken: nextToken };
  },

  ImportSnapshot(input, ctx) {
    const { Description, Format, Url, UserBucket } = input.DiskContainer ?? {};
    const disk = {
      description: Description,
      format: Format,
      url: Url,
      place: placeOf(UserBucket, Url),
    };
    checkFile(ctx, disk.place);
    const id = ctx.ids.id('import-snap');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'import-snapshot-task'));
    const row = importSnapshot(ctx, {
      id,
      disk: { ...disk, description: input.Description ?? Description },
      encrypted: input.Encrypted ?? false,
      keyId: input.KmsKeyId,
      ...taskTimes(ctx, [60_000, 120_000]),
    });
    return viewSnapshot(ctx, row);
  },

  DescribeImportSnapshotTasks(input, ctx) {
    const found = snapshotImports.findAll(ctx, input.ImportTaskIds);
    const rows = select(ctx, found, input.Filters, snapshotFilters);
    const { items, nextToken } = page(ctx, rows, input, sizes);
    return {
      ImportSnapshotTasks: items.map((row) => viewSnapshot(ctx, row)),
      NextToken: nextToken,
    };
  },

  CancelImportTask({ ImportTaskId: id = '', CancelReason }, ctx) {
    const row = imageImports.get(ctx, id) ?? snapshotImports.get(ctx, id);
    if (!row) throw missing(imageImports, [id]);
    const PreviousState = stateOf(row);
    if (PreviousState !== 'active') {
      throw fault('IncorrectState', `The import task ${id} is not active and cannot be cancelled.`);
    }
    const outcome = { state: 'cancelled' as const, why: CancelReason };
    if (imageImports.get(ctx, id)) imageImports.change(ctx, id, { outcome });
    else snapshotImports.change(ctx, id, { outcome });
    return { ImportTaskId: id, PreviousState, State: 'deleting' };
  },
});

function disksOf({ DiskContainers = [] }: ImportImageRequest): ImportedDisk[] {
  if (DiskContainers.length === 0) {
    throw fault('MissingParameter', 'The request must contain the parameter diskContainers');
  }
  return DiskContainers.map(({ Description, DeviceName, Format, Url, UserBucket }) => ({
    description: Description,
    device: DeviceName,
    format: Format,
    url: Url,
    place: placeOf(UserBucket, Url),
  }));
}

/** The state of an import; `error` is what the waiter for snapshots takes for failure. */
function stateOf({ outcome }: TaskRow): 'active' | 'completed' | 'deleted' | 'error' {
  if (!outcome) return 'active';
  return ({ done: 'completed', failed: 'error', cancelled: 'deleted' } as const)[outcome.state];
}

function viewImage(ctx: Context, row: ImageImportRow): ImportImageTask {
  const Status = stateOf(row);
  return {
    ImportTaskId: row.id,
    Architecture: row.architecture,
    Platform: row.platform ? 'Windows' : 'Linux',
    Description: row.description,
    LicenseType: row.license,
    Encrypted: row.encrypted,
    ImageId: row.imageId,
    Progress: Status === 'active' ? String(percentDone(ctx, row)) : undefined,
    // An image that can't be made is a deleted task with a message; only snapshots have `error`.
    Status: Status === 'error' ? 'deleted' : Status,
    StatusMessage: Status === 'active' ? 'converting' : row.outcome?.why,
    SnapshotDetails: row.disks.map((disk) => ({ ...viewDisk(disk), DeviceName: disk.device })),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

function viewSnapshot(ctx: Context, row: SnapshotImportRow): ImportSnapshotTask {
  const Status = stateOf(row);
  return {
    ImportTaskId: row.id,
    Description: row.disk.description,
    SnapshotTaskDetail: {
      ...viewDisk(row.disk),
      Encrypted: row.encrypted,
      KmsKeyId: row.keyId,
      Progress: Status === 'active' ? String(percentDone(ctx, row)) : undefined,
      SnapshotId: row.snapshotId,
      Status,
      StatusMessage: Status === 'active' ? 'converting' : row.outcome?.why,
    },
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

function viewDisk({ description, format, url, place }: ImportedDisk): SnapshotDetail {
  return {
    Description: description,
    Format: format,
    Url: url,
    ...(!url && { UserBucket: { S3Bucket: place.bucket, S3Key: place.key } }),
  };
}
