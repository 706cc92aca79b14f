import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import type { ImageRow } from './model/image.ts';
import { type Disk, imageDisks } from './model/launch.ts';
import { snapshots } from './model/snapshot.ts';
import { checkPerformance } from './model/volume-performance.ts';

/** The image's disks, changed and added to by what a launch maps. Throws for unknown snapshots. */
export function disksOf(
  ctx: Context,
  image: ImageRow,
  mappings: readonly BlockDeviceMapping[] | undefined,
): Disk[] {
  const disks = new Map(imageDisks(image).map((disk) => [disk.device, disk]));
  for (const { DeviceName = '', Ebs, NoDevice } of mappings ?? []) {
    if (NoDevice !== undefined) disks.delete(DeviceName);
    if (!Ebs) continue;
    const base = disks.get(DeviceName);
    if (!base && !Ebs.SnapshotId && Ebs.VolumeSize === undefined) {
      throw fault('MissingParameter', 'The request must contain the parameter size or snapshotId');
    }
    const other = Ebs.SnapshotId !== base?.snapshotId && Ebs.SnapshotId;
    const snapshot = other ? snapshots.find(ctx, other) : undefined;
    const disk: Disk = {
      device: DeviceName,
      sizeGib: Ebs.VolumeSize ?? snapshot?.sizeGib ?? base?.sizeGib ?? 8,
      type: Ebs.VolumeType ?? base?.type ?? 'gp2',
      iops: Ebs.Iops,
      throughput: Ebs.Throughput,
      snapshotId: snapshot?.id ?? base?.snapshotId,
      encrypted: Ebs.Encrypted ?? snapshot?.encrypted ?? base?.encrypted,
      keyId: Ebs.KmsKeyId,
      deleteOnTermination: Ebs.DeleteOnTermination ?? true,
    };
    checkPerformance(disk);
    disks.set(DeviceName, disk);
  }
  return [...disks.values()];
}
