import type { Snapshot } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { progressNow, stateNow } from '../engine/timeline.ts';
import { images } from './model/image.ts';
import { instances } from './model/instance.ts';
import { keyArnOf, keyRefused } from './model/kms-key.ts';
import { newSnapshot, type SnapshotRow, snapshots as table } from './model/snapshot.ts';
import { dropTags, tagMap, tagsFor, tagsOf } from './model/tags.ts';
import { volumes } from './model/volume.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<SnapshotRow> = {
  description: ({ description }) => description,
  encrypted: ({ encrypted }) => encrypted,
  'owner-alias': () => undefined,
  'owner-id': (_, { account }) => account,
  progress: (row, ctx) => progressOf(ctx, row),
  'snapshot-id': ({ id }) => id,
  'start-time': ({ startedAt }) => new Date(startedAt).toISOString(),
  status: ({ timeline }, ctx) => stateNow(ctx, timeline),
  'storage-tier': () => 'standard',
  'transfer-type': () => undefined,
  'volume-id': ({ volumeId }) => volumeId,
  'volume-size': ({ sizeGib }) => sizeGib,
};

/** https://docs.aws.amazon.com/ebs/latest/userguide/ebs-snapshots.html */
export const snapshots = topic({
  DescribeSnapshots(input, ctx) {
    const { SnapshotIds, OwnerIds, Filters } = input;
    const own = table
      .findAll(ctx, SnapshotIds)
      .filter(
        () => !OwnerIds?.length || OwnerIds.some((id) => id === 'self' || id === ctx.account),
      );
    const { items, nextToken } = page(ctx, select(ctx, own, Filters, filters), input, {
      ids: ['snapshotIds', SnapshotIds],
    });
    return { Snapshots: items.map((row) => viewSnapshot(ctx, row)), NextToken: nextToken };
  },

  CreateSnapshot({ VolumeId, Description, TagSpecifications }, ctx) {
    const { id, sizeGib, encrypted, keyId } = volumes.find(ctx, VolumeId);
    const tags = tagsFor(TagSpecifications, 'snapshot');
    const snapshot = { volumeId: id, sizeGib, encrypted, keyId, description: Description, tags };
    return viewSnapshot(ctx, newSnapshot(ctx, snapshot));
  },

  CreateSnapshots(
    { InstanceSpecification, Description, TagSpecifications, CopyTagsFromSource },
    ctx,
  ) {
    const instance = instances.find(ctx, InstanceSpecification.InstanceId ?? '');
    const tags = tagsFor(TagSpecifications, 'snapshot');
    const skipped = InstanceSpecification.ExcludeBootVolume ? rootOf(ctx, instance.id) : undefined;
    const Snapshots = instance.volumeIds
      .filter((id) => id !== skipped)
      .map((id) => {
        const { sizeGib, encrypted } = volumes.find(ctx, id);
        const copied = CopyTagsFromSource === 'volume' ? tagMap(ctx, id) : {};
        const row = newSnapshot(ctx, {
          volumeId: id,
          sizeGib,
          encrypted,
          description: Description,
          tags: { ...copied, ...tags },
        });
        const { VolumeSize, State: _, ...view } = viewSnapshot(ctx, row);
        return { ...view, VolumeSize, State: stateNow(ctx, row.timeline) };
      });
    return { Snapshots };
  },

  CopySnapshot(input, ctx) {
    const { SourceSnapshotId, SourceRegion, Description, Encrypted, KmsKeyId } = input;
    const source = table.find(ctx.elsewhere({ region: SourceRegion }), SourceSnapshotId);
    const { id } = newSnapshot(ctx, {
      volumeId: 'vol-ffffffff',
      sizeGib: source.sizeGib,
      encrypted: Encrypted ?? source.encrypted,
      description: Description,
      tags: tagsFor(input.TagSpecifications, 'snapshot'),
      keyId: KmsKeyId,
    });
    return { SnapshotId: id, Tags: tagsOf(ctx, id) };
  },

  DeleteSnapshot({ SnapshotId }, ctx) {
    const { id } = table.find(ctx, SnapshotId);
    const image = images
      .all(ctx)
      .find(
        ({ rootSnapshotId, moreDisks }) =>
          rootSnapshotId === id || moreDisks?.some(({ snapshotId }) => snapshotId === id),
      );
    if (image) {
      throw fault('InvalidSnapshot.InUse', `The snapshot ${id} is currently in use by ${image.id}`);
    }
    table.remove(ctx, id);
    dropTags(ctx, id);
    return {};
  },

  DescribeSnapshotAttribute({ SnapshotId, Attribute }, ctx) {
    const { id, sharedWith } = table.find(ctx, SnapshotId);
    if (Attribute === 'productCodes') return { SnapshotId: id, ProductCodes: [] };
    return {
      SnapshotId: id,
      CreateVolumePermissions: sharedWith.map((who) =>
        who === 'all' ? { Group: 'all' as const } : { UserId: who },
      ),
    };
  },

  ModifySnapshotAttribute(
    { SnapshotId, OperationType, UserIds, GroupNames, CreateVolumePermission },
    ctx,
  ) {
    const { id, sharedWith } = table.find(ctx, SnapshotId);
    const named = [...(UserIds ?? []), ...(GroupNames ?? [])];
    const groups = [
      ...(GroupNames ?? []),
      ...(CreateVolumePermission?.Add ?? []).flatMap(({ Group }) => Group ?? []),
    ];
    const odd = groups.find((name) => name !== 'all');
    if (odd !== undefined) {
      throw fault(
        'InvalidAMIAttributeItemValue',
        `Invalid attribute item value "${odd}" for userGroup item type.`,
      );
    }
    const listed = (list: { UserId?: string | undefined; Group?: string | undefined }[] = []) =>
      list.map(({ UserId, Group }) => UserId ?? Group ?? '');
    const added = [
      ...(OperationType === 'add' ? named : []),
      ...listed(CreateVolumePermission?.Add),
    ];
    const removed = [
      ...(OperationType === 'remove' ? named : []),
      ...listed(CreateVolumePermission?.Remove),
    ];
    const kept = [...sharedWith, ...added].filter((who) => !removed.includes(who));
    table.change(ctx, id, { sharedWith: [...new Set(kept)] });
    return {};
  },

  ResetSnapshotAttribute({ SnapshotId }, ctx) {
    table.change(ctx, table.find(ctx, SnapshotId).id, { sharedWith: [] });
    return {};
  },
});

function rootOf(ctx: Context, instanceId: string): string | undefined {
  const { volumeIds, rootDevice } = instances.find(ctx, instanceId);
  return volumeIds.find((id) =>
    volumes.get(ctx, id)?.attachments.some(({ device }) => device === rootDevice),
  );
}

function progressOf(ctx: Context, { timeline }: SnapshotRow): string {
  return `${Math.floor(100 * progressNow(ctx, timeline))}%`;
}

function viewSnapshot(ctx: Context, row: SnapshotRow): Snapshot {
  const State = stateNow(ctx, row.timeline);
  return {
    SnapshotId: row.id,
    VolumeId: row.volumeId,
    VolumeSize: row.sizeGib,
    State,
    StateMessage: State === 'error' ? keyRefused : undefined,
    Progress: progressOf(ctx, row),
    StartTime: new Date(row.startedAt),
    CompletionTime: State === 'completed' ? new Date(row.timeline.at(-1)?.at ?? 0) : undefined,
    Description: row.description,
    OwnerId: ctx.account,
    Encrypted: row.encrypted,
    KmsKeyId: row.encrypted ? keyArnOf(ctx, row.keyId) : undefined,
    StorageTier: 'standard',
    Tags: tagsOf(ctx, row.id),
  };
}
