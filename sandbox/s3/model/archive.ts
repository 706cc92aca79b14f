import type { Context } from '../../engine/context.ts';
import { AwsFault } from '../../engine/fault.ts';
import type { StoredVersion } from './object.ts';

const hour = 3_600_000;
const archives: readonly unknown[] = ['GLACIER', 'DEEP_ARCHIVE'];

/** True for an object that must be restored before it can be read. */
export function isArchived({ headers }: StoredVersion): boolean {
  return archives.includes(headers.StorageClass);
}

/** Throws `InvalidObjectState` for an object that lies in an archive and is not restored now. */
export function checkReadable(ctx: Context, version: StoredVersion): void {
  const { restore, headers } = version;
  if (!isArchived(version) || (restore && restore.readyAt <= ctx.now && ctx.now < restore.until)) {
    return;
  }
  throw new AwsFault(
    'InvalidObjectState',
    "The operation is not valid for the object's storage class",
    { status: 403, fields: { StorageClass: headers.StorageClass } },
  );
}

/** When a restore begun now is done: https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects-retrieval-options.html */
export function retrievalAt(ctx: Context, { headers }: StoredVersion, tier: string): number {
  const deep = headers.StorageClass === 'DEEP_ARCHIVE';
  const standard = deep ? 12 * hour : 4 * hour;
  const span = tier === 'Expedited' ? hour / 20 : tier === 'Bulk' ? 2 * standard : standard;
  return ctx.now + ctx.clock.lasting(span);
}

/** How far a restore is, as the `x-amz-restore` header says it. */
export function restoreView(ctx: Context, { restore }: StoredVersion): { Restore?: string } {
  if (!restore || restore.until <= ctx.now) return {};
  if (restore.readyAt > ctx.now) return { Restore: 'ongoing-request="true"' };
  const expiry = new Date(restore.until).toUTCString();
  return { Restore: `ongoing-request="false", expiry-date="${expiry}"` };
}
