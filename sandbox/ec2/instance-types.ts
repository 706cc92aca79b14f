import type {
  _InstanceType,
  ArchitectureType,
  InstanceTypeInfo,
  LocationType,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { type InstanceTypeFacts, instanceTypes as types } from './model/instance-type.ts';
import { zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

interface Offering {
  readonly id: string;
  readonly type: string;
  readonly location: string;
}

const storageOf = ({ disks }: InstanceTypeFacts) =>
  disks.reduce((sum, { count, gb }) => sum + count * gb, 0);
const isNitro = ({ hypervisor }: InstanceTypeFacts) => hypervisor !== 'xen';
const bootModes = ({ architectures }: InstanceTypeFacts) =>
  architectures.includes('arm64') ? ['uefi'] : ['legacy-bios', 'uefi'];
const threadsOf = ({ vcpus, cores }: InstanceTypeFacts) => Math.max(1, Math.round(vcpus / cores));
const usesOf = ({ spot }: InstanceTypeFacts) => ['on-demand', ...(spot ? ['spot'] : [])];

const filters: Filters<InstanceTypeFacts> = {
  'auto-recovery-supported': ({ disks, bareMetal }) => disks.length === 0 && !bareMetal,
  'bare-metal': ({ bareMetal }) => bareMetal,
  'burstable-performance-supported': ({ burstable }) => burstable,
  'current-generation': ({ current }) => current,
  'dedicated-hosts-supported': ({ dedicatedHosts }) => dedicatedHosts,
  'ebs-info.ebs-optimized-support': ({ current }) => (current ? 'default' : 'supported'),
  'ebs-info.encryption-support': () => 'supported',
  'ebs-info.nvme-support': (it) => (isNitro(it) ? 'required' : 'unsupported'),
  'free-tier-eligible': ({ freeTier }) => freeTier,
  'hibernation-supported': ({ hibernation }) => hibernation,
  hypervisor: ({ hypervisor }) => hypervisor,
  'instance-storage-info.disk.count': ({ disks }) => disks.map(({ count }) => String(count)),
  'instance-storage-info.disk.size-in-gb': ({ disks }) => disks.map(({ gb }) => String(gb)),
  'instance-storage-info.disk.type': ({ disks }) => disks.map(({ kind }) => kind),
  'instance-storage-info.nvme-support': (it) =>
    it.disks.length === 0 ? undefined : isNitro(it) ? 'required' : 'unsupported',
  'instance-storage-info.total-size-in-gb': (it) =>
    it.disks.length > 0 ? storageOf(it) : undefined,
  'instance-storage-supported': ({ disks }) => disks.length > 0,
  'instance-type': ({ id }) => id,
  'memory-info.size-in-mib': ({ memoryMib }) => memoryMib,
  'network-info.efa-supported': ({ efa }) => efa,
  'network-info.ena-support': (it) => (isNitro(it) ? 'required' : 'supported'),
  'network-info.ipv4-addresses-per-interface': ({ addressesPerInterface }) => addressesPerInterface,
  'network-info.ipv6-addresses-per-interface': ({ addressesPerInterface }) => addressesPerInterface,
  'network-info.ipv6-supported': () => true,
  'network-info.maximum-network-interfaces': ({ interfaces }) => interfaces,
  'network-info.network-performance': ({ network }) => network,
  'processor-info.supported-architecture': ({ architectures }) => architectures,
  'processor-info.sustained-clock-speed-in-ghz': ({ ghz }) => ghz,
  'supported-boot-mode': bootModes,
  'supported-root-device-type': () => 'ebs',
  'supported-usage-class': usesOf,
  'supported-virtualization-type': () => 'hvm',
  'vcpu-info.default-cores': ({ cores }) => cores,
  'vcpu-info.default-threads-per-core': threadsOf,
  'vcpu-info.default-vcpus': ({ vcpus }) => vcpus,
};

const offeringFilters: Filters<Offering> = {
  'instance-type': ({ type }) => type,
  location: ({ location }) => location,
};

/** https://docs.aws.amazon.com/ec2/latest/instancetypes/ */
export const instanceTypes = topic({
  DescribeInstanceTypes(input, ctx) {
    const { InstanceTypes, Filters } = input;
    const found = select(ctx, asked(InstanceTypes), Filters, filters);
    const rules = { most: 100, ids: ['instanceTypes', InstanceTypes] } as const;
    const { items, nextToken } = page(ctx, found, input, rules);
    return { InstanceTypes: items.map(view), NextToken: nextToken };
  },

  DescribeInstanceTypeOfferings(input, ctx) {
    const locationType = input.LocationType ?? 'region';
    const all = locationsOf(ctx, locationType).flatMap((location) =>
      [...types().keys()].map((type) => ({ id: `${location}/${type}`, type, location })),
    );
    const found = select(ctx, all, input.Filters, offeringFilters);
    const { items, nextToken } = page(ctx, found, input);
    return {
      InstanceTypeOfferings: items.map(({ type, location }) => ({
        InstanceType: type as _InstanceType,
        LocationType: locationType,
        Location: location,
      })),
      NextToken: nextToken,
    };
  },
});

function asked(names: readonly string[] | undefined): InstanceTypeFacts[] {
  if (!names?.length) return [...types().values()];
  const wrong = names.filter((name) => !types().has(name));
  if (wrong.length > 0) {
    throw fault(
      'InvalidInstanceType',
      `The following supplied instance types do not exist: [${wrong.join(', ')}]`,
    );
  }
  return names.flatMap((name) => types().get(name) ?? []);
}

function locationsOf(ctx: Context, type: LocationType): string[] {
  if (type === 'region') return [ctx.region];
  const zones = zonesOf(ctx.region);
  if (type === 'availability-zone') return zones.map(({ name }) => name);
  if (type === 'availability-zone-id') return zones.map(({ id }) => id);
  if (type === 'outpost') return [];
  throw fault(
    'InvalidParameterValue',
    `The supplied location type '${type}' is invalid. The location type must be one of 'region', 'availability-zone', 'availability-zone-id' or 'outpost'.`,
  );
}

function view(it: InstanceTypeFacts): InstanceTypeInfo {
  const { disks, gpus } = it;
  return {
    InstanceType: it.id as _InstanceType,
    CurrentGeneration: it.current,
    FreeTierEligible: it.freeTier,
    SupportedUsageClasses: usesOf(it) as InstanceTypeInfo['SupportedUsageClasses'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    SupportedBootModes: bootModes(it) as InstanceTypeInfo['SupportedBootModes'],
    BareMetal: it.bareMetal,
    Hypervisor: it.hypervisor,
    ProcessorInfo: {
      SupportedArchitectures: [...it.architectures] as ArchitectureType[],
      SustainedClockSpeedInGhz: it.ghz,
      Manufacturer: it.manufacturer,
    },
    VCpuInfo: {
      DefaultVCpus: it.vcpus,
      DefaultCores: it.cores,
      DefaultThreadsPerCore: threadsOf(it),
    },
    MemoryInfo: { SizeInMiB: it.memoryMib },
    InstanceStorageSupported: disks.length > 0,
    ...(disks.length > 0 && {
      InstanceStorageInfo: {
        TotalSizeInGB: storageOf(it),
        Disks: disks.map(({ count, gb, kind }) => ({
          Count: count,
          SizeInGB: gb,
          Type: kind as 'ssd' | 'hdd',
        })),
        NvmeSupport: isNitro(it) ? 'required' : 'unsupported',
      },
    }),
    EbsInfo: {
      EbsOptimizedSupport: it.current ? 'default' : 'supported',
      EncryptionSupport: 'supported',
      NvmeSupport: isNitro(it) ? 'required' : 'unsupported',
    },
    NetworkInfo: {
      NetworkPerformance: it.network,
      MaximumNetworkInterfaces: it.interfaces,
      MaximumNetworkCards: 1,
      DefaultNetworkCardIndex: 0,
      NetworkCards: [
        {
          NetworkCardIndex: 0,
          NetworkPerformance: it.network,
          MaximumNetworkInterfaces: it.interfaces,
        },
      ],
      Ipv4AddressesPerInterface: it.addressesPerInterface,
      Ipv6AddressesPerInterface: it.addressesPerInterface,
      Ipv6Supported: true,
      EnaSupport: isNitro(it) ? 'required' : 'supported',
      EfaSupported: it.efa,
    },
    ...(gpus.length > 0 && {
      GpuInfo: {
        Gpus: gpus.map(({ count, manufacturer, name, memoryMib }) => ({
          Name: name,
          Manufacturer: manufacturer,
          Count: count,
          MemoryInfo: { SizeInMiB: memoryMib },
        })),
        TotalGpuMemoryInMiB: gpus.reduce((sum, one) => sum + one.count * one.memoryMib, 0),
      },
    }),
    PlacementGroupInfo: { SupportedStrategies: ['cluster', 'partition', 'spread'] },
    HibernationSupported: it.hibernation,
    BurstablePerformanceSupported: it.burstable,
    DedicatedHostsSupported: it.dedicatedHosts,
    AutoRecoverySupported: disks.length === 0 && !it.bareMetal,
  };
}
