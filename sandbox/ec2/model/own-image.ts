import type { Context } from '../../engine/context.ts';
import { moving } from '../../engine/timeline.ts';
import { type ImageRow, images } from './image.ts';
import { newSnapshot } from './snapshot.ts';
import { addTags } from './tags.ts';

/** What is known of an image that comes from a file. */
export interface BroughtImage {
  readonly name: string;
  readonly description?: string | undefined;
  readonly architecture: ImageRow['architecture'];
  readonly platform?: 'windows' | undefined;
  readonly rootDevice: string;
  readonly rootSizeGib: number;
  readonly encrypted?: boolean;
  readonly tags?: Record<string, string>;
}

/** Makes an image of the account's own, with its snapshot, out of a file. It is `pending` first. */
export function bringImage(ctx: Context, brought: BroughtImage): ImageRow {
  const { name, description = '', architecture, platform, rootDevice, rootSizeGib } = brought;
  const id = ctx.ids.id('ami');
  addTags(ctx, id, brought.tags ?? {});
  const snapshot = newSnapshot(ctx, {
    volumeId: 'vol-ffffffff',
    sizeGib: rootSizeGib,
    encrypted: brought.encrypted ?? false,
    description: `Created for ${id}`,
  });
  return images.put(ctx, {
    id,
    name,
    description,
    owner: ctx.account,
    architecture,
    ...(platform && { platform }),
    platformDetails: platform ? 'Windows' : 'Linux/UNIX',
    rootDevice,
    rootSizeGib,
    rootSnapshotId: snapshot.id,
    isPublic: false,
    createdAt: ctx.now,
    timeline: moving(ctx, 'pending', 'available', [20_000, 40_000]),
  });
}
