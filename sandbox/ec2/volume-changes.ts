import type { VolumeModification, VolumeType } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { progressNow, stateNow, type Timeline } from '../engine/timeline.ts';
import { usualSpeed, type VolumeRow, type VolumeSize, volumes } from './model/volume.ts';
import { checkPerformance, checkSize } from './model/volume-performance.ts';
import { zoneId } from './model/zone.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<VolumeRow> = {
  'original-iops': ({ modification }) => modification?.from.iops,
  'original-size': ({ modification }) => modification?.from.sizeGib,
  'original-volume-type': ({ modification }) => modification?.from.type,
  originalMultiAttachEnabled: ({ modification }) => modification?.from.shared ?? false,
  'start-time': ({ modification }) => new Date(modification?.timeline[0]?.at ?? 0).toISOString(),
  'target-iops': ({ modification }) => modification?.to.iops,
  targetMultiAttachEnabled: ({ modification }) => modification?.to.shared ?? false,
  'modification-state': ({ modification }, ctx) =>
    modification && stateNow(ctx, modification.timeline),
  'target-size': ({ modification }) => modification?.to.sizeGib,
  'target-volume-type': ({ modification }) => modification?.to.type,
  'volume-id': ({ id }) => id,
};

/** Nothing happens to volumes here that AWS would tell of or ask for. */
const nothing = () => undefined;

const statusFilters: Filters<VolumeRow> = {
  'action.code': nothing,
  'action.description': nothing,
  'action.event-id': nothing,
  'availability-zone': ({ zone }) => zone,
  'event.description': nothing,
  'event.event-id': nothing,
  'event.event-type': nothing,
  'event.not-after': nothing,
  'event.not-before': nothing,
  'volume-status.details-name': () => ['io-enabled', 'io-performance'],
  'volume-status.details-status': () => ['passed', 'not-applicable'],
  'volume-status.status': () => 'ok',
};

/** https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modify-volume.html */
export const volumeChanges = topic({
  ModifyVolume({ VolumeId, Size, VolumeType, Iops, Throughput, MultiAttachEnabled }, ctx) {
    const row = volumes.find(ctx, VolumeId);
    const busy = row.modification && stateNow(ctx, row.modification.timeline) !== 'completed';
    if (busy) throw fault('IncorrectModificationState', `Volume ${row.id} is being modified.`);
    if (Size !== undefined && Size < row.sizeGib) {
      throw fault('InvalidParameterValue', `New size cannot be smaller than existing size`);
    }
    const { sizeGib, type, iops, throughput, shared } = row;
    const from = { sizeGib, type, iops, throughput, shared };
    const size = { sizeGib: Size ?? sizeGib, type: VolumeType ?? type };
    checkSize(ctx, size.type, size.sizeGib);
    // Another type has the speed that is usual for it, as gp2 has for another size.
    const usual = size.type === type && type !== 'gp2' ? from : changedSpeed(size);
    const iopsNeeded = isProvisioned(size) ? usual.iops : undefined;
    checkPerformance({ type: size.type, iops: Iops ?? iopsNeeded, throughput: Throughput });
    const to = {
      ...size,
      iops: Iops ?? usual.iops,
      throughput: Throughput ?? usual.throughput,
      shared: MultiAttachEnabled ?? shared,
    };
    if (to.shared && to.type !== 'io1' && to.type !== 'io2') {
      throw fault(
        'InvalidParameterCombination',
        `The parameter multiAttachEnabled is not supported for ${to.type} volumes.`,
      );
    }
    const changed = volumes.change(ctx, row.id, {
      ...to,
      modification: { from, to, timeline: stages(ctx) },
    });
    return { VolumeModification: viewModification(ctx, changed) };
  },

  DescribeVolumesModifications(input, ctx) {
    const rows = volumes.findAll(ctx, input.VolumeIds).filter(({ modification }) => modification);
    const { items, nextToken } = page(ctx, select(ctx, rows, input.Filters, filters), input);
    return {
      VolumesModifications: items.map((row) => viewModification(ctx, row)),
      NextToken: nextToken,
    };
  },

  DescribeVolumeStatus(input, ctx) {
    const found = select(ctx, volumes.findAll(ctx, input.VolumeIds), input.Filters, statusFilters);
    const { items, nextToken } = page(ctx, found, input);
    return {
      NextToken: nextToken,
      VolumeStatuses: items.map(({ id, zone }) => ({
        VolumeId: id,
        AvailabilityZone: zone,
        AvailabilityZoneId: zoneId(zone),
        Actions: [],
        Events: [],
        VolumeStatus: {
          Status: 'ok',
          Details: [
            { Name: 'io-enabled', Status: 'passed' },
            { Name: 'io-performance', Status: 'not-applicable' },
          ],
        },
      })),
    };
  },

  DescribeVolumeAttribute({ VolumeId, Attribute }, ctx) {
    const { id } = volumes.find(ctx, VolumeId);
    if (Attribute === 'productCodes') return { VolumeId: id, ProductCodes: [] };
    if (Attribute === 'autoEnableIO') return { VolumeId: id, AutoEnableIO: { Value: false } };
    throw fault(
      'InvalidParameterValue',
      `Value (${Attribute}) for parameter attribute is invalid. Unknown attribute.`,
    );
  },

  ModifyVolumeAttribute({ VolumeId }, ctx) {
    volumes.find(ctx, VolumeId);
    return {};
  },

  EnableVolumeIO({ VolumeId }, ctx) {
    volumes.find(ctx, VolumeId);
    return {};
  },
});

const isProvisioned = ({ type }: VolumeSize) => type === 'io1' || type === 'io2';

/** What AWS gives a volume that becomes one of that type. */
function changedSpeed(size: VolumeSize): Pick<VolumeSize, 'iops' | 'throughput'> {
  return isProvisioned(size) ? { iops: 3_000 } : usualSpeed(size.type, size.sizeGib);
}

/** The new size can be used once a volume is optimizing, which goes on for minutes. */
function stages(ctx: Context): Timeline<'modifying' | 'optimizing' | 'completed'> {
  const after = (least: number, most: number) => ctx.clock.lasting(ctx.ids.between(least, most));
  const optimizing = ctx.now + after(5_000, 15_000);
  return [
    { state: 'modifying', at: ctx.now },
    { state: 'optimizing', at: optimizing },
    { state: 'completed', at: optimizing + after(120_000, 300_000) },
  ];
}

function viewModification(ctx: Context, { id, modification }: VolumeRow): VolumeModification {
  if (!modification) return { VolumeId: id };
  const { from, to, timeline } = modification;
  const state = stateNow(ctx, timeline);
  const ended = timeline.at(-1)?.at ?? ctx.now;
  return {
    VolumeId: id,
    ModificationState: state,
    Progress: Math.floor(100 * progressNow(ctx, timeline)),
    StartTime: new Date(timeline[0]?.at ?? ctx.now),
    EndTime: state === 'completed' ? new Date(ended) : undefined,
    OriginalSize: from.sizeGib,
    OriginalVolumeType: from.type as VolumeType,
    OriginalIops: from.iops,
    OriginalThroughput: from.throughput,
    OriginalMultiAttachEnabled: from.shared ?? false,
    TargetSize: to.sizeGib,
    TargetVolumeType: to.type as VolumeType,
    TargetIops: to.iops,
    TargetThroughput: to.throughput,
    TargetMultiAttachEnabled: to.shared ?? false,
  };
}
