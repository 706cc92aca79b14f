import type { Place } from './waiter-places.ts';
import type { Scene } from './waiter-scene.ts';

const unknownVolume = { VolumeIds: ['vol-00000000'] };
const elsewhere = 'arn:aws:kms:eu-west-1:123456789012:key/1b2c3d4e-0000-4000-8000-000000000000';

async function volume({ ec2 }: Place) {
  const { VolumeId = '' } = await ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 4 });
  return { VolumeIds: [VolumeId] };
}

async function attached(place: Place) {
  const these = await volume(place);
  const { Images = [] } = await place.ec2.describeImages({ Owners: ['amazon'] });
  const { Instances = [] } = await place.ec2.runInstances({
    ImageId: Images[0]?.ImageId,
    Placement: { AvailabilityZone: 'us-east-1a' },
    MinCount: 1,
    MaxCount: 1,
  });
  place.sandbox.clock.advance(60_000);
  await place.ec2.attachVolume({
    VolumeId: these.VolumeIds[0],
    InstanceId: Instances[0]?.InstanceId,
    Device: '/dev/sdf',
  });
  return these;
}

async function snapshot(place: Place) {
  const [VolumeId] = (await volume(place)).VolumeIds;
  const { SnapshotId = '' } = await place.ec2.createSnapshot({ VolumeId });
  return { SnapshotIds: [SnapshotId] };
}

async function image(place: Place, KmsKeyId?: string) {
  const { Images = [] } = await place.ec2.describeImages({ Owners: ['amazon'] });
  const { ImageId = '' } = await place.ec2.copyImage({
    SourceImageId: Images[0]?.ImageId,
    SourceRegion: 'us-east-1',
    Name: 'a copy',
    ...(KmsKeyId && { KmsKeyId, Encrypted: true }),
  });
  return { ImageIds: [ImageId] };
}

/** The waiters for volumes, snapshots and images. */
export const storageScenes: Readonly<Record<string, Scene>> = {
  // A volume that was deleted is shown by AWS as one that isn't found, not as `deleted`.
  VolumeAvailable: { success: volume, ends: 'timeout', otherwise: () => unknownVolume },
  VolumeInUse: { success: attached, ends: 'timeout', otherwise: volume },
  VolumeDeleted: {
    success: async (place) => {
      const these = await volume(place);
      await place.ec2.deleteVolume({ VolumeId: these.VolumeIds[0] });
      return these;
    },
    ends: 'timeout',
    otherwise: volume,
  },
  SnapshotCompleted: {
    success: snapshot,
    ends: 'failure',
    otherwise: async (place) => {
      const [SourceSnapshotId] = (await snapshot(place)).SnapshotIds;
      place.sandbox.clock.advance(600_000);
      const { SnapshotId } = await place.ec2.copySnapshot({
        SourceSnapshotId,
        SourceRegion: 'us-east-1',
        Encrypted: true,
        KmsKeyId: elsewhere,
      });
      return { SnapshotIds: [SnapshotId] };
    },
  },
  ImageExists: {
    success: (place) => image(place),
    ends: 'timeout',
    otherwise: () => ({ ImageIds: ['ami-00000000'] }),
  },
  ImageAvailable: {
    success: (place) => image(place),
    ends: 'failure',
    otherwise: (place) => image(place, elsewhere),
  },
};
