import { cardFilters, groupNames } from './instance-card-filters.ts';
import { bootModeNow, hostnamesOf } from './instance-options-view.ts';
import { profileIdOf } from './instance-profile.ts';
import { privateNameOf, reasonOf } from './instance-view.ts';
import { type InstanceRow, stateOf } from './model/instance.ts';
import {
  type NetworkInterfaceRow,
  networkInterfaces,
  publicDnsName,
} from './model/network-interface.ts';
import { volumes } from './model/volume.ts';
import { vpcs } from './model/vpc.ts';
import { zoneId } from './model/zone.ts';
import type { Filters, Look } from './select.ts';

type Seen = string | number | boolean | undefined | readonly (string | undefined)[];

const text = (value: string | number | boolean | undefined) =>
  value === undefined ? undefined : String(value);

/** Looks at the primary interface. */
const primary =
  (look: Look<NetworkInterfaceRow>): Look<InstanceRow> =>
  (row, ctx) => {
    const card = networkInterfaces.get(ctx, row.interfaceIds[0] ?? '');
    return card && look(card, ctx);
  };

/** Looks at all interfaces. */
const cards =
  (look: Look<NetworkInterfaceRow>): Look<InstanceRow> =>
  (row, ctx) =>
    row.interfaceIds.flatMap((id) => {
      const card = networkInterfaces.get(ctx, id);
      const seen: Seen = card && look(card, ctx);
      return Array.isArray(seen) ? seen : [text(seen as string | number | boolean | undefined)];
    });

/** Looks at how its volumes are attached. */
const disks =
  (
    look: (attachment: {
      device: string;
      at: number;
      deleteOnTermination: boolean;
    }) => string | boolean,
  ): Look<InstanceRow> =>
  ({ id, volumeIds }, ctx) =>
    volumeIds.flatMap(
      (volumeId) =>
        volumes
          .get(ctx, volumeId)
          ?.attachments.filter(({ instanceId }) => instanceId === id)
          .map((one) => String(look(one))) ?? [],
    );

const time = (at: number) => new Date(at).toISOString();
const never = () => undefined;
const no = () => false;

/**
 * The filters of DescribeInstances, for whatever else lists instances.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
 */
export const instanceFilters: Filters<InstanceRow> = {
  affinity: ({ asked }) => asked?.Placement?.Affinity,
  architecture: ({ architecture }) => architecture,
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': ({ zone }) => zoneId(zone),
  'block-device-mapping.attach-time': disks(({ at }) => time(at)),
  'block-device-mapping.delete-on-termination': disks((one) => one.deleteOnTermination),
  'block-device-mapping.device-name': disks(({ device }) => device),
  'block-device-mapping.status': disks(() => 'attached'),
  'block-device-mapping.volume-id': ({ volumeIds }) => volumeIds,
  'boot-mode': ({ bootMode }) => bootMode,
  'capacity-reservation-id': ({ asked }) =>
    asked?.CapacityReservationSpecification?.CapacityReservationTarget?.CapacityReservationId,
  'capacity-reservation-specification.capacity-reservation-preference': ({ asked }) =>
    asked?.CapacityReservationSpecification?.CapacityReservationPreference ?? 'open',
  'capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id': ({
    asked,
  }) => asked?.CapacityReservationSpecification?.CapacityReservationTarget?.CapacityReservationId,
  'capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn':
    ({ asked }) =>
      asked?.CapacityReservationSpecification?.CapacityReservationTarget
        ?.CapacityReservationResourceGroupArn,
  'client-token': ({ clientToken }) => clientToken,
  'current-instance-boot-mode': (row) => bootModeNow(row),
  'dns-name': (row, ctx) =>
    vpcs.get(ctx, row.vpcId)?.dnsHostnames
      ? primary(({ publicIp }) => publicIp && publicDnsName(ctx, publicIp))(row, ctx)
      : undefined,
  'ebs-optimized': ({ ebsOptimized }) => ebsOptimized,
  'ena-support': () => true,
  'enclave-options.enabled': ({ asked }) => asked?.EnclaveOptions?.Enabled ?? false,
  'group-id': never,
  'group-name': never,
  'hibernation-options.configured': ({ asked }) => asked?.HibernationOptions?.Configured ?? false,
  'host-id': ({ asked }) => asked?.Placement?.HostId,
  hypervisor: () => 'xen',
  'iam-instance-profile.arn': ({ profileArn }) => profileArn,
  'iam-instance-profile.id': (row, ctx) => row.profileArn && profileIdOf(ctx, row),
  'image-id': ({ imageId }) => imageId,
  'instance-id': ({ id }) => id,
  'instance-lifecycle': ({ spotRequestId }) => (spotRequestId ? 'spot' : undefined),
  'instance-state-code': (row, ctx) => stateOf(ctx, row).Code,
  'instance-state-name': (row, ctx) => stateOf(ctx, row).Name,
  'instance-type': ({ type }) => type,
  'instance.group-id': primary(({ groupIds }) => groupIds),
  'instance.group-name': primary(groupNames),
  'ip-address': primary(({ publicIp }) => publicIp),
  'ipv6-address': cards(({ ipv6Addresses }) => ipv6Addresses),
  'kernel-id': ({ asked }) => asked?.KernelId,
  'key-name': ({ keyName }) => keyName,
  'launch-index': ({ launchIndex }) => launchIndex,
  'launch-time': ({ launchedAt }) => time(launchedAt),
  'maintenance-options.auto-recovery': ({ asked }) =>
    asked?.MaintenanceOptions?.AutoRecovery ?? 'default',
  'metadata-options.http-endpoint': ({ metadata }) => metadata.endpoint,
  'metadata-options.http-protocol-ipv4': () => 'enabled',
  'metadata-options.http-protocol-ipv6': ({ metadata }) => metadata.ipv6 ?? 'disabled',
  'metadata-options.http-put-response-hop-limit': ({ metadata }) => metadata.hopLimit,
  'metadata-options.http-tokens': ({ metadata }) => metadata.tokens,
  'metadata-options.instance-metadata-tags': ({ metadata }) => metadata.tags,
  'metadata-options.state': () => 'applied',
  'monitoring-state': ({ monitoring }) => (monitoring ? 'enabled' : 'disabled'),
  ...Object.fromEntries(
    Object.entries(cardFilters).map(([name, look]) => [`network-interface.${name}`, cards(look)]),
  ),
  'network-performance-options.bandwidth-weighting': ({ asked }) =>
    asked?.NetworkPerformanceOptions?.BandwidthWeighting ?? 'default',
  'operator.managed': no,
  'operator.principal': never,
  'outpost-arn': never,
  'owner-id': (_, { account }) => account,
  'placement-group-name': ({ groupName }) => groupName,
  'placement-partition-number': ({ asked }) => asked?.Placement?.PartitionNumber,
  platform: ({ platform }) => platform,
  'platform-details': ({ platformDetails }) => platformDetails,
  'private-dns-name': (row, ctx) => primary((card) => privateNameOf(ctx, row, card))(row, ctx),
  'private-dns-name-options.enable-resource-name-dns-a-record': (row, ctx) =>
    hostnamesOf(ctx, row).EnableResourceNameDnsARecord,
  'private-dns-name-options.enable-resource-name-dns-aaaa-record': (row, ctx) =>
    hostnamesOf(ctx, row).EnableResourceNameDnsAAAARecord,
  'private-dns-name-options.hostname-type': (row, ctx) => hostnamesOf(ctx, row).HostnameType,
  'private-ip-address': primary(({ privateIp }) => privateIp),
  'product-code': never,
  'product-code.type': never,
  'ramdisk-id': ({ asked }) => asked?.RamdiskId,
  reason: ({ transition }) => transition,
  'requester-id': never,
  'reservation-id': ({ reservationId }) => reservationId,
  'root-device-name': ({ rootDevice }) => rootDevice,
  'root-device-type': () => 'ebs',
  'source-dest-check': ({ sourceDestCheck }) => sourceDestCheck,
  'spot-instance-request-id': ({ spotRequestId }) => spotRequestId,
  'state-reason-code': (row, ctx) => reasonOf(ctx, row)?.code,
  'state-reason-message': (row, ctx) => reasonOf(ctx, row)?.message,
  'subnet-id': ({ subnetId }) => subnetId,
  tenancy: ({ tenancy }) => tenancy,
  'tpm-support': ({ tpm }) => tpm,
  'usage-operation': ({ platform }) =>
    platform === 'windows' ? 'RunInstances:0002' : 'RunInstances',
  'usage-operation-update-time': ({ launchedAt }) => time(launchedAt),
  'virtualization-type': () => 'hvm',
  'vpc-id': ({ vpcId }) => vpcId,
};
