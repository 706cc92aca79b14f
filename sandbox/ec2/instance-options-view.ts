import type { Instance, Placement } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import type { InstanceRow } from './model/instance.ts';
import { instanceTypes } from './model/instance-type.ts';
import { placementGroups } from './model/placement-group.ts';
import { subnets } from './model/subnet.ts';
import { zoneId } from './model/zone.ts';

/** The options of an instance as AWS shows them: what the launch asked for, or AWS's default. */
export function viewOptions(ctx: Context, row: InstanceRow): Partial<Instance> {
  const { asked = {}, architecture } = row;
  const { CapacityReservationSpecification: reservation } = asked;
  const target = reservation?.CapacityReservationTarget;
  return {
    KernelId: asked.KernelId,
    RamdiskId: asked.RamdiskId,
    Placement: viewPlacement(ctx, row),
    CpuOptions: cpuOf(row),
    CapacityReservationId: target?.CapacityReservationId,
    CapacityReservationSpecification: {
      CapacityReservationPreference:
        reservation?.CapacityReservationPreference ?? (target ? undefined : 'open'),
      CapacityReservationTarget: target,
    },
    HibernationOptions: { Configured: asked.HibernationOptions?.Configured ?? false },
    EnclaveOptions: { Enabled: asked.EnclaveOptions?.Enabled ?? false },
    MaintenanceOptions: {
      AutoRecovery: asked.MaintenanceOptions?.AutoRecovery ?? 'default',
      RebootMigration: 'default',
    },
    NetworkPerformanceOptions: {
      BandwidthWeighting: asked.NetworkPerformanceOptions?.BandwidthWeighting ?? 'default',
    },
    PrivateDnsNameOptions: hostnamesOf(ctx, row),
    Licenses: asked.LicenseSpecifications?.map(({ LicenseConfigurationArn }) => ({
      LicenseConfigurationArn,
    })),
    MetadataOptions: {
      State: 'applied',
      HttpTokens: row.metadata.tokens,
      HttpPutResponseHopLimit: row.metadata.hopLimit,
      HttpEndpoint: row.metadata.endpoint,
      HttpProtocolIpv6: row.metadata.ipv6 ?? 'disabled',
      InstanceMetadataTags: row.metadata.tags,
    },
    BootMode: row.bootMode,
    CurrentInstanceBootMode: bootModeNow(row),
    TpmSupport: row.tpm,
    Operator: { Managed: false },
    Architecture: architecture as Instance['Architecture'],
  };
}

/** What an instance is called inside its VPC, and the records that are made for it. */
export function hostnamesOf(
  ctx: Context,
  { asked, subnetId }: InstanceRow,
): NonNullable<Instance['PrivateDnsNameOptions']> {
  const own = asked?.PrivateDnsNameOptions;
  const standard = subnets.get(ctx, subnetId)?.hostnames;
  return {
    HostnameType: own?.HostnameType ?? standard?.type ?? 'ip-name',
    EnableResourceNameDnsARecord: own?.EnableResourceNameDnsARecord ?? standard?.a ?? false,
    EnableResourceNameDnsAAAARecord:
      own?.EnableResourceNameDnsAAAARecord ?? standard?.aaaa ?? false,
  };
}

/** The mode an instance has booted in: its image's, or what its processor allows. */
export function bootModeNow({ bootMode, architecture }: InstanceRow): 'uefi' | 'legacy-bios' {
  if (bootMode === 'uefi' || bootMode === 'legacy-bios') return bootMode;
  return architecture === 'arm64' || bootMode === 'uefi-preferred' ? 'uefi' : 'legacy-bios';
}

function viewPlacement(ctx: Context, row: InstanceRow): Placement {
  const { asked = {}, groupName } = row;
  const group = groupName && placementGroups.all(ctx).find(({ name }) => name === groupName);
  return {
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneId(row.zone),
    Affinity: asked.Placement?.Affinity,
    GroupId: group ? group.id : undefined,
    GroupName: groupName ?? '',
    HostId: asked.Placement?.HostId,
    HostResourceGroupArn: asked.Placement?.HostResourceGroupArn,
    PartitionNumber: asked.Placement?.PartitionNumber,
    Tenancy: row.tenancy,
  };
}

/** What the type has, unless the launch wanted other numbers. */
function cpuOf({ asked, type, architecture }: InstanceRow): Instance['CpuOptions'] {
  const facts = instanceTypes().get(type);
  const threads = facts ? Math.max(1, Math.round(facts.vcpus / facts.cores)) : undefined;
  return {
    CoreCount: asked?.CpuOptions?.CoreCount ?? facts?.cores ?? 1,
    ThreadsPerCore:
      asked?.CpuOptions?.ThreadsPerCore ?? threads ?? (architecture === 'arm64' ? 1 : 2),
    AmdSevSnp: asked?.CpuOptions?.AmdSevSnp,
  };
}
