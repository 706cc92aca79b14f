// ---
// title: Volumes that no instance uses
// description: They cost as much as those in use. The biggest first.
// tags: [ec2, cost, ebs, idle]
// ---

// %% Volumes that are attached to nothing
import { ec2, filters, tags } from 'awsh';

const free = await ec2.items
  .describeVolumes({ Filters: filters({ status: 'available' }) })
  .toArray();

// %% Their size, type and age
free
  .map((volume) => ({
    id: volume.VolumeId,
    name: tags(volume).Name,
    gib: volume.Size ?? 0,
    type: volume.VolumeType,
    zone: volume.AvailabilityZone,
    created: volume.CreateTime,
  }))
  .sort((a, b) => b.gib - a.gib);
