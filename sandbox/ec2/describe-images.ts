import type { Image } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow } from '../engine/timeline.ts';
import { findImage, type ImageRow, images, publicImages } from './model/image.ts';
import { keyRefused } from './model/kms-key.ts';
import { tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<ImageRow> = {
  architecture: ({ architecture }) => architecture,
  'block-device-mapping.device-name': ({ rootDevice }) => rootDevice,
  'block-device-mapping.snapshot-id': ({ rootSnapshotId }) => rootSnapshotId,
  'block-device-mapping.volume-size': ({ rootSizeGib }) => rootSizeGib,
  'block-device-mapping.volume-type': () => 'gp3',
  'creation-date': ({ createdAt }) => new Date(createdAt).toISOString(),
  description: ({ description }) => description,
  'ena-support': () => true,
  hypervisor: () => 'xen',
  'image-id': ({ id }) => id,
  'image-type': () => 'machine',
  'is-public': ({ isPublic }) => isPublic,
  name: ({ name }) => name,
  'owner-alias': ({ ownerAlias }) => ownerAlias,
  'owner-id': ({ owner }) => owner,
  platform: ({ platform }) => platform,
  'platform-details': ({ platformDetails }) => platformDetails,
  'root-device-name': ({ rootDevice }) => rootDevice,
  'root-device-type': () => 'ebs',
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  'virtualization-type': () => 'hvm',
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
export const describeImages = topic({
  DescribeImages(input, ctx) {
    const { ImageIds, Owners, Filters } = input;
    const all = ImageIds?.length
      ? ImageIds.map((id) => findImage(ctx, id))
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
    ImageLocation: `${row.ownerAlias ?? row.owner}/${row.name}`,
    ImageType: 'machine',
    State: stateNow(ctx, row.timeline),
    ...(stateNow(ctx, row.timeline) === 'failed' && {
      StateReason: { Code: 'Client.InvalidKMSKey', Message: keyRefused },
    }),
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
    BootMode: row.architecture === 'arm64' ? 'uefi' : 'uefi-preferred',
    RootDeviceName: row.rootDevice,
    RootDeviceType: 'ebs',
    BlockDeviceMappings: [
      {
        DeviceName: row.rootDevice,
        Ebs: {
          SnapshotId: row.rootSnapshotId,
          VolumeSize: row.rootSizeGib,
          VolumeType: 'gp3',
          DeleteOnTermination: true,
          Encrypted: false,
        },
      },
    ],
    Tags: tagsOf(ctx, row.id),
  };
}
