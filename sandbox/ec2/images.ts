import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving } from '../engine/timeline.ts';
import { ownImage } from './image-attributes.ts';
import { disksFrom, disksOfInstance, imageOf } from './image-disks.ts';
import { findImage, type ImageRow, images as table } from './model/image.ts';
import { instances } from './model/instance.ts';
import { keyIsUsable } from './model/kms-key.ts';
import { newSnapshot } from './model/snapshot.ts';
import { addTags, dropTags, tagMap, tagsFor } from './model/tags.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIs.html */
export const images = topic({
  CreateImage(input, ctx) {
    const { InstanceId, Name, Description, TagSpecifications } = input;
    checkName(ctx, Name);
    const instance = instances.find(ctx, InstanceId);
    const tags = tagsFor(TagSpecifications, 'image', ['snapshot']);
    const snapshotTags = tagsFor(TagSpecifications, 'snapshot', ['image']);
    const disks = disksOfInstance(ctx, instance, input.BlockDeviceMappings, snapshotTags);
    const row = add(ctx, {
      name: Name,
      description: Description ?? '',
      architecture: instance.architecture === 'arm64' ? 'arm64' : 'x86_64',
      platform: instance.platform,
      platformDetails: instance.platformDetails,
      ...imageOf(instance.rootDevice, disks),
      sourceInstanceId: instance.id,
      source: { id: instance.imageId, region: ctx.region },
      bootMode: instance.bootMode,
      tpm: instance.tpm,
    });
    addTags(ctx, row.id, tags);
    return { ImageId: row.id };
  },

  RegisterImage(input, ctx) {
    checkName(ctx, input.Name);
    const tags = tagsFor(input.TagSpecifications, 'image', ['snapshot']);
    const row = add(ctx, {
      name: input.Name,
      description: input.Description ?? '',
      architecture: input.Architecture === 'arm64' ? 'arm64' : 'x86_64',
      platformDetails: 'Linux/UNIX',
      ...imageOf(
        input.RootDeviceName ?? '/dev/xvda',
        disksFrom(ctx, input.BlockDeviceMappings ?? []),
      ),
      bootMode: input.BootMode,
      tpm: input.TpmSupport,
      imdsSupport: input.ImdsSupport,
      sriov: input.SriovNetSupport,
    });
    addTags(ctx, row.id, tags);
    return { ImageId: row.id };
  },

  CopyImage(input, ctx) {
    const { SourceImageId, SourceRegion, Name, Description, KmsKeyId: keyId } = input;
    const there = { ...ctx.elsewhere({ region: SourceRegion }), lenient: false };
    const source = findImage(there, SourceImageId);
    checkName(ctx, Name);
    const tags = tagsFor(input.TagSpecifications, 'image', ['snapshot']);
    const snapshot = newSnapshot(ctx, {
      volumeId: 'vol-ffffffff',
      sizeGib: source.rootSizeGib,
      encrypted: input.Encrypted ?? source.rootEncrypted ?? false,
      description: `Copied for DestinationAmi from SourceAmi ${source.id}`,
      keyId,
    });
    const row = add(ctx, {
      ...source,
      name: Name,
      description: Description ?? '',
      rootSnapshotId: snapshot.id,
      rootEncrypted: snapshot.encrypted,
      sourceInstanceId: undefined,
      source: { id: source.id, region: SourceRegion },
      keyId,
    });
    addTags(ctx, row.id, { ...(input.CopyImageTags && tagMap(there, source.id)), ...tags });
    return { ImageId: row.id };
  },

  DeregisterImage({ ImageId }, ctx) {
    const { id } = ownImage(ctx, ImageId);
    table.remove(ctx, id);
    dropTags(ctx, id);
    return { Return: true };
  },
});

function checkName(ctx: Context, name: string): void {
  if (name.length < 3 || name.length > 128) {
    throw fault(
      'InvalidAMIName.Malformed',
      'AMI names must be between 3 and 128 characters long, and may contain letters, numbers, "(", ")", ".", "-", "/" and "_"',
    );
  }
  const double = table.all(ctx).find((row) => row.name === name);
  if (double) {
    throw fault(
      'InvalidAMIName.Duplicate',
      `AMI name ${name} is already in use by AMI ${double.id}`,
    );
  }
}

type NewImage = Omit<ImageRow, 'id' | 'owner' | 'isPublic' | 'createdAt' | 'timeline'> & {
  readonly keyId?: string | undefined;
};

function add(ctx: Context, { keyId, ...image }: NewImage): ImageRow {
  const ends = keyIsUsable(ctx, keyId) ? 'available' : 'failed';
  return table.put(ctx, {
    ...image,
    ownerAlias: undefined,
    sharedWith: undefined,
    id: ctx.ids.id('ami'),
    owner: ctx.account,
    isPublic: false,
    createdAt: ctx.now,
    timeline: moving(ctx, 'pending', ends, [30_000, 60_000]),
  });
}
