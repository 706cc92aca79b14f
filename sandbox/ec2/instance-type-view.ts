import type {
  _InstanceType,
  ArchitectureType,
  EbsInfo,
  InstanceTypeInfo,
  NetworkInfo,
  UsageClassType,
} from '@aws-sdk/client-ec2';
import type { InstanceTypeFacts } from './model/instance-type.ts';

/** An instance type as DescribeInstanceTypes shows it. */
export function viewInstanceType(it: InstanceTypeFacts): InstanceTypeInfo {
  const { disks, gpus } = it;
  return {
    InstanceType: it.id as _InstanceType,
    CurrentGeneration: it.current,
    FreeTierEligible: it.freeTier,
    SupportedUsageClasses: usesOf(it),
    SupportedRootDeviceTypes: it.instanceStoreRoot ? ['ebs', 'instance-store'] : ['ebs'],
    SupportedVirtualizationTypes: it.paravirtual ? ['hvm', 'paravirtual'] : ['hvm'],
    SupportedBootModes: [...it.bootModes],
    BareMetal: it.bareMetal,
    Hypervisor: it.hypervisor,
    ProcessorInfo: {
      SupportedArchitectures: [...it.architectures] as ArchitectureType[],
      SustainedClockSpeedInGhz: it.ghz,
      SupportedFeatures: it.processorFeatures.length > 0 ? [...it.processorFeatures] : undefined,
      Manufacturer: it.manufacturer,
    },
    VCpuInfo: {
      DefaultVCpus: it.vcpus,
      DefaultCores: it.cores,
      DefaultThreadsPerCore: threadsOf(it),
      ...(it.validCores.length > 0 && {
        ValidCores: [...it.validCores],
        ValidThreadsPerCore: [...it.validThreads],
      }),
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
        NvmeSupport: nvmeOf(it),
        EncryptionSupport: it.encryptsDisks ? 'required' : 'unsupported',
      },
    }),
    EbsInfo: ebsOf(it),
    NetworkInfo: networkOf(it),
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
    PlacementGroupInfo: {
      SupportedStrategies: it.clusters
        ? ['cluster', 'partition', 'spread']
        : ['partition', 'spread'],
    },
    HibernationSupported: it.hibernation,
    BurstablePerformanceSupported: it.burstable,
    DedicatedHostsSupported: it.dedicatedHosts,
    AutoRecoverySupported: it.autoRecovery,
    NitroEnclavesSupport: support(it.enclaves),
    NitroTpmSupport: support(it.tpm),
    NitroTpmInfo: it.tpm ? { SupportedVersions: ['2.0'] } : undefined,
    PhcSupport: support(it.clock),
    RebootMigrationSupport: support(it.rebootMigration),
  };
}

/** Gigabytes of its own disks. */
export function storageOf({ disks }: InstanceTypeFacts): number {
  return disks.reduce((sum, { count, gb }) => sum + count * gb, 0);
}

/** Threads of a processor core, unless a launch chooses fewer. */
export function threadsOf({ vcpus, cores }: InstanceTypeFacts): number {
  return Math.max(1, Math.round(vcpus / cores));
}

/** How instances of a type can be bought. */
export function usesOf({ spot, capacityBlocks }: InstanceTypeFacts): UsageClassType[] {
  return [
    'on-demand',
    ...(spot ? ['spot' as const] : []),
    ...(capacityBlocks ? ['capacity-block' as const] : []),
  ];
}

function support(supported: boolean): 'supported' | 'unsupported' {
  return supported ? 'supported' : 'unsupported';
}

function nvmeOf({ hypervisor }: InstanceTypeFacts): 'required' | 'unsupported' {
  return hypervisor === 'xen' ? 'unsupported' : 'required';
}

function ebsOf(it: InstanceTypeFacts): EbsInfo {
  const { optimized, speed, volumes, limit } = it.ebs;
  return {
    EbsOptimizedSupport: optimized,
    EncryptionSupport: 'supported',
    EbsOptimizedInfo: speed && {
      BaselineBandwidthInMbps: speed.baseline.mbps,
      BaselineThroughputInMBps: speed.baseline.mbps / 8,
      BaselineIops: speed.baseline.iops,
      MaximumBandwidthInMbps: speed.most.mbps,
      MaximumThroughputInMBps: speed.most.mbps / 8,
      MaximumIops: speed.most.iops,
    },
    NvmeSupport: nvmeOf(it),
    MaximumEbsAttachments: volumes,
    AttachmentLimitType: limit,
  };
}

function networkOf(it: InstanceTypeFacts): NetworkInfo {
  const { networkCards: cards, interfaces } = it;
  return {
    NetworkPerformance: it.network,
    MaximumNetworkInterfaces: interfaces,
    MaximumNetworkCards: cards,
    DefaultNetworkCardIndex: 0,
    NetworkCards: Array.from({ length: cards }, (_, NetworkCardIndex) => ({
      NetworkCardIndex,
      NetworkPerformance: it.network,
      MaximumNetworkInterfaces: Math.max(1, Math.floor(interfaces / cards)),
      BaselineBandwidthInGbps: it.gbps.baseline,
      PeakBandwidthInGbps: it.gbps.peak,
    })),
    Ipv4AddressesPerInterface: it.addressesPerInterface,
    Ipv6AddressesPerInterface: it.ipv6 ? it.addressesPerInterface : 0,
    Ipv6Supported: it.ipv6,
    EnaSupport: it.ena,
    EfaSupported: it.efa,
    EfaInfo: it.efas > 0 ? { MaximumEfaInterfaces: it.efas } : undefined,
    EncryptionInTransitSupported: it.encryptsTraffic,
    BandwidthWeightings: it.weightings ? ['default', 'ebs-1', 'vpc-1'] : undefined,
    FlexibleEnaQueuesSupport: support(it.flexibleQueues),
  };
}
