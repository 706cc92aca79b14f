import type { ExportImageTask, ExportTask } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import {
  exportImage,
  exportInstance,
  type ImageExportRow,
  type InstanceExportRow,
  imageExports,
  instanceExports,
} from './model/export-task.ts';
import { checkBucket } from './model/file.ts';
import { findImage } from './model/image.ts';
import { instances } from './model/instance.ts';
import { missing } from './model/kind.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { percentDone, taskTimes } from './model/task.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

/** How long an export takes, in milliseconds: from, to. */
const span = [120_000, 240_000] as const;

const imageFilters: Filters<ImageExportRow> = {
  'task-state': (row) => imageState(row),
};

const instanceFilters: Filters<InstanceExportRow> = {
  'task-state': (row) => instanceState(row),
};

/** https://docs.aws.amazon.com/vm-import/latest/userguide/vmexport.html */
export const exports = topic({
  ExportImage(input, ctx) {
    const image = findImage(ctx, input.ImageId);
    if (image.owner !== ctx.account) {
      throw fault('InvalidParameter', `The image ${image.id} is not owned by the account.`);
    }
    const { S3Bucket: bucket, S3Prefix: prefix = '' } = input.S3ExportLocation;
    checkBucket(ctx, bucket ?? '');
    const id = ctx.ids.id('export-ami');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'export-image-task'));
    const row = exportImage(ctx, {
      id,
      imageId: image.id,
      bucket: bucket ?? '',
      prefix,
      key: `${prefix}${id}.${input.DiskImageFormat.toLowerCase()}`,
      format: input.DiskImageFormat,
      role: input.RoleName,
      description: input.Description,
      ...taskTimes(ctx, span),
    });
    return { ...viewImage(ctx, row), DiskImageFormat: row.format, RoleName: row.role };
  },

  DescribeExportImageTasks(input, ctx) {
    const found = imageExports.findAll(ctx, input.ExportImageTaskIds);
    const { items, nextToken } = page(ctx, select(ctx, found, input.Filters, imageFilters), input, {
      least: 1,
      most: 500,
    });
    return { ExportImageTasks: items.map((row) => viewImage(ctx, row)), NextToken: nextToken };
  },

  CreateInstanceExportTask(input, ctx) {
    const instance = instances.find(ctx, input.InstanceId);
    const {
      S3Bucket: bucket = '',
      S3Prefix: prefix = '',
      DiskImageFormat: format = 'VMDK',
      ContainerFormat: container,
    } = input.ExportToS3Task;
    checkBucket(ctx, bucket);
    const id = ctx.ids.id('export-i');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'export-instance-task'));
    const row = exportInstance(ctx, {
      id,
      instanceId: instance.id,
      environment: input.TargetEnvironment,
      bucket,
      prefix,
      key: `${prefix}${id}.${(container ?? format).toLowerCase()}`,
      format,
      container,
      description: input.Description,
      ...taskTimes(ctx, span),
    });
    return { ExportTask: viewInstance(ctx, row) };
  },

  DescribeExportTasks({ ExportTaskIds, Filters }, ctx) {
    const found = instanceExports.findAll(ctx, ExportTaskIds);
    const rows = select(ctx, found, Filters, instanceFilters);
    return { ExportTasks: rows.map((row) => viewInstance(ctx, row)) };
  },

  CancelExportTask({ ExportTaskId: id }, ctx) {
    const cancelled = { outcome: { state: 'cancelled' as const } };
    const row = instanceExports.get(ctx, id) ?? imageExports.get(ctx, id);
    if (!row) throw missing(instanceExports, [id]);
    if (row.outcome) {
      throw fault('IncorrectState', `The export task ${id} is not active and cannot be cancelled.`);
    }
    if (instanceExports.get(ctx, id)) instanceExports.change(ctx, id, cancelled);
    else imageExports.change(ctx, id, cancelled);
    return {};
  },
});

function imageState({ outcome }: ImageExportRow): 'active' | 'completed' | 'deleted' {
  if (!outcome) return 'active';
  return outcome.state === 'done' ? 'completed' : 'deleted';
}

/** An instance's export has no state for what came to nothing: it is cancelled, and says why. */
function instanceState({ outcome }: InstanceExportRow): 'active' | 'completed' | 'cancelled' {
  if (!outcome) return 'active';
  return outcome.state === 'done' ? 'completed' : 'cancelled';
}

function viewImage(ctx: Context, row: ImageExportRow): ExportImageTask {
  return {
    ExportImageTaskId: row.id,
    ImageId: row.imageId,
    Description: row.description,
    Progress: row.outcome ? undefined : String(percentDone(ctx, row)),
    S3ExportLocation: { S3Bucket: row.bucket, S3Prefix: row.prefix },
    Status: imageState(row),
    StatusMessage: row.outcome ? row.outcome.why : 'validating',
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

function viewInstance(ctx: Context, row: InstanceExportRow): ExportTask {
  return {
    ExportTaskId: row.id,
    Description: row.description,
    State: instanceState(row),
    StatusMessage: row.outcome ? row.outcome.why : 'Running',
    InstanceExportDetails: { InstanceId: row.instanceId, TargetEnvironment: row.environment },
    ExportToS3Task: {
      DiskImageFormat: row.format,
      ContainerFormat: row.container,
      S3Bucket: row.bucket,
      S3Key: row.key,
    },
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
