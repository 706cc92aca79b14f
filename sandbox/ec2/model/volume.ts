import type { Context } from '../../engine/context.ts';
import { moving, type Timeline } from '../../engine/timeline.ts';
import { kind } from './kind.ts';
import { settingsOf } from './settings.ts';
import { addTags } from './tags.ts';

/** A disk. */
export interface VolumeRow {
  readonly id: string;
  readonly sizeGib: number;
  readonly type: string;
  readonly zone: string;
  readonly iops?: number | undefined;
  readonly throughput?: number | undefined;
  readonly snapshotId: string;
  readonly encrypted: boolean;
  /** The key that encrypts it, when it is not the account's default one. */
  readonly keyId?: string | undefined;
  /** True when several instances may use it at once. */
  readonly shared?: boolean | undefined;
  readonly createdAt: number;
  readonly timeline: Timeline<'creating' | 'available'>;
  /** The instances it is attached to; more than one only with multi-attach. */
  readonly attachments: readonly VolumeAttachmentRow[];
  /** The last change of its size, type or speed. */
  readonly modification?: ModificationRow;
}

/** A change of a volume that is under way or done. */
export interface ModificationRow {
  readonly from: VolumeSize;
  readonly to: VolumeSize;
  readonly timeline: Timeline<'modifying' | 'optimizing' | 'completed'>;
}

/** What ModifyVolume can change. */
export type VolumeSize = Pick<VolumeRow, 'sizeGib' | 'type' | 'iops' | 'throughput' | 'shared'>;

/** One attachment of a volume. */
export interface VolumeAttachmentRow {
  readonly instanceId: string;
  readonly device: string;
  readonly at: number;
  readonly deleteOnTermination: boolean;
  readonly timeline: Timeline<'attaching' | 'attached' | 'detaching' | 'detached'>;
}

/** The volumes of a region. */
export const volumes = kind<VolumeRow>({
  name: 'volumes',
  prefix: 'vol',
  noun: 'volume ID',
  code: 'InvalidVolume',
  malformedCode: 'InvalidVolumeID',
  tagged: 'volume',
});

/** How a volume is to be. */
export interface VolumeWish {
  readonly sizeGib: number;
  readonly type?: string | undefined;
  readonly zone: string;
  readonly iops?: number | undefined;
  readonly throughput?: number | undefined;
  readonly snapshotId?: string | undefined;
  readonly encrypted?: boolean | undefined;
  readonly keyId?: string | undefined;
  readonly shared?: boolean | undefined;
  readonly tags?: Record<string, string>;
}

/** Makes a volume. It is `creating` for some seconds. */
export function newVolume(ctx: Context, wish: VolumeWish): VolumeRow {
  const { sizeGib, type = 'gp2', zone, snapshotId = '', encrypted = false, tags = {} } = wish;
  const usual = usualSpeed(type, sizeGib);
  const id = ctx.ids.id('vol');
  addTags(ctx, id, tags);
  return volumes.put(ctx, {
    id,
    sizeGib,
    type,
    zone,
    iops: wish.iops ?? usual.iops,
    throughput: wish.throughput ?? usual.throughput,
    snapshotId,
    encrypted: encrypted || settingsOf(ctx).ebsEncryption,
    keyId: wish.keyId,
    shared: wish.shared,
    createdAt: ctx.now,
    timeline: moving(ctx, 'creating', 'available', [2_000, 5_000]),
    attachments: [],
  });
}

/** gp2 grows by 3 IOPS a GiB from 100 to 16 000; gp3 begins at 3 000 and 125 MiB a second. */
export function usualSpeed(type: string, sizeGib: number): Pick<VolumeRow, 'iops' | 'throughput'> {
  if (type === 'gp3') return { iops: 3_000, throughput: 125 };
  if (type === 'gp2') return { iops: Math.min(16_000, Math.max(100, 3 * sizeGib)) };
  return {};
}
