import type { Context } from '../../engine/context.ts';
import { moving } from '../../engine/timeline.ts';
import type { ImageRow } from './image.ts';
import { type InstanceRow, type InstanceState, instances } from './instance.ts';
import { type CardWish, plugIn } from './launch-cards.ts';
import { spans } from './lifecycle.ts';
import type { SubnetRow } from './subnet.ts';
import { addTags } from './tags.ts';
import { newVolume, type VolumeWish, volumes } from './volume.ts';

/** What one RunInstances call wants, once everything in it has been found and checked. */
export interface Launch {
  readonly count: number;
  readonly image: ImageRow;
  readonly type: string;
  readonly subnet: SubnetRow;
  readonly groupIds: readonly string[];
  /** The network interfaces; one in the subnet, with those groups, unless given. */
  readonly cards?: readonly CardWish[] | undefined;
  readonly disks?: readonly Disk[] | undefined;
  readonly tags?: Record<string, string>;
  readonly volumeTags?: Record<string, string>;
  readonly interfaceTags?: Record<string, string>;
  readonly details?: Partial<InstanceRow>;
}

/** A volume to come with an instance. */
export interface Disk extends Omit<VolumeWish, 'zone' | 'tags'> {
  readonly device: string;
  readonly deleteOnTermination: boolean;
}

/** Makes one reservation: `count` instances, each with its interface and its volumes, `pending`. */
export function launch(ctx: Context, wish: Launch): InstanceRow[] {
  const reservationId = ctx.ids.id('r');
  return Array.from({ length: wish.count }, (_, at) => launchOne(ctx, wish, reservationId, at));
}

function launchOne(ctx: Context, wish: Launch, reservationId: string, at: number): InstanceRow {
  const { image, subnet, type } = wish;
  const id = ctx.ids.id('i');
  addTags(ctx, id, wish.tags ?? {});
  return instances.put(ctx, {
    clientToken: '',
    platform: image.platform,
    platformDetails: image.platformDetails,
    monitoring: false,
    ebsOptimized: false,
    tenancy: 'default',
    disableApiTermination: false,
    disableApiStop: false,
    shutdownBehavior: 'stop',
    sourceDestCheck: true,
    metadata: { tokens: 'required', hopLimit: 2, endpoint: 'enabled', tags: 'disabled' },
    transition: '',
    ...wish.details,
    id,
    reservationId,
    launchIndex: at,
    imageId: image.id,
    architecture: image.architecture,
    rootDevice: image.rootDevice,
    type,
    subnetId: subnet.id,
    vpcId: subnet.vpcId,
    zone: subnet.zone,
    launchedAt: ctx.now,
    timeline: moving<InstanceState>(ctx, 'pending', 'running', spans.launch),
    interfaceIds: cardsOf(wish, at).map((card) => plugIn(ctx, card, id, wish.interfaceTags ?? {})),
    volumeIds: (wish.disks ?? imageDisks(image)).map((disk) => attach(ctx, disk, wish, id)),
  });
}

/** Only the first instance of a launch gets the very address that was asked for. */
function cardsOf({ cards, subnet, groupIds }: Launch, at: number): readonly CardWish[] {
  if (!cards) return [{ subnet, groupIds, deviceIndex: 0, deleteOnTermination: true }];
  return at === 0 ? cards : cards.map((card) => ({ ...card, privateIp: undefined }));
}

function attach(ctx: Context, disk: Disk, wish: Launch, instanceId: string): string {
  const { device, deleteOnTermination, ...rest } = disk;
  const { id } = newVolume(ctx, { ...rest, zone: wish.subnet.zone, tags: wish.volumeTags ?? {} });
  volumes.change(ctx, id, {
    attachments: [
      {
        instanceId,
        device,
        at: ctx.now,
        deleteOnTermination,
        timeline: [{ state: 'attached', at: ctx.now }],
      },
    ],
  });
  return id;
}

/** The disks an image brings along, its root first. */
export function imageDisks(image: ImageRow): Disk[] {
  return [rootDisk(image), ...(image.moreDisks ?? [])];
}

function rootDisk(image: ImageRow): Disk {
  return {
    device: image.rootDevice,
    sizeGib: image.rootSizeGib,
    type: image.rootType ?? 'gp3',
    snapshotId: image.rootSnapshotId,
    encrypted: image.rootEncrypted,
    deleteOnTermination: true,
  };
}
