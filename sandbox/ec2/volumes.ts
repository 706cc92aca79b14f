import type {
  CreateVolumeRequest,
  Volume,
  VolumeAttachment,
  VolumeType,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import { schedule } from './model/agenda.ts';
import { instances } from './model/instance.ts';
import { snapshots } from './model/snapshot.ts';
import { dropTags, tagsFor, tagsOf } from './model/tags.ts';
import {
  newVolume,
  volumes as table,
  type VolumeAttachmentRow,
  type VolumeRow,
} from './model/volume.ts';
import { checkPerformance } from './model/volume-performance.ts';
import { zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

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
  'create-time': ({ createdAt }) => new Date(createdAt).toISOString(),
  encrypted: ({ encrypted }) => encrypted,
  'multi-attach-enabled': () => false,
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
    checkPerformance({ type, iops, throughput });
    const row = newVolume(ctx, {
      sizeGib,
      zone,
      type: input.VolumeType,
      iops: input.Iops,
      throughput: input.Throughput,
      snapshotId: snapshot?.id,
      encrypted: input.Encrypted ?? snapshot?.encrypted,
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

  AttachVolume({ VolumeId, InstanceId, Device }, ctx) {
    const row = table.find(ctx, VolumeId);
    const instance = instances.find(ctx, InstanceId);
    if (row.zone !== instance.zone) {
      throw fault(
        'InvalidVolume.ZoneMismatch',
        `The volume '${row.id}' is not in the same availability zone as instance '${instance.id}'`,
      );
    }
    if (row.attachments.length > 0) {
      throw fault('VolumeInUse', `${row.id} is already attached to an instance`);
    }
    if (volumeState(ctx, row) !== 'available') {
      throw fault('IncorrectState', `The volume '${row.id}' is not 'available'.`);
    }
    const state = stateNow(ctx, instance.timeline);
    if (state !== 'running' && state !== 'stopped') {
      throw fault('IncorrectState', `Instance '${instance.id}' is not 'running' or 'stopped'.`);
    }
    const taken = instance.volumeIds
      .flatMap((id) => table.get(ctx, id)?.attachments ?? [])
      .some(({ instanceId, device }) => instanceId === instance.id && device === Device);
    if (taken) {
      throw fault(
        'InvalidParameterValue',
        `Invalid value '${Device}' for unixDevice. Attachment point ${Device} is already in use`,
      );
    }
    const attachment: VolumeAttachmentRow = {
      instanceId: instance.id,
      device: Device,
      at: ctx.now,
      deleteOnTermination: false,
      timeline: moving(ctx, 'attaching', 'attached', [2_000, 6_000]),
    };
    table.change(ctx, row.id, { attachments: [attachment] });
    instances.change(ctx, instance.id, { volumeIds: [...instance.volumeIds, row.id] });
    return viewAttachment(ctx, row.id, attachment);
  },

  DetachVolume({ VolumeId, InstanceId, Device }, ctx) {
    const row = table.find(ctx, VolumeId);
    const own = row.attachments.find(
      ({ instanceId, device }) =>
        (!InstanceId || instanceId === InstanceId) && (!Device || device === Device),
    );
    if (!own) {
      if (InstanceId) instances.find(ctx, InstanceId);
      const code = row.attachments.length > 0 ? 'InvalidAttachment.NotFound' : 'IncorrectState';
      throw fault(code, `Volume '${row.id}' is in the 'available' state.`);
    }
    const instance = instances.get(ctx, own.instanceId);
    const root = instance?.rootDevice === own.device;
    if (root && instance && stateNow(ctx, instance.timeline) !== 'stopped') {
      throw fault(
        'OperationNotPermitted',
        `Unable to detach root volume '${row.id}' from instance '${instance.id}'`,
      );
    }
    const timeline = moving<'detaching' | 'detached'>(ctx, 'detaching', 'detached', [3_000, 8_000]);
    const leaving = { ...own, timeline };
    const attachments = row.attachments.map((one) => (one === own ? leaving : one));
    table.change(ctx, row.id, { attachments });
    schedule(ctx, timeline.at(-1)?.at ?? ctx.now, 'volume-detached', row.id);
    return viewAttachment(ctx, row.id, leaving);
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

function viewAttachment(
  ctx: Context,
  VolumeId: string,
  row: VolumeAttachmentRow,
): VolumeAttachment {
  return {
    VolumeId,
    InstanceId: row.instanceId,
    Device: row.device,
    State: stateNow(ctx, row.timeline),
    AttachTime: new Date(row.at),
    DeleteOnTermination: row.deleteOnTermination,
  };
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
    MultiAttachEnabled: false,
    Attachments: row.attachments.map((one) => viewAttachment(ctx, row.id, one)),
    Tags: tagsOf(ctx, row.id),
  };
}
