import type { ConversionTask, DiskImageDetail, VolumeDetail } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { AwsFault, fault } from '../engine/fault.ts';
import { steady } from '../engine/timeline.ts';
import {
  type ConversionRow,
  type ConvertedDisk,
  instanceConversions,
  volumeConversions,
} from './model/conversion-task.ts';
import { publicImageNamed } from './model/image.ts';
import { type InstanceState, instances } from './model/instance.ts';
import { missing } from './model/kind.ts';
import { subnets } from './model/subnet.ts';
import { percentDone, tasksOf, taskTimes } from './model/task.ts';
import { checkInstanceType } from './model/type-check.ts';
import { newVolume } from './model/volume.ts';
import { zoneId, zonesOf } from './model/zone.ts';
import { run } from './run-instances.ts';
import { topic } from './topic.ts';

/** How long a conversion takes, in milliseconds: from, to. */
const span = [120_000, 240_000] as const;
const weekMs = 7 * 86_400_000;

const beginVolume = tasksOf(volumeConversions, (ctx, { disks }) => ({
  outcome: { state: 'done' },
  disks: disks.map((disk) => ({ ...disk, volumeId: volumeOf(ctx, disk) })),
}));

const beginInstance = tasksOf(instanceConversions, (ctx, row) => {
  try {
    return { ...assembled(ctx, row), outcome: { state: 'done' } };
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return { outcome: { state: 'failed', why: `ClientError: ${error.message}` } };
  }
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportInstance.html */
export const conversions = topic({
  ImportInstance({ LaunchSpecification: wish = {}, ...input }, ctx) {
    const type = wish.InstanceType ?? 'm1.small';
    if (wish.InstanceType) checkInstanceType(ctx, type);
    const subnet = wish.SubnetId ? subnets.find(ctx, wish.SubnetId) : undefined;
    const zone = subnet?.zone ?? zoneOf(ctx, wish.Placement?.AvailabilityZone);
    const disks = (input.DiskImages ?? []).map(({ Image, Volume, Description }) =>
      diskOf(zone, Image, Volume, Description),
    );
    if (disks.length === 0) {
      throw fault('MissingParameter', 'The request must contain the parameter diskImages');
    }
    const row = beginInstance(ctx, {
      id: ctx.ids.id('import-i'),
      description: input.Description,
      disks,
      machine: {
        platform: input.Platform,
        architecture: wish.Architecture === 'arm64' ? 'arm64' : 'x86_64',
        type,
        subnetId: wish.SubnetId,
        groupIds: wish.GroupIds,
      },
      ...taskTimes(ctx, span),
    });
    return { ConversionTask: view(ctx, row) };
  },

  ImportVolume({ AvailabilityZone, AvailabilityZoneId, Image, Volume, Description }, ctx) {
    const named = zonesOf(ctx.region).find(({ id }) => id === AvailabilityZoneId)?.name;
    const zone = zoneOf(ctx, named ?? AvailabilityZone ?? AvailabilityZoneId);
    const row = beginVolume(ctx, {
      id: ctx.ids.id('import-vol'),
      description: Description,
      disks: [diskOf(zone, Image, Volume, Description)],
      ...taskTimes(ctx, span),
    });
    return { ConversionTask: view(ctx, row) };
  },

  DescribeConversionTasks({ ConversionTaskIds: ids }, ctx) {
    const rows = ids?.length
      ? ids.map((id) => find(ctx, id))
      : [...instanceConversions.all(ctx), ...volumeConversions.all(ctx)];
    return { ConversionTasks: rows.map((row) => view(ctx, row)) };
  },

  CancelConversionTask({ ConversionTaskId, ReasonMessage: why }, ctx) {
    const { id, outcome: known, machine } = find(ctx, ConversionTaskId);
    if (known) {
      throw fault('IncorrectState', `The conversion task ${id} is not active.`);
    }
    const table = machine ? instanceConversions : volumeConversions;
    table.change(ctx, id, { outcome: { state: 'cancelled', why } });
    return {};
  },
});

function find(ctx: Context, id: string): ConversionRow {
  const row = instanceConversions.get(ctx, id) ?? volumeConversions.get(ctx, id);
  if (!row) throw missing(instanceConversions, [id]);
  return row;
}

function zoneOf(ctx: Context, asked: string | undefined): string {
  const zones = zonesOf(ctx.region).map(({ name }) => name);
  const zone = zones.find((name) => asked === undefined || name === asked);
  if (zone) return zone;
  throw fault(
    'InvalidParameterValue',
    `Value (${asked}) for parameter availabilityZone is invalid.`,
  );
}

function diskOf(
  zone: string,
  image: DiskImageDetail | undefined,
  volume: VolumeDetail | undefined,
  description: string | undefined,
): ConvertedDisk {
  const {
    Bytes: bytes = 0,
    Format: format = 'RAW',
    ImportManifestUrl: manifest = '',
  } = image ?? {};
  const sizeGib = volume?.Size ?? Math.ceil(bytes / 2 ** 30);
  if (sizeGib * 2 ** 30 < bytes || sizeGib < 1) {
    throw fault('InvalidParameterValue', `A volume of ${sizeGib} GiB is too small for the disk.`);
  }
  return { zone, format, bytes, manifest, sizeGib, description };
}

function volumeOf(ctx: Context, { zone, sizeGib }: ConvertedDisk): string {
  return newVolume(ctx, { zone, sizeGib }).id;
}

/** The stopped instance that the disks of a conversion become. */
function assembled(ctx: Context, { disks, machine }: ConversionRow) {
  if (!machine) return {};
  const { platform, architecture, type, subnetId, groupIds } = machine;
  const { id: ImageId, rootDevice } = platform
    ? publicImageNamed(ctx.region, 'Windows')
    : publicImageNamed(ctx.region, 'al2023', architecture);
  const [instance] = run(ctx, {
    ImageId,
    InstanceType: type as never,
    MinCount: 1,
    MaxCount: 1,
    SubnetId: subnetId,
    SecurityGroupIds: groupIds && [...groupIds],
    BlockDeviceMappings: disks.map(({ sizeGib }, at) => ({
      DeviceName: at === 0 ? rootDevice : `/dev/sd${String.fromCharCode(101 + at)}`,
      Ebs: { VolumeSize: Math.max(sizeGib, at === 0 ? 30 : 1) },
    })),
  });
  if (!instance) return {};
  instances.change(ctx, instance.id, { timeline: steady<InstanceState>(ctx, 'stopped') });
  return {
    machine: { ...machine, instanceId: instance.id },
    disks: disks.map((disk, at) => ({ ...disk, volumeId: instance.volumeIds[at] })),
  };
}

function view(ctx: Context, row: ConversionRow): ConversionTask {
  const { outcome, machine } = row;
  const ended = outcome?.state === 'done' ? 'completed' : 'cancelled';
  const percent = percentDone(ctx, row);
  const disks = row.disks.map((disk) => ({
    AvailabilityZone: disk.zone,
    AvailabilityZoneId: zoneId(disk.zone),
    BytesConverted: Math.floor((disk.bytes * percent) / 100),
    Description: disk.description,
    Image: { Format: disk.format, ImportManifestUrl: disk.manifest, Size: disk.bytes },
    Volume: { Id: disk.volumeId, Size: disk.sizeGib },
  }));
  return {
    ConversionTaskId: row.id,
    ExpirationTime: new Date(row.startedAt + weekMs).toISOString(),
    State: outcome ? ended : 'active',
    StatusMessage: outcome ? outcome.why : `Progress: ${percent}%`,
    ...(machine
      ? {
          ImportInstance: {
            Description: row.description,
            InstanceId: machine.instanceId,
            Platform: machine.platform,
            Volumes: disks.map((disk) => ({ ...disk, Status: outcome ? ended : 'active' })),
          },
        }
      : { ImportVolume: disks[0] }),
  };
}
