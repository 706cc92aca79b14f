import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { findImage, type ImageRow, images as table } from './model/image.ts';
import { instances } from './model/instance.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImageAttribute.html */
export const imageAttributes = topic({
  DescribeImageAttribute({ ImageId, Attribute }, ctx) {
    const row = findImage({ ...ctx, lenient: false }, ImageId);
    switch (Attribute) {
      case 'description':
        return { ImageId: row.id, Description: { Value: row.description } };
      case 'launchPermission':
        return {
          ImageId: row.id,
          LaunchPermissions: [
            ...(row.isPublic ? [{ Group: 'all' as const }] : []),
            ...(row.sharedWith ?? []).map((UserId) => ({ UserId })),
          ],
        };
      case 'productCodes':
        return { ImageId: row.id, ProductCodes: [] };
      case 'sriovNetSupport':
        return { ImageId: row.id, SriovNetSupport: { Value: row.sriov } };
      case 'bootMode':
        return { ImageId: row.id, BootMode: { Value: row.bootMode } };
      case 'tpmSupport':
        return { ImageId: row.id, TpmSupport: { Value: row.tpm } };
      case 'imdsSupport':
        return { ImageId: row.id, ImdsSupport: { Value: row.imdsSupport } };
      case 'deregistrationProtection':
        return { ImageId: row.id, DeregistrationProtection: { Value: 'disabled' } };
      case 'lastLaunchedTime':
        return { ImageId: row.id, LastLaunchedTime: { Value: lastLaunch(ctx, row) } };
      case 'kernel':
      case 'ramdisk':
      case 'uefiData':
        return { ImageId: row.id };
      case 'blockDeviceMapping':
        // Retired: AWS refuses it even to the owner.
        throw fault('AuthFailure', 'Unauthorized attempt to access restricted resource', 403);
      default:
        throw fault(
          'InvalidParameterValue',
          `Value (${Attribute}) for parameter attribute is invalid. Unknown attribute.`,
        );
    }
  },

  ModifyImageAttribute(input, ctx) {
    const row = ownImage(ctx, input.ImageId);
    const text =
      input.Description?.Value ?? (input.Attribute === 'description' ? input.Value : undefined);
    if (text !== undefined) table.change(ctx, row.id, { description: text });
    const { LaunchPermission, OperationType, UserIds = [], UserGroups = [] } = input;
    const named = [...UserIds, ...UserGroups];
    const listed = (list: { UserId?: string | undefined; Group?: string | undefined }[] = []) =>
      list.map(({ UserId, Group }) => UserId ?? Group ?? '');
    share(ctx, row, {
      groups: [...UserGroups, ...(LaunchPermission?.Add ?? []).flatMap(({ Group }) => Group ?? [])],
      added: [...(OperationType === 'add' ? named : []), ...listed(LaunchPermission?.Add)],
      removed: [...(OperationType === 'remove' ? named : []), ...listed(LaunchPermission?.Remove)],
    });
    return {};
  },

  ResetImageAttribute({ ImageId }, ctx) {
    table.change(ctx, ownImage(ctx, ImageId).id, { isPublic: false, sharedWith: [] });
    return {};
  },
});

/** When an instance was last launched from an image, as AWS writes it. */
function lastLaunch(ctx: Context, { id }: ImageRow): string | undefined {
  const launches = instances.all(ctx).filter(({ imageId }) => imageId === id);
  const last = Math.max(...launches.map(({ launchedAt }) => launchedAt));
  return launches.length > 0 ? new Date(last).toISOString() : undefined;
}

function share(
  ctx: Context,
  { id, isPublic, sharedWith = [] }: ImageRow,
  {
    added,
    removed,
    groups,
  }: {
    added: readonly string[];
    removed: readonly string[];
    groups: readonly string[];
  },
): void {
  for (const who of added) {
    if (who === 'all' || /^\d{12}$/.test(who)) continue;
    throw fault(
      'InvalidAMIAttributeItemValue',
      `Invalid attribute item value "${who}" for ${groups.includes(who) ? 'userGroup' : 'userId'} item type.`,
    );
  }
  const who = new Set([...sharedWith, ...(isPublic ? ['all'] : []), ...added]);
  for (const name of removed) who.delete(name);
  const everyone = who.delete('all');
  table.change(ctx, id, { isPublic: everyone, sharedWith: [...who] });
}

/** The image of that id, which must be the account's own. */
export function ownImage(ctx: Context, id: string): ImageRow {
  const row = findImage({ ...ctx, lenient: false }, id);
  if (row.owner === ctx.account) return row;
  throw fault('AuthFailure', `Not authorized for image:${id}`, 403);
}
