// ---
// title: What costs money and does nothing, in all regions
// description: Volumes without an instance, addresses without a use, instances stopped for long, old snapshots of volumes that are gone.
// tags: [ec2, cost, everywhere, idle]
// parameters:
//   regions:
//     description: patterns of regions to look in
//   days:
//     description: days that an instance is stopped, or a snapshot old
//     min: 0
// ---

// %% tags=["parameters"]
import { ec2, everywhere, filters, tags } from 'awsh';

const regions: string[] = ['*'];
const days: number = 90;

// %% What is there, region by region
const tooOld = (when: Date | undefined) =>
  Number(when ?? Date.now()) < Date.now() - days * 86_400_000;
const strays = everywhere({ session: ec2.session, regions }, async (session) => {
  const there = session.service('ec2');
  const [volumes, addresses, stopped, snapshots] = await Promise.all([
    there.items.describeVolumes().toArray(),
    there.describeAddresses(),
    there.items
      .describeInstances({ Filters: filters({ 'instance-state-name': 'stopped' }) })
      .toArray(),
    there.items.describeSnapshots({ OwnerIds: ['self'] }).toArray(),
  ]);
  const known = new Set(volumes.map(({ VolumeId }) => VolumeId));
  const region = session.region;
  return [
    ...volumes
      .filter(({ State }) => State === 'available')
      .map((one) => ({
        region,
        what: 'volume',
        id: one.VolumeId,
        name: tags(one).Name,
        gib: one.Size,
      })),
    ...(addresses.Addresses ?? [])
      .filter(({ AssociationId }) => AssociationId === undefined)
      .map((one) => ({
        region,
        what: 'address',
        id: one.AllocationId,
        name: tags(one).Name,
        gib: undefined,
      })),
    ...stopped
      .filter(({ StateTransitionReason = '' }) => {
        const when = /\((.+) GMT\)/.exec(StateTransitionReason)?.[1];
        return when !== undefined && tooOld(new Date(`${when.replace(' ', 'T')}Z`));
      })
      .map((one) => ({
        region,
        what: 'stopped',
        id: one.InstanceId,
        name: tags(one).Name,
        gib: undefined,
      })),
    ...snapshots
      .filter(({ VolumeId, StartTime }) => !known.has(VolumeId) && tooOld(StartTime))
      .map((one) => ({
        region,
        what: 'snapshot',
        id: one.SnapshotId,
        name: tags(one).Name,
        gib: one.VolumeSize,
      })),
  ];
});
const found = await strays.toArray();

// %% Places that did not answer
strays.failures.map(({ region, why }) => ({ region, why }));

// %% What was found
found.sort((a, b) => `${a.what} ${a.region}`.localeCompare(`${b.what} ${b.region}`));
