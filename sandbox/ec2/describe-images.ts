import type { BlockDeviceMapping, Image, VolumeType } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow } from '../engine/timeline.ts';
import { findImage, type ImageDisk, type ImageRow, images, publicImages } from './model/image.ts';
import { keyRefused } from './model/kms-key.ts';
import { tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, type Look, select } from './select.ts';
import { topic } from './topic.ts';

const disks =
  (look: (disk: ImageDisk) => string | number | boolean | undefined): Look<ImageRow> =>
  (row) =>
    disksOf(row).map((disk) => String(look(disk) ?? ''));

const never = () => undefined;

const filters: Filters<ImageRow> = {
  architecture: ({ architecture }) => architecture,
  'block-device-mapping.delete-on-termination': disks((disk) => disk.deleteOnTermination),
  'block-device-mapping.device-name': disks(({ device }) => device),
  'block-device-mapping.encrypted': disks(({ encrypted }) => encrypted),
  'block-device-mapping.snapshot-id': disks(({ snapshotId }) => snapshotId),
  'block-device-mapping.volume-size': disks(({ sizeGib }) => sizeGib),
  'block-device-mapping.volume-type': disks(({ type }) => type),
  'creation-date': ({ createdAt }) => new Date(createdAt).toISOString(),
  description: ({ description }) => description,
  'ena-support': () => true,
  'free-tier-eligible': ({ ownerAlias }) => ownerAlias === 'amazon',
  hypervisor: () => 'xen',
  'image-allowed': () => true,
  'image-id': ({ id }) => id,
  'image-type': () => 'machine',
  'is-public': ({ isPublic }) => isPublic,
  'kernel-id': never,
  'manifest-location': (row) => locationOf(row),
  name: ({ name }) => name,
  'owner-alias': ({ ownerAlias }) => ownerAlias,
  'owner-id': ({ owner }) => owner,
  platform: ({ platform }) => platform,
  'platform-details': ({ platformDetails }) => platformDetails,
  'product-code': never,
  'product-code.type': never,
  'ramdisk-id': never,
  'root-device-name': ({ rootDevice }) => rootDevice,
  'root-device-type': () => 'ebs',
  'source-image-id': ({ source }) => source?.id,
  'source-image-region': ({ source }) => source?.region,
  'source-instance-id': ({ sourceInstanceId }) => sourceInstanceId,
  'sriov-net-support': ({ sriov }) => sriov,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  'state-reason-code': (row, ctx) => reasonOf(ctx, row)?.Code,
  'state-reason-message': (row, ctx) => reasonOf(ctx, row)?.Message,
  'virtualization-type': () => 'hvm',
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
export const describeImages = topic({
  DescribeImages(input, ctx) {
    const { ImageIds, Owners, Filters } = input;
    const all = ImageIds?.length
      ? ImageIds.map((id) => findImage({ ...ctx, lenient: false }, id))
      : [...publicImages(ctx.region), ...images.all(ctx)];
    const owned = all.filter((image) => !Owners?.length || ownedBy(ctx, image, Owners));
    const found = select(ctx, owned, Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { least: 1 });
    return { Images: items.map((row) => viewImage(ctx, row)), NextToken: nextToken };
  },
});

function ownedBy(
  { account }: Context,
  { owner, ownerAlias }: ImageRow,
  wanted: readonly string[],
): boolean {
  return wanted.some(
    (name) => name === owner || name === ownerAlias || (name === 'self' && owner === account),
  );
}

/** One image as AWS shows it. */
export function viewImage(ctx: Context, row: ImageRow): Image {
  return {
    ImageId: row.id,
    Name: row.name,
    Description: row.description || undefined,
    OwnerId: row.owner,
    ImageOwnerAlias: row.ownerAlias,
    ImageLocation: locationOf(row),
    ImageType: 'machine',
    State: stateNow(ctx, row.timeline),
    StateReason: reasonOf(ctx, row),
    Public: row.isPublic,
    CreationDate: new Date(row.createdAt).toISOString(),
    Architecture: row.architecture,
    Platform: row.platform === 'windows' ? 'Windows' : undefined,
    PlatformDetails: row.platformDetails,
    UsageOperation: row.platform === 'windows' ? 'RunInstances:0002' : 'RunInstances',
    ProductCodes: [],
    EnaSupport: true,
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    BootMode: row.bootMode ?? (row.architecture === 'arm64' ? 'uefi' : 'uefi-preferred'),
    RootDeviceName: row.rootDevice,
    RootDeviceType: 'ebs',
    BlockDeviceMappings: disksOf(row).map(viewDisk),
    SriovNetSupport: row.sriov,
    TpmSupport: row.tpm,
    ImdsSupport: row.imdsSupport,
    SourceInstanceId: row.sourceInstanceId,
    SourceImageId: row.source?.id,
    SourceImageRegion: row.source?.region,
    DeregistrationProtection: 'disabled',
    Tags: tagsOf(ctx, row.id),
  };
}

function locationOf({ ownerAlias, owner, name }: ImageRow): string {
  return `${ownerAlias ?? owner}/${name}`;
}

function reasonOf(ctx: Context, { timeline }: ImageRow): Image['StateReason'] {
  return stateNow(ctx, timeline) === 'failed'
    ? { Code: 'Client.InvalidKMSKey', Message: keyRefused }
    : undefined;
}

/** The disks of an image, its root first. */
function disksOf(row: ImageRow): ImageDisk[] {
  const root = {
    device: row.rootDevice,
    snapshotId: row.rootSnapshotId || undefined,
    sizeGib: row.rootSizeGib,
    type: row.rootType ?? 'gp3',
    encrypted: row.rootEncrypted ?? false,
    deleteOnTermination: true,
  };
  return [root, ...(row.moreDisks ?? [])];
}

function viewDisk(disk: ImageDisk): BlockDeviceMapping {
  return {
    DeviceName: disk.device,
    Ebs: {
      SnapshotId: disk.snapshotId,
      VolumeSize: disk.sizeGib,
      VolumeType: disk.type as VolumeType,
      DeleteOnTermination: disk.deleteOnTermination,
      Encrypted: disk.encrypted,
    },
  };
}
