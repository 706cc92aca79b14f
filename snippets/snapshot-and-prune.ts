// ---
// title: Snapshot volumes, and prune old snapshots
// description: Snapshots the volumes of a tag and deletes all but the newest that it made before. Lists what it would do; --apply does it.
// tags: [ec2, ebs, backup, changes]
// parameters:
//   tag:
//     description: tag of the volumes
//   value:
//     description: its value
//   keep:
//     description: snapshots kept of each volume
//     min: 1
//     max: 365
//   apply:
//     description: do it, instead of listing only
// ---

// %% tags=["parameters"]
import { ec2, filters, tagList, tags } from 'awsh';

const tag: string = 'backup';
const value: string = 'daily';
const keep: number = 7;
const apply: boolean = false;

// %% The volumes, and the snapshots that this made of them before
const volumes = await ec2.items
  .describeVolumes({ Filters: filters({ [`tag:${tag}`]: value }) })
  .toArray();
const made = { 'made-by': 'snapshot-and-prune' };
const before = await ec2.items
  .describeSnapshots({ OwnerIds: ['self'], Filters: filters({ 'tag:made-by': made['made-by'] }) })
  .toArray();

// %% Those of each volume that are too many, when there is a new one
const old = volumes.flatMap(({ VolumeId }) =>
  before
    .filter((snapshot) => snapshot.VolumeId === VolumeId)
    .sort((a, b) => Number(b.StartTime) - Number(a.StartTime))
    .slice(keep - 1),
);

// %% Make the new ones and delete the old, if that was said
if (apply) {
  const day = new Date().toISOString().slice(0, 10);
  for (const volume of volumes) {
    const own = tagList({ Name: `${tags(volume).Name ?? volume.VolumeId} ${day}`, ...made });
    await ec2.createSnapshot({
      VolumeId: volume.VolumeId,
      TagSpecifications: [{ ResourceType: 'snapshot', Tags: own }],
    });
  }
  for (const { SnapshotId } of old) await ec2.deleteSnapshot({ SnapshotId });
} else console.log('nothing is done yet: --apply does it');

// %% In short
volumes.map((volume) => ({
  volume: volume.VolumeId,
  name: tags(volume).Name,
  gib: volume.Size,
  made: apply ? 1 : 0,
  deleted: apply ? old.filter(({ VolumeId }) => VolumeId === volume.VolumeId).length : 0,
  tooMany: old.filter(({ VolumeId }) => VolumeId === volume.VolumeId).length,
}));
