import type { Context } from '../../engine/context.ts';
import { moving, type Timeline } from '../../engine/timeline.ts';
import { kind } from './kind.ts';
import { keyIsUsable } from './kms-key.ts';
import { addTags } from './tags.ts';

/** A copy of a volume as it was. */
export interface SnapshotRow {
  readonly id: string;
  readonly volumeId: string;
  readonly sizeGib: number;
  readonly description: string;
  readonly encrypted: boolean;
  readonly keyId?: string | undefined;
  readonly startedAt: number;
  readonly timeline: Timeline<'pending' | 'completed' | 'error'>;
  /** Accounts that may make volumes of it; `all` makes it public. */
  readonly sharedWith: readonly string[];
}

/** The snapshots this account owns in a region. */
export const snapshots = kind<SnapshotRow>({
  name: 'snapshots',
  prefix: 'snap',
  noun: 'snapshot',
  code: 'InvalidSnapshot',
  malformedCode: 'InvalidSnapshotID',
  tagged: 'snapshot',
});

/** Makes a snapshot. It is `pending` for a while that grows with the size. */
export function newSnapshot(
  ctx: Context,
  {
    volumeId,
    sizeGib,
    description = '',
    encrypted = false,
    tags = {},
    keyId,
  }: {
    volumeId: string;
    sizeGib: number;
    description?: string | undefined;
    encrypted?: boolean;
    tags?: Record<string, string>;
    /** The KMS key to encrypt it with; one that can't be used makes it fail. */
    keyId?: string | undefined;
  },
): SnapshotRow {
  const id = ctx.ids.id('snap');
  addTags(ctx, id, tags);
  const least = 15_000 + 500 * Math.min(sizeGib, 1_000);
  return snapshots.put(ctx, {
    id,
    volumeId,
    sizeGib,
    description,
    encrypted,
    keyId,
    startedAt: ctx.now,
    timeline: moving(ctx, 'pending', keyIsUsable(ctx, keyId) ? 'completed' : 'error', [
      least,
      2 * least,
    ]),
    sharedWith: [],
  });
}
