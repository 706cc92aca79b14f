import type { Context } from '../../engine/context.ts';
import { stateNow } from '../../engine/timeline.ts';
import { elasticsOf, freeElastics } from './address.ts';
import { type AgendaEvent, takeDue } from './agenda.ts';
import { instances } from './instance.ts';
import { dropNetworkInterface, networkInterfaces } from './network-interface.ts';
import { dropTags } from './tags.ts';
import { finishTask } from './task.ts';
import { volumes } from './volume.ts';

/**
 * Does what has become due since the last call: before every operation, so that each sees the state
 * as time has made it.
 */
export function settle(ctx: Context): void {
  for (const { event, target } of takeDue(ctx)) events[event](ctx, target);
}

const events: Record<AgendaEvent, (ctx: Context, target: string) => void> = {
  'instance-stopped'(ctx, id) {
    for (const interfaceId of instances.get(ctx, id)?.interfaceIds ?? []) {
      const { privateIp } = networkInterfaces.get(ctx, interfaceId) ?? {};
      if (elasticsOf(ctx, interfaceId, privateIp).length > 0) continue;
      networkInterfaces.change(ctx, interfaceId, { publicIp: undefined });
    }
  },

  'instance-terminated'(ctx, id) {
    const instance = instances.get(ctx, id);
    if (!instance) return;
    for (const interfaceId of instance.interfaceIds) {
      freeElastics(ctx, interfaceId);
      const row = networkInterfaces.get(ctx, interfaceId);
      if (row?.attachment?.deleteOnTermination) dropNetworkInterface(ctx, interfaceId);
      else if (row) networkInterfaces.change(ctx, interfaceId, { attachment: undefined });
    }
    for (const volumeId of instance.volumeIds) letGo(ctx, volumeId, id);
    instances.change(ctx, id, { interfaceIds: [], volumeIds: [] });
  },

  'volume-detached'(ctx, id) {
    const volume = volumes.get(ctx, id);
    if (!volume) return;
    const left = volume.attachments.filter(
      ({ timeline }) => stateNow(ctx, timeline) === 'detached',
    );
    const attachments = volume.attachments.filter((one) => !left.includes(one));
    volumes.change(ctx, id, { attachments });
    for (const { instanceId } of left) {
      const instance = instances.get(ctx, instanceId);
      if (!instance) continue;
      const volumeIds = instance.volumeIds.filter((volumeId) => volumeId !== id);
      instances.change(ctx, instanceId, { volumeIds });
    }
  },

  'task-due': finishTask,

  'instance-gone'(ctx, id) {
    instances.remove(ctx, id);
    dropTags(ctx, id);
  },
};

/** Deletes a volume with its instance, or leaves it available. */
function letGo(ctx: Context, volumeId: string, instanceId: string): void {
  const volume = volumes.get(ctx, volumeId);
  if (!volume) return;
  const own = volume.attachments.find((attachment) => attachment.instanceId === instanceId);
  if (own?.deleteOnTermination) {
    volumes.remove(ctx, volumeId);
    dropTags(ctx, volumeId);
    return;
  }
  const attachments = volume.attachments.filter((attachment) => attachment !== own);
  volumes.change(ctx, volumeId, { attachments });
}
