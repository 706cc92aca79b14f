import { reservationsOf } from './instance-view.ts';
import { type InstanceRow, instances, stateOf } from './model/instance.ts';
import { networkInterfaces, privateDnsName, publicDnsName } from './model/network-interface.ts';
import { securityGroups } from './model/security-group.ts';
import { volumes } from './model/volume.ts';
import { page } from './paging.ts';
import { type Filters, type Look, select } from './select.ts';
import { topic } from './topic.ts';

const card: (look: Look<ReturnType<typeof networkInterfaces.all>[number]>) => Look<InstanceRow> =
  (look) => (row, ctx) => {
    const primary = networkInterfaces.get(ctx, row.interfaceIds[0] ?? '');
    return primary && look(primary, ctx);
  };

/** The filters of DescribeInstances, for whatever else lists instances. */
export const instanceFilters: Filters<InstanceRow> = {
  architecture: ({ architecture }) => architecture,
  'availability-zone': ({ zone }) => zone,
  'block-device-mapping.volume-id': ({ volumeIds }) => volumeIds,
  'block-device-mapping.device-name': ({ id, volumeIds }, ctx) =>
    volumeIds.flatMap(
      (volumeId) =>
        volumes
          .get(ctx, volumeId)
          ?.attachments.filter(({ instanceId }) => instanceId === id)
          .map(({ device }) => device) ?? [],
    ),
  'client-token': ({ clientToken }) => clientToken,
  'dns-name': card(({ publicIp }, ctx) => publicIp && publicDnsName(ctx, publicIp)),
  hypervisor: () => 'xen',
  'iam-instance-profile.arn': ({ profileArn }) => profileArn,
  'image-id': ({ imageId }) => imageId,
  'instance-id': ({ id }) => id,
  'instance-lifecycle': ({ spotRequestId }) => (spotRequestId ? 'spot' : undefined),
  'instance-state-code': (row, ctx) => stateOf(ctx, row).Code,
  'instance-state-name': (row, ctx) => stateOf(ctx, row).Name,
  'instance-type': ({ type }) => type,
  'instance.group-id': card(({ groupIds }) => groupIds),
  'instance.group-name': card(({ groupIds }, ctx) =>
    groupIds.map((id) => securityGroups.get(ctx, id)?.name),
  ),
  'ip-address': card(({ publicIp }) => publicIp),
  'key-name': ({ keyName }) => keyName,
  'launch-index': ({ launchIndex }) => launchIndex,
  'launch-time': ({ launchedAt }) => new Date(launchedAt).toISOString(),
  'metadata-options.http-tokens': ({ metadata }) => metadata.tokens,
  'monitoring-state': ({ monitoring }) => (monitoring ? 'enabled' : 'disabled'),
  'network-interface.network-interface-id': ({ interfaceIds }) => interfaceIds,
  'network-interface.subnet-id': card(({ subnetId }) => subnetId),
  'network-interface.vpc-id': card(({ vpcId }) => vpcId),
  'network-interface.group-id': card(({ groupIds }) => groupIds),
  'network-interface.addresses.private-ip-address': card(({ privateIp, secondaryIps }) => [
    privateIp,
    ...secondaryIps,
  ]),
  'owner-id': (_, { account }) => account,
  'placement-group-name': ({ groupName }) => groupName,
  platform: ({ platform }) => platform,
  'platform-details': ({ platformDetails }) => platformDetails,
  'private-dns-name': card(({ privateIp }, ctx) => privateDnsName(ctx, privateIp)),
  'private-ip-address': card(({ privateIp }) => privateIp),
  'reservation-id': ({ reservationId }) => reservationId,
  'root-device-name': ({ rootDevice }) => rootDevice,
  'root-device-type': () => 'ebs',
  'spot-instance-request-id': ({ spotRequestId }) => spotRequestId,
  'source-dest-check': ({ sourceDestCheck }) => sourceDestCheck,
  'state-reason-code': ({ reason }) => reason?.code,
  'subnet-id': card(({ subnetId }) => subnetId),
  tenancy: ({ tenancy }) => tenancy,
  'virtualization-type': () => 'hvm',
  'vpc-id': card(({ vpcId }) => vpcId),
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const describeInstances = topic({
  DescribeInstances(input, ctx) {
    const { InstanceIds, Filters } = input;
    const found = select(ctx, instances.findAll(ctx, InstanceIds), Filters, instanceFilters);
    const { items, nextToken } = page(ctx, found, input, { ids: ['instancesSet', InstanceIds] });
    return { Reservations: reservationsOf(ctx, items), NextToken: nextToken };
  },
});
