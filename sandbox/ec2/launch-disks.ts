import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import type { ImageRow } from './model/image.ts';
import { type Disk, rootDisk } from './model/launch.ts';
import { snapshots } from './model/snapshot.ts';
import { checkPerformance } from './model/volume-performance.ts';

/** The image's disk, changed and added to by what a launch maps. Throws for unknown snapshots. */
export function disksOf(
  ctx: Context,
  image: ImageRow,
  mappings: readonly BlockDeviceMapping[] | undefined,
): Disk[] {
  const root = rootDisk(image);
  const disks = new Map([[root.device, root]]);
  for (const { DeviceName = '', Ebs, NoDevice } of mappings ?? []) {
    if (NoDevice !== undefined) disks.delete(DeviceName);
    if (!Ebs) continue;
    const base = disks.get(DeviceName);
    if (!base && !Ebs.SnapshotId && Ebs.VolumeSize === undefined) {
      throw fault('MissingParameter', 'The request must contain the parameter size or snapshotId');
    }
    const known = !Ebs.SnapshotId || Ebs.SnapshotId === base?.snapshotId;
    const disk: Disk = {
      device: DeviceName,
      sizeGib: Ebs.VolumeSize ?? base?.sizeGib ?? 8,
      type: Ebs.VolumeType ?? base?.type ?? 'gp2',
      iops: Ebs.Iops,
      throughput: Ebs.Throughput,
      snapshotId: known ? (Ebs.SnapshotId ?? base?.snapshotId) : find(ctx, Ebs.SnapshotId),
      encrypted: Ebs.Encrypted ?? false,
      deleteOnTermination: Ebs.DeleteOnTermination ?? true,
    };
    checkPerformance(disk);
    disks.set(DeviceName, disk);
  }
  return [...disks.values()];
}

function find(ctx: Context, snapshotId = ''): string {
  return snapshots.find(ctx, snapshotId).id;
}
