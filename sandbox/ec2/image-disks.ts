import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import type { ImageDisk, ImageRow } from './model/image.ts';
import type { InstanceRow } from './model/instance.ts';
import { newSnapshot, snapshots } from './model/snapshot.ts';
import { volumes } from './model/volume.ts';

/** The disks of an image made of an instance: a snapshot of each volume, changed by the mappings. */
export function disksOfInstance(
  ctx: Context,
  { id, volumeIds }: InstanceRow,
  mappings: readonly BlockDeviceMapping[] = [],
  tags: Record<string, string>,
): ImageDisk[] {
  const left = new Set(
    mappings.flatMap((one) => (one.NoDevice === undefined ? [] : one.DeviceName)),
  );
  const taken = volumeIds.flatMap((volumeId) => {
    const volume = volumes.get(ctx, volumeId);
    const own = volume?.attachments.find(({ instanceId }) => instanceId === id);
    if (!volume || !own || left.has(own.device)) return [];
    const wish = mappings.find(({ DeviceName }) => DeviceName === own.device)?.Ebs;
    const snapshot = newSnapshot(ctx, {
      volumeId,
      sizeGib: volume.sizeGib,
      encrypted: volume.encrypted,
      description: `Created by CreateImage(${id}) for a new image`,
      tags,
    });
    return {
      device: own.device,
      snapshotId: snapshot.id,
      sizeGib: wish?.VolumeSize ?? volume.sizeGib,
      type: wish?.VolumeType ?? volume.type,
      encrypted: volume.encrypted,
      deleteOnTermination: wish?.DeleteOnTermination ?? own.deleteOnTermination,
    };
  });
  const known = new Set(taken.map(({ device }) => device));
  const more = mappings.filter(({ DeviceName = '' }) => !known.has(DeviceName));
  return [...taken, ...disksFrom(ctx, more)];
}

/** The disks that a request maps. Throws for snapshots that are not there. */
export function disksFrom(ctx: Context, mappings: readonly BlockDeviceMapping[]): ImageDisk[] {
  return mappings.flatMap(({ DeviceName: device = '', Ebs }) => {
    if (!Ebs) return [];
    const snapshot = Ebs.SnapshotId ? snapshots.find(ctx, Ebs.SnapshotId) : undefined;
    return {
      device,
      snapshotId: snapshot?.id,
      sizeGib: Ebs.VolumeSize ?? snapshot?.sizeGib ?? 8,
      type: Ebs.VolumeType ?? 'gp2',
      encrypted: Ebs.Encrypted ?? snapshot?.encrypted ?? false,
      deleteOnTermination: Ebs.DeleteOnTermination ?? true,
    };
  });
}

/** Disks as an image keeps them: the root apart from the others. */
export function imageOf(rootDevice: string, disks: readonly ImageDisk[]) {
  const root = disks.find(({ device }) => device === rootDevice);
  const moreDisks = disks.filter((disk) => disk !== root);
  return {
    rootDevice,
    rootSizeGib: root?.sizeGib ?? 8,
    rootSnapshotId: root?.snapshotId ?? '',
    rootType: root?.type,
    rootEncrypted: root?.encrypted,
    moreDisks: moreDisks.length > 0 ? moreDisks : undefined,
  } satisfies Partial<ImageRow>;
}
