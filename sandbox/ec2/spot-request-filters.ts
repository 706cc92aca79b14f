import type { EbsBlockDevice, InstanceNetworkInterfaceSpecification } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { instances } from './model/instance.ts';
import { type SpotRequestRow, spotStanding } from './model/spot-request.ts';
import { zoneId } from './model/zone.ts';
import type { Filters, Look } from './select.ts';

type Plain = string | number | boolean | undefined;

const text = (value: Plain) => (value === undefined ? undefined : String(value));
const never = () => undefined;
const time = (at: number) => new Date(at).toISOString();

const disks =
  (look: (disk: EbsBlockDevice) => Plain): Look<SpotRequestRow> =>
  ({ specification }) =>
    specification.BlockDeviceMappings?.map(({ Ebs }) => Ebs && text(look(Ebs)));

const cards =
  (look: (card: InstanceNetworkInterfaceSpecification) => Plain): Look<SpotRequestRow> =>
  ({ specification }) =>
    specification.NetworkInterfaces?.map((card) => text(look(card)));

/**
 * The filters of DescribeSpotInstanceRequests.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSpotInstanceRequests.html
 */
export const spotRequestFilters: Filters<SpotRequestRow> = {
  'availability-zone-group': ({ zoneGroup }) => zoneGroup,
  'create-time': ({ createdAt }) => time(createdAt),
  'fault-code': never,
  'fault-message': never,
  'instance-id': ({ instanceId }) => instanceId,
  'launch-group': ({ launchGroup }) => launchGroup,
  'launch.block-device-mapping.delete-on-termination': disks((one) => one.DeleteOnTermination),
  'launch.block-device-mapping.device-name': ({ specification }) =>
    specification.BlockDeviceMappings?.map(({ DeviceName }) => DeviceName),
  'launch.block-device-mapping.snapshot-id': disks(({ SnapshotId }) => SnapshotId),
  'launch.block-device-mapping.volume-size': disks(({ VolumeSize }) => VolumeSize),
  'launch.block-device-mapping.volume-type': disks(({ VolumeType }) => VolumeType),
  'launch.group-id': ({ specification }) => specification.SecurityGroupIds,
  'launch.group-name': ({ specification }) => specification.SecurityGroups,
  'launch.image-id': ({ specification }) => specification.ImageId,
  'launch.instance-type': ({ specification }) => specification.InstanceType,
  'launch.kernel-id': ({ specification }) => specification.KernelId,
  'launch.key-name': ({ specification }) => specification.KeyName,
  'launch.monitoring-enabled': ({ specification }) => specification.Monitoring?.Enabled ?? false,
  'launch.ramdisk-id': ({ specification }) => specification.RamdiskId,
  'launched-availability-zone': (row, ctx) => launchedIn(ctx, row),
  'launched-availability-zone-id': (row, ctx) => {
    const zone = launchedIn(ctx, row);
    return zone && zoneId(zone);
  },
  'network-interface.addresses.primary': ({ specification }) =>
    specification.NetworkInterfaces?.flatMap(
      ({ PrivateIpAddresses }) => PrivateIpAddresses?.map(({ Primary }) => text(Primary)) ?? [],
    ),
  'network-interface.delete-on-termination': cards((one) => one.DeleteOnTermination),
  'network-interface.description': cards(({ Description }) => Description),
  'network-interface.device-index': cards(({ DeviceIndex }) => DeviceIndex),
  'network-interface.group-id': ({ specification }) =>
    specification.NetworkInterfaces?.flatMap(({ Groups }) => Groups ?? []),
  'network-interface.network-interface-id': cards((one) => one.NetworkInterfaceId),
  'network-interface.private-ip-address': cards(({ PrivateIpAddress }) => PrivateIpAddress),
  'network-interface.subnet-id': ({ specification }) => specification.SubnetId,
  'product-description': () => 'Linux/UNIX',
  'spot-instance-request-id': ({ id }) => id,
  'spot-price': ({ price }) => price,
  state: (row, ctx) => spotStanding(ctx, row).state,
  'status-code': (row, ctx) => spotStanding(ctx, row).code,
  'status-message': (row, ctx) => spotStanding(ctx, row).why,
  type: ({ type }) => type,
  'valid-from': never,
  'valid-until': ({ validUntil }) => (validUntil === undefined ? undefined : time(validUntil)),
};

/** The zone of the instance that a request brought. */
export function launchedIn(ctx: Context, { instanceId }: SpotRequestRow): string | undefined {
  return instanceId ? instances.get(ctx, instanceId)?.zone : undefined;
}
