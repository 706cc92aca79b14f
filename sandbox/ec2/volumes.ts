import type { CreateVolumeRequest, Volume, VolumeType } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { keyArnOf } from './model/kms-key.ts';
import { snapshots } from './model/snapshot.ts';
import { dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { newVolume, volumes as table, type VolumeRow } from './model/volume.ts';
import { checkPerformance, checkSize } from './model/volume-performance.ts';
import { zoneId, zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';
import { viewAttachment } from './volume-attachments.ts';

/** The state of a volume: a new one is creating, an attached one in use. */
export function volumeState(ctx: Context, { timeline, attachments }: VolumeRow) {
  const made = stateNow(ctx, timeline);
  return made === 'available' && attachments.length > 0 ? 'in-use' : made;
}

const filters: Filters<VolumeRow> = {
  'attachment.attach-time': ({ attachments }) =>
    attachments.map(({ at }) => new Date(at).toISOString()),
  'attachment.delete-on-termination': ({ attachments }) =>
    attachments.map(({ deleteOnTermination }) => String(deleteOnTermination)),
  'attachment.device': ({ attachments }) => attachments.map(({ device }) => device),
  'attachment.instance-id': ({ attachments }) => attachments.map(({ instanceId }) => instanceId),
  'attachment.status': ({ attachments }, ctx) =>
    attachments.map(({ timeline }) => stateNow(ctx, timeline)),
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': ({ zone }) => zoneId(zone),
  'create-time': ({ createdAt }) => new Date(createdAt).toISOString(),
  encrypted: ({ encrypted }) => encrypted,
  'multi-attach-enabled': ({ shared }) => shared ?? false,
  'fast-restored': () => false,
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  size: ({ sizeGib }) => sizeGib,
  'snapshot-id': ({ snapshotId }) => snapshotId,
  status: (row, ctx) => volumeState(ctx, row),
  'volume-id': ({ id }) => id,
  'volume-type': ({ type }) => type,
};

/** https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html */
export const volumes = topic({
  DescribeVolumes(input, ctx) {
    const { VolumeIds, Filters } = input;
    const found = select(ctx, table.findAll(ctx, VolumeIds), Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { ids: ['volumeIds', VolumeIds] });
    return { Volumes: items.map((row) => viewVolume(ctx, row)), NextToken: nextToken };
  },

  CreateVolume(input, ctx) {
    const zone = zoneIn(ctx, input);
    const snapshot = input.SnapshotId ? snapshots.find(ctx, input.SnapshotId) : undefined;
    const sizeGib = input.Size ?? snapshot?.sizeGib;
    if (sizeGib === undefined) {
      throw fault('MissingParameter', 'The request must contain the parameter size or snapshotId');
    }
    if (snapshot && sizeGib < snapshot.sizeGib) {
      throw fault(
        'InvalidParameterValue',
        `The size of the volume (${sizeGib}) is less than that of the snapshot (${snapshot.sizeGib})`,
      );
    }
    const { VolumeType: type, Iops: iops, Throughput: throughput } = input;
    checkSize(ctx, type ?? 'gp2', sizeGib);
    checkPerformance({ type, iops, throughput });
    if (input.KmsKeyId && !input.Encrypted) {
      throw fault(
        'InvalidParameterDependency',
        'The parameter KmsKeyId requires the parameter Encrypted to be set.',
      );
    }
    if (input.MultiAttachEnabled && type !== 'io1' && type !== 'io2') {
      throw fault(
        'InvalidParameterCombination',
        `The parameter multiAttachEnabled is not supported for ${type ?? 'gp2'} volumes.`,
      );
    }
    const row = newVolume(ctx, {
      sizeGib,
      zone,
      type: input.VolumeType,
      iops: input.Iops,
      throughput: input.Throughput,
      snapshotId: snapshot?.id,
      encrypted: input.Encrypted || snapshot?.encrypted,
      keyId: input.KmsKeyId ?? snapshot?.keyId,
      shared: input.MultiAttachEnabled,
      tags: tagsFor(input.TagSpecifications, 'volume'),
    });
    return viewVolume(ctx, row);
  },

  DeleteVolume({ VolumeId }, ctx) {
    const row = table.find(ctx, VolumeId);
    const [attachment] = row.attachments;
    if (attachment) {
      throw fault(
        'VolumeInUse',
        `Volume ${row.id} is currently attached to ${attachment.instanceId}`,
      );
    }
    table.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return {};
  },
});

function zoneIn(
  ctx: Context,
  { AvailabilityZone: name, AvailabilityZoneId: id }: CreateVolumeRequest,
): string {
  const wanted = name || id;
  if (!wanted) throw fault('MissingParameter', 'The request must contain the parameter zone');
  const found = zonesOf(ctx.region).find((zone) => zone.name === name || zone.id === id);
  if (!found) throw fault('InvalidZone.NotFound', `The zone '${wanted}' does not exist.`);
  return found.name;
}

function viewVolume(ctx: Context, row: VolumeRow): Volume {
  return {
    VolumeId: row.id,
    Size: row.sizeGib,
    VolumeType: row.type as VolumeType,
    State: volumeState(ctx, row),
    AvailabilityZone: row.zone,
    CreateTime: new Date(row.createdAt),
    SnapshotId: row.snapshotId,
    Iops: row.iops,
    Throughput: row.throughput,
    Encrypted: row.encrypted,
    KmsKeyId: row.encrypted ? keyArnOf(ctx, row.keyId) : undefined,
    MultiAttachEnabled: row.shared ?? false,
    Attachments: row.attachments.map((one) => viewAttachment(ctx, row.id, one)),
    Tags: tagsOf(ctx, row.id),
  };
}
