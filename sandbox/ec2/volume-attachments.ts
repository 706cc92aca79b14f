import type { VolumeAttachment } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import { schedule } from './model/agenda.ts';
import { instances } from './model/instance.ts';
import { volumes as table, type VolumeAttachmentRow } from './model/volume.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/ebs/latest/userguide/ebs-attaching-volume.html */
export const volumeAttachments = topic({
  AttachVolume({ VolumeId, InstanceId, Device }, ctx) {
    const row = table.find(ctx, VolumeId);
    const instance = instances.find(ctx, InstanceId);
    if (row.zone !== instance.zone) {
      throw fault(
        'InvalidVolume.ZoneMismatch',
        `The volume '${row.id}' is not in the same availability zone as instance '${instance.id}'`,
      );
    }
    const elsewhere = row.shared
      ? row.attachments.some(({ instanceId }) => instanceId === instance.id)
      : row.attachments.length > 0;
    if (elsewhere) {
      throw fault('VolumeInUse', `${row.id} is already attached to an instance`);
    }
    if (stateNow(ctx, row.timeline) !== 'available') {
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
    table.change(ctx, row.id, { attachments: [...row.attachments, attachment] });
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

/** How a volume is attached to an instance, as AWS shows it. */
export function viewAttachment(
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
