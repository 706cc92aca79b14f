import { ec2 } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { count, flag, text } from './property.ts';
import { retag, tagMade } from './tagging.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-volume.html */
export const volume: ResourceKind = {
  required: ['AvailabilityZone'],
  optional: ['Encrypted', 'Iops', 'Size', 'SnapshotId', 'Tags', 'Throughput', 'VolumeType'],
  fixed: [
    'AvailabilityZone',
    'Encrypted',
    'SnapshotId',
    'Iops',
    'Size',
    'Throughput',
    'VolumeType',
  ],
  creates: [15_000, 20_000],
  removes: [15_000, 20_000],

  create(ctx, properties, home) {
    const { VolumeId = '' } = ec2(ctx, 'createVolume', {
      AvailabilityZone: text(properties, 'AvailabilityZone') ?? '',
      Size: count(properties, 'Size'),
      VolumeType: text(properties, 'VolumeType') as 'gp3' | undefined,
      Iops: count(properties, 'Iops'),
      Throughput: count(properties, 'Throughput'),
      SnapshotId: text(properties, 'SnapshotId'),
      Encrypted: flag(properties, 'Encrypted'),
    });
    tagMade(ctx, VolumeId, properties, home);
    return { id: VolumeId, attributes: { VolumeId } };
  },

  change: retag,
  remove: (ctx, VolumeId) => ec2(ctx, 'deleteVolume', { VolumeId }),
};
