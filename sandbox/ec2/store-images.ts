import type { StoreImageTaskResult } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { table } from '../engine/table.ts';
import { checkBucket, readFile, writeFile } from './model/file.ts';
import { findImage, images } from './model/image.ts';
import { type BroughtImage, bringImage } from './model/own-image.ts';
import { tagsFor } from './model/tags.ts';
import { percentDone, type TaskRow, tasksOf, taskTimes } from './model/task.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

/** An image on its way into a bucket, or there. */
interface StoreRow extends TaskRow {
  readonly imageId: string;
  readonly bucket: string;
  readonly key: string;
  readonly tags: Readonly<Record<string, string>>;
}

type StoredImage = Omit<BroughtImage, 'encrypted' | 'tags'>;

/** How the content of a stored image begins; what follows is its description. */
const mark = 'awsh sandbox image\n';

const stores = table<StoreRow>('imageStores');

const begin = tasksOf(stores, (ctx, { imageId, bucket, key, tags }) => {
  const failed = (why: string) => ({ outcome: { state: 'failed' as const, why } });
  const image = images.get(ctx, imageId);
  if (!image) return failed(`The image ${imageId} was deregistered.`);
  const { name, description, architecture, platform, rootDevice, rootSizeGib } = image;
  const metadata = {
    'ami-name': name,
    'ami-owner-account': ctx.account,
    'ami-store-date': new Date(ctx.now).toISOString(),
  };
  const content = { name, description, architecture, platform, rootDevice, rootSizeGib };
  const body = Buffer.from(`${mark}${JSON.stringify(content)}`).toString('latin1');
  return writeFile(ctx, { bucket, key }, body, { metadata, tags })
    ? { outcome: { state: 'done' as const } }
    : failed(`The specified bucket does not exist: ${bucket}`);
});

const filters: Filters<StoreRow> = {
  bucket: ({ bucket }) => bucket,
  'task-state': (row) => stateOf(row),
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-store-restore.html */
export const storeImages = topic({
  CreateStoreImageTask({ ImageId, Bucket, S3ObjectTags = [] }, ctx) {
    const image = findImage(ctx, ImageId);
    if (image.owner !== ctx.account) {
      throw fault('AuthFailure', `Not authorized for image:${image.id}`, 403);
    }
    checkBucket(ctx, Bucket);
    const key = `${image.id}.bin`;
    begin(ctx, {
      id: `${image.id}-${ctx.ids.hex(8)}`,
      imageId: image.id,
      bucket: Bucket,
      key,
      tags: Object.fromEntries(S3ObjectTags.map(({ Key = '', Value = '' }) => [Key, Value])),
      ...taskTimes(ctx, [60_000, 120_000]),
    });
    return { ObjectKey: key };
  },

  DescribeStoreImageTasks(input, ctx) {
    const { ImageIds } = input;
    const all = stores.all(ctx);
    const found = ImageIds?.length
      ? all.filter(({ imageId }) => ImageIds.includes(imageId))
      : select(ctx, all, input.Filters, filters);
    const { items, nextToken } = page(ctx, found, input, {
      least: 1,
      most: 200,
      ids: ['imageIds', ImageIds],
    });
    return {
      StoreImageTaskResults: items.map((row) => view(ctx, row)),
      NextToken: nextToken,
    };
  },

  CreateRestoreImageTask({ Bucket, ObjectKey, Name, TagSpecifications }, ctx) {
    const stored = read(ctx, Bucket, ObjectKey);
    const name = Name ?? stored.name;
    const double = images.all(ctx).find((row) => row.name === name);
    if (double) {
      throw fault(
        'InvalidAMIName.Duplicate',
        `AMI name ${name} is already in use by AMI ${double.id}`,
      );
    }
    const tags = tagsFor(TagSpecifications, 'image');
    return { ImageId: bringImage(ctx, { ...stored, name, tags }).id };
  },
});

function read(ctx: Context, bucket: string, key: string): StoredImage {
  checkBucket(ctx, bucket);
  const body = readFile(ctx, { bucket, key });
  const image = body?.startsWith(mark) ? parsed(body.slice(mark.length)) : undefined;
  if (image) return image;
  throw fault(
    'InvalidParameterValue',
    body === undefined
      ? `The specified object does not exist: ${bucket}/${key}`
      : `The object ${bucket}/${key} is not a stored AMI.`,
  );
}

/** What anyone may have written into the object: an image's description, or not. */
function parsed(text: string): StoredImage | undefined {
  try {
    const read = JSON.parse(Buffer.from(text, 'latin1').toString());
    const { name, description, rootDevice, rootSizeGib } = read;
    const texts = [name, description, rootDevice].every((part) => typeof part === 'string');
    if (!texts || !Number.isInteger(rootSizeGib)) return undefined;
    const architecture = read.architecture === 'arm64' ? 'arm64' : 'x86_64';
    const platform = read.platform === 'windows' ? 'windows' : undefined;
    return { name, description, rootDevice, rootSizeGib, architecture, platform };
  } catch {
    return undefined;
  }
}

function stateOf({ outcome }: StoreRow): 'InProgress' | 'Completed' | 'Failed' {
  if (!outcome) return 'InProgress';
  return outcome.state === 'done' ? 'Completed' : 'Failed';
}

function view(ctx: Context, row: StoreRow): StoreImageTaskResult {
  return {
    AmiId: row.imageId,
    TaskStartTime: new Date(row.startedAt),
    Bucket: row.bucket,
    S3objectKey: row.key,
    ProgressPercentage: percentDone(ctx, row),
    StoreTaskState: stateOf(row),
    StoreTaskFailureReason: row.outcome?.why,
  };
}
