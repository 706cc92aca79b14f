import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving } from '../engine/timeline.ts';
import { findImage, type ImageRow, images as table } from './model/image.ts';
import { instances } from './model/instance.ts';
import { keyIsUsable } from './model/kms-key.ts';
import { newSnapshot, snapshots } from './model/snapshot.ts';
import { addTags, dropTags, tagsFor } from './model/tags.ts';
import { volumes } from './model/volume.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIs.html */
export const images = topic({
  CreateImage({ InstanceId, Name, Description, TagSpecifications }, ctx) {
    checkName(ctx, Name);
    const instance = instances.find(ctx, InstanceId);
    const root = instance.volumeIds
      .map((id) => volumes.get(ctx, id))
      .find((row) => row?.attachments.some(({ device }) => device === instance.rootDevice));
    const snapshot = newSnapshot(ctx, {
      volumeId: root?.id ?? 'vol-ffffffff',
      sizeGib: root?.sizeGib ?? 8,
      encrypted: root?.encrypted ?? false,
      description: `Created by CreateImage(${instance.id}) for a new image`,
      tags: tagsFor(TagSpecifications, 'snapshot', ['image']),
    });
    const row = add(ctx, {
      ...findImage({ ...ctx, lenient: true }, instance.imageId),
      name: Name,
      description: Description ?? '',
      rootSizeGib: snapshot.sizeGib,
      rootSnapshotId: snapshot.id,
    });
    addTags(ctx, row.id, tagsFor(TagSpecifications, 'image', ['snapshot']));
    return { ImageId: row.id };
  },

  RegisterImage(input, ctx) {
    checkName(ctx, input.Name);
    const tags = tagsFor(input.TagSpecifications, 'image', ['snapshot']);
    const rootDevice = input.RootDeviceName ?? '/dev/xvda';
    const root = input.BlockDeviceMappings?.find(
      ({ DeviceName }) => DeviceName === rootDevice,
    )?.Ebs;
    const snapshot = root?.SnapshotId ? snapshots.find(ctx, root.SnapshotId) : undefined;
    const row = add(ctx, {
      name: input.Name,
      description: input.Description ?? '',
      architecture: input.Architecture === 'arm64' ? 'arm64' : 'x86_64',
      platformDetails: 'Linux/UNIX',
      rootDevice,
      rootSizeGib: root?.VolumeSize ?? snapshot?.sizeGib ?? 8,
      rootSnapshotId: snapshot?.id ?? '',
    });
    addTags(ctx, row.id, tags);
    return { ImageId: row.id };
  },

  CopyImage(input, ctx) {
    const { SourceImageId, SourceRegion, Name, Description, KmsKeyId: keyId } = input;
    const source = findImage(ctx.elsewhere({ region: SourceRegion }), SourceImageId);
    checkName(ctx, Name);
    const tags = tagsFor(input.TagSpecifications, 'image', ['snapshot']);
    const snapshot = newSnapshot(ctx, {
      volumeId: 'vol-ffffffff',
      sizeGib: source.rootSizeGib,
      encrypted: input.Encrypted ?? false,
      keyId,
    });
    const row = add(ctx, {
      ...source,
      name: Name,
      description: Description ?? '',
      rootSnapshotId: snapshot.id,
      keyId,
    });
    addTags(ctx, row.id, tags);
    return { ImageId: row.id };
  },

  DeregisterImage({ ImageId }, ctx) {
    const { id } = own(ctx, ImageId);
    table.remove(ctx, id);
    dropTags(ctx, id);
    return { Return: true };
  },

  DescribeImageAttribute({ ImageId, Attribute }, ctx) {
    const row = findImage(ctx, ImageId);
    switch (Attribute) {
      case 'description':
        return { ImageId: row.id, Description: { Value: row.description } };
      case 'launchPermission':
        return {
          ImageId: row.id,
          LaunchPermissions: [
            ...(row.isPublic ? [{ Group: 'all' as const }] : []),
            ...(row.sharedWith ?? []).map((UserId) => ({ UserId })),
          ],
        };
      default:
        return { ImageId: row.id };
    }
  },

  ModifyImageAttribute(input, ctx) {
    const row = own(ctx, input.ImageId);
    const text =
      input.Description?.Value ?? (input.Attribute === 'description' ? input.Value : undefined);
    if (text !== undefined) table.change(ctx, row.id, { description: text });
    const { LaunchPermission, OperationType, UserIds = [], UserGroups = [] } = input;
    const named = [...UserIds, ...UserGroups];
    const listed = (list: { UserId?: string | undefined; Group?: string | undefined }[] = []) =>
      list.map(({ UserId, Group }) => UserId ?? Group ?? '');
    share(ctx, row, {
      added: [...(OperationType === 'add' ? named : []), ...listed(LaunchPermission?.Add)],
      removed: [...(OperationType === 'remove' ? named : []), ...listed(LaunchPermission?.Remove)],
    });
    return {};
  },

  ResetImageAttribute({ ImageId }, ctx) {
    table.change(ctx, own(ctx, ImageId).id, { isPublic: false, sharedWith: [] });
    return {};
  },
});

function share(
  ctx: Context,
  { id, isPublic, sharedWith = [] }: ImageRow,
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): void {
  const odd = added.find((who) => who !== 'all' && !/^\d{12}$/.test(who));
  if (odd !== undefined) {
    throw fault(
      'InvalidAMIAttributeItemValue',
      `Invalid attribute item value "${odd}" for userId item type.`,
    );
  }
  const who = new Set([...sharedWith, ...(isPublic ? ['all'] : []), ...added]);
  for (const name of removed) who.delete(name);
  const everyone = who.delete('all');
  table.change(ctx, id, { isPublic: everyone, sharedWith: [...who] });
}

function own(ctx: Context, id: string): ImageRow {
  const row = findImage({ ...ctx, lenient: false }, id);
  if (row.owner === ctx.account) return row;
  throw fault('AuthFailure', `Not authorized for image:${id}`, 403);
}

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

type NewImage = Pick<
  ImageRow,
  | 'name'
  | 'description'
  | 'architecture'
  | 'platformDetails'
  | 'rootDevice'
  | 'rootSizeGib'
  | 'rootSnapshotId'
> & { readonly platform?: 'windows'; readonly keyId?: string | undefined };

function add(ctx: Context, image: NewImage): ImageRow {
  return table.put(ctx, {
    name: image.name,
    description: image.description,
    architecture: image.architecture,
    ...(image.platform && { platform: image.platform }),
    platformDetails: image.platformDetails,
    rootDevice: image.rootDevice,
    rootSizeGib: image.rootSizeGib,
    rootSnapshotId: image.rootSnapshotId,
    id: ctx.ids.id('ami'),
    owner: ctx.account,
    isPublic: false,
    createdAt: ctx.now,
    timeline: moving(
      ctx,
      'pending',
      keyIsUsable(ctx, image.keyId) ? 'available' : 'failed',
      [30_000, 60_000],
    ),
  });
}
