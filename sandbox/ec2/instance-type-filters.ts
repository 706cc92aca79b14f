import { storageOf, threadsOf, usesOf } from './instance-type-view.ts';
import type { EbsFacts, InstanceTypeFacts } from './model/instance-type.ts';
import type { Filters } from './select.ts';

const yes = (supported: boolean) => (supported ? 'supported' : 'unsupported');

/** Looks at how fast volumes of a type are; types that EBS does not optimize are passed over. */
const speed =
  (look: (speed: NonNullable<EbsFacts['speed']>) => number) =>
  ({ ebs }: InstanceTypeFacts) =>
    ebs.speed && look(ebs.speed);

/** The filters of DescribeInstanceTypes. */
export const instanceTypeFilters: Filters<InstanceTypeFacts> = {
  'auto-recovery-supported': ({ autoRecovery }) => autoRecovery,
  'bare-metal': ({ bareMetal }) => bareMetal,
  'burstable-performance-supported': ({ burstable }) => burstable,
  'current-generation': ({ current }) => current,
  'dedicated-hosts-supported': ({ dedicatedHosts }) => dedicatedHosts,
  'ebs-info.attachment-limit-type': ({ ebs }) => ebs.limit,
  'ebs-info.maximum-ebs-attachments': ({ ebs }) => ebs.volumes,
  'ebs-info.ebs-optimized-info.baseline-bandwidth-in-mbps': speed((it) => it.baseline.mbps),
  'ebs-info.ebs-optimized-info.baseline-iops': speed((it) => it.baseline.iops),
  'ebs-info.ebs-optimized-info.baseline-throughput-in-mbps': speed((it) => it.baseline.mbps / 8),
  'ebs-info.ebs-optimized-info.maximum-bandwidth-in-mbps': speed((it) => it.most.mbps),
  'ebs-info.ebs-optimized-info.maximum-iops': speed((it) => it.most.iops),
  'ebs-info.ebs-optimized-info.maximum-throughput-in-mbps': speed((it) => it.most.mbps / 8),
  'ebs-info.ebs-optimized-support': ({ ebs }) => ebs.optimized,
  'ebs-info.encryption-support': () => 'supported',
  'ebs-info.nvme-support': ({ hypervisor }) => (hypervisor === 'xen' ? 'unsupported' : 'required'),
  'free-tier-eligible': ({ freeTier }) => freeTier,
  'hibernation-supported': ({ hibernation }) => hibernation,
  hypervisor: ({ hypervisor }) => hypervisor,
  'instance-storage-info.disk.count': ({ disks }) => disks.map(({ count }) => String(count)),
  'instance-storage-info.disk.size-in-gb': ({ disks }) => disks.map(({ gb }) => String(gb)),
  'instance-storage-info.disk.type': ({ disks }) => disks.map(({ kind }) => kind),
  'instance-storage-info.encryption-support': ({ disks, encryptsDisks }) =>
    disks.length === 0 ? undefined : encryptsDisks ? 'required' : 'unsupported',
  'instance-storage-info.nvme-support': ({ disks, hypervisor }) =>
    disks.length === 0 ? undefined : hypervisor === 'xen' ? 'unsupported' : 'required',
  'instance-storage-info.total-size-in-gb': (it) =>
    it.disks.length > 0 ? storageOf(it) : undefined,
  'instance-storage-supported': ({ disks }) => disks.length > 0,
  'instance-type': ({ id }) => id,
  'memory-info.size-in-mib': ({ memoryMib }) => memoryMib,
  'network-info.bandwidth-weightings': ({ weightings }) =>
    weightings ? ['default', 'ebs-1', 'vpc-1'] : undefined,
  'network-info.efa-info.maximum-efa-interfaces': ({ efas }) => efas || undefined,
  'network-info.efa-supported': ({ efa }) => efa,
  'network-info.ena-support': ({ ena }) => ena,
  'network-info.encryption-in-transit-supported': ({ encryptsTraffic }) => encryptsTraffic,
  'network-info.flexible-ena-queues-support': ({ flexibleQueues }) => yes(flexibleQueues),
  'network-info.ipv4-addresses-per-interface': ({ addressesPerInterface }) => addressesPerInterface,
  'network-info.ipv6-addresses-per-interface': ({ ipv6, addressesPerInterface }) =>
    ipv6 ? addressesPerInterface : 0,
  'network-info.ipv6-supported': ({ ipv6 }) => ipv6,
  'network-info.maximum-network-cards': ({ networkCards }) => networkCards,
  'network-info.maximum-network-interfaces': ({ interfaces }) => interfaces,
  'network-info.network-performance': ({ network }) => network,
  'nitro-enclaves-support': ({ enclaves }) => yes(enclaves),
  'nitro-tpm-info.supported-versions': ({ tpm }) => (tpm ? '2.0' : undefined),
  'nitro-tpm-support': ({ tpm }) => yes(tpm),
  'processor-info.supported-architecture': ({ architectures }) => architectures,
  'processor-info.supported-features': ({ processorFeatures }) => processorFeatures,
  'processor-info.sustained-clock-speed-in-ghz': ({ ghz }) => ghz,
  'reboot-migration-support': ({ rebootMigration }) => yes(rebootMigration),
  'supported-boot-mode': ({ bootModes }) => bootModes,
  'supported-root-device-type': ({ instanceStoreRoot }) =>
    instanceStoreRoot ? ['ebs', 'instance-store'] : 'ebs',
  'supported-usage-class': usesOf,
  'supported-virtualization-type': ({ paravirtual }) =>
    paravirtual ? ['hvm', 'paravirtual'] : 'hvm',
  'vcpu-info.default-cores': ({ cores }) => cores,
  'vcpu-info.default-threads-per-core': threadsOf,
  'vcpu-info.default-vcpus': ({ vcpus }) => vcpus,
  'vcpu-info.valid-cores': ({ validCores }) => validCores.map(String),
  'vcpu-info.valid-threads-per-core': ({ validThreads }) => [
    ...validThreads.map(String),
    validThreads.join(','),
  ],
};
