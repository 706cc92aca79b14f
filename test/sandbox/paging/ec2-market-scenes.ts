import type { EC2 } from '@aws-sdk/client-ec2';
import type { Sandbox } from '../../../sandbox/index.ts';
import { s3Of } from '../s3/client.ts';
import type { Scene } from './churn.ts';

const minute = 60_000;
const balancer = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/shop/1a2b';
const Bucket = 'disks';
const UserBucket = { S3Bucket: Bucket, S3Key: 'disk.vmdk' };
const stay = async () => undefined;

/** The paged operations of EC2 that are about fleets, endpoint services and long tasks. */
export function ec2MarketScenes(ec2: EC2, sandbox: Sandbox): Readonly<Record<string, Scene>> {
  const imageId = async () =>
    (await ec2.describeImages({ Owners: ['amazon'] })).Images?.[0]?.ImageId ?? '';
  const template = async () => {
    const LaunchTemplateName = 'web';
    const LaunchTemplateData = { ImageId: await imageId(), InstanceType: 't3.micro' as const };
    await ec2.createLaunchTemplate({ LaunchTemplateName, LaunchTemplateData });
    return { LaunchTemplateName, Version: '$Latest' };
  };
  const service = async () => {
    const { ServiceConfiguration: made } = await ec2.createVpcEndpointServiceConfiguration({
      NetworkLoadBalancerArns: [balancer],
    });
    return { ServiceId: made?.ServiceId ?? '', ServiceName: made?.ServiceName ?? '' };
  };
  const disk = async () => {
    const s3 = s3Of(sandbox);
    await s3.createBucket({ Bucket });
    await s3.putObject({ Bucket, Key: UserBucket.S3Key, Body: 'a disk' });
  };
  const ownImage = async () => {
    const wish = { SourceImageId: await imageId(), SourceRegion: 'us-east-1', Name: 'mine' };
    const { ImageId = '' } = await ec2.copyImage(wish);
    sandbox.clock.advance(10 * minute);
    return ImageId;
  };
  const vpc = async () => (await ec2.describeVpcs({})).Vpcs?.[0]?.VpcId ?? '';
  return {
    DescribeFleets: async () => {
      const LaunchTemplateSpecification = await template();
      return {
        by: 'FleetId',
        async make() {
          const { FleetId = '' } = await ec2.createFleet({
            LaunchTemplateConfigs: [{ LaunchTemplateSpecification }],
            TargetCapacitySpecification: { TotalTargetCapacity: 0 },
          });
          return () => ec2.deleteFleets({ FleetIds: [FleetId], TerminateInstances: true });
        },
      };
    },
    DescribeSpotFleetRequests: async () => {
      const launch = { ImageId: await imageId(), InstanceType: 't3.micro' as const };
      return {
        by: 'SpotFleetRequestId',
        async make() {
          const { SpotFleetRequestId: id = '' } = await ec2.requestSpotFleet({
            SpotFleetRequestConfig: {
              IamFleetRole: 'arn:aws:iam::123456789012:role/fleet',
              LaunchSpecifications: [launch],
              TargetCapacity: 1,
            },
          });
          return () =>
            ec2.cancelSpotFleetRequests({ SpotFleetRequestIds: [id], TerminateInstances: true });
        },
      };
    },
    DescribeVpcEndpointServiceConfigurations: () => ({
      by: 'ServiceId',
      async make() {
        const { ServiceId } = await service();
        return () => ec2.deleteVpcEndpointServiceConfigurations({ ServiceIds: [ServiceId] });
      },
    }),
    DescribeVpcEndpointServicePermissions: async () => {
      const { ServiceId } = await service();
      return {
        by: 'Principal',
        input: { ServiceId },
        async make(at) {
          const friends = [`arn:aws:iam::${String(100_000_000_000 + at)}:root`];
          const change = (fields: object) =>
            ec2.modifyVpcEndpointServicePermissions({ ServiceId, ...fields });
          await change({ AddAllowedPrincipals: friends });
          return () => change({ RemoveAllowedPrincipals: friends });
        },
      };
    },
    DescribeVpcEndpointConnections: async () => {
      const { ServiceName } = await service();
      const VpcId = await vpc();
      return {
        by: 'VpcEndpointId',
        async make() {
          const { VpcEndpoint } = await ec2.createVpcEndpoint({
            VpcId,
            ServiceName,
            VpcEndpointType: 'Interface',
          });
          const VpcEndpointIds = [VpcEndpoint?.VpcEndpointId ?? ''];
          return () => ec2.deleteVpcEndpoints({ VpcEndpointIds });
        },
      };
    },
    DescribeVpcEndpointConnectionNotifications: async () => {
      const { ServiceId } = await service();
      return {
        by: 'ConnectionNotificationId',
        async make(at) {
          const { ConnectionNotification } = await ec2.createVpcEndpointConnectionNotification({
            ServiceId,
            ConnectionNotificationArn: `arn:aws:sns:us-east-1:123456789012:news-${at}`,
            ConnectionEvents: ['Accept'],
          });
          const id = ConnectionNotification?.ConnectionNotificationId ?? '';
          return () =>
            ec2.deleteVpcEndpointConnectionNotifications({ ConnectionNotificationIds: [id] });
        },
      };
    },
    DescribeImportImageTasks: async () => {
      await disk();
      return {
        by: 'ImportTaskId',
        async make() {
          await ec2.importImage({ DiskContainers: [{ Format: 'VMDK', UserBucket }] });
          return stay;
        },
      };
    },
    DescribeImportSnapshotTasks: async () => {
      await disk();
      return {
        by: 'ImportTaskId',
        async make() {
          await ec2.importSnapshot({ DiskContainer: { Format: 'VMDK', UserBucket } });
          return stay;
        },
      };
    },
    DescribeExportImageTasks: async () => {
      await disk();
      const ImageId = await ownImage();
      return {
        by: 'ExportImageTaskId',
        async make() {
          const S3ExportLocation = { S3Bucket: Bucket };
          await ec2.exportImage({ ImageId, DiskImageFormat: 'VMDK', S3ExportLocation });
          return stay;
        },
      };
    },
    DescribeStoreImageTasks: async () => {
      await disk();
      const ImageId = await ownImage();
      return {
        by: 'TaskStartTime',
        read: ({ TaskStartTime }: { TaskStartTime: Date }) => TaskStartTime.toISOString(),
        async make() {
          sandbox.clock.advance(minute);
          await ec2.createStoreImageTask({ ImageId, Bucket });
          return stay;
        },
      };
    },
    GetManagedPrefixListAssociations: async () => {
      const { PrefixList } = await ec2.createManagedPrefixList({
        ...{ PrefixListName: 'homes', MaxEntries: 2, AddressFamily: 'IPv4' },
      });
      const PrefixListId = PrefixList?.PrefixListId ?? '';
      return {
        by: 'ResourceId',
        input: { PrefixListId },
        async make(at) {
          const wish = { GroupName: `group-${at}`, Description: 'one' };
          const { GroupId } = await ec2.createSecurityGroup(wish);
          const IpPermissions = [{ IpProtocol: '-1', PrefixListIds: [{ PrefixListId }] }];
          await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions });
          return () => ec2.deleteSecurityGroup({ GroupId });
        },
      };
    },
    DescribeAddressTransfers: () => ({
      by: 'AllocationId',
      async make() {
        const { AllocationId = '' } = await ec2.allocateAddress({});
        await ec2.enableAddressTransfer({ AllocationId, TransferAccountId: '111122223333' });
        return () => ec2.disableAddressTransfer({ AllocationId });
      },
    }),
    DescribeNetworkInterfacePermissions: async () => {
      const SubnetId = (await ec2.describeSubnets({})).Subnets?.[0]?.SubnetId;
      return {
        by: 'NetworkInterfacePermissionId',
        async make() {
          const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId });
          const { InterfacePermission } = await ec2.createNetworkInterfacePermission({
            NetworkInterfaceId: NetworkInterface?.NetworkInterfaceId,
            AwsAccountId: '111122223333',
            Permission: 'INSTANCE-ATTACH',
          });
          const id = InterfacePermission?.NetworkInterfacePermissionId;
          return () => ec2.deleteNetworkInterfacePermission({ NetworkInterfacePermissionId: id });
        },
      };
    },
    DescribeAddressesAttribute: () => ({
      by: 'AllocationId',
      input: { Attribute: 'domain-name' },
      async make() {
        const { AllocationId } = await ec2.allocateAddress({});
        return () => ec2.releaseAddress({ AllocationId });
      },
    }),
    DescribeStaleSecurityGroups: async () => {
      const VpcId = await vpc();
      const PeerVpcId = (await ec2.createVpc({ CidrBlock: '10.9.0.0/16' })).Vpc?.VpcId ?? '';
      const { VpcPeeringConnection } = await ec2.createVpcPeeringConnection({ VpcId, PeerVpcId });
      await ec2.acceptVpcPeeringConnection({
        VpcPeeringConnectionId: VpcPeeringConnection?.VpcPeeringConnectionId,
      });
      const group = async (GroupName: string, where = VpcId) => {
        const wish = { VpcId: where, GroupName, Description: 'one' };
        return (await ec2.createSecurityGroup(wish)).GroupId ?? '';
      };
      return {
        by: 'GroupId',
        input: { VpcId },
        async make(at) {
          const [GroupId, gone] = [
            await group(`stale-${at}`),
            await group(`gone-${at}`, PeerVpcId),
          ];
          await ec2.authorizeSecurityGroupIngress({
            GroupId,
            IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: gone }] }],
          });
          await ec2.deleteSecurityGroup({ GroupId: gone });
          return () => ec2.deleteSecurityGroup({ GroupId });
        },
      };
    },
    DescribeTrafficMirrorSessions: async () => {
      const SubnetId = (await ec2.describeSubnets({})).Subnets?.[0]?.SubnetId ?? '';
      const card = async () =>
        (await ec2.createNetworkInterface({ SubnetId })).NetworkInterface?.NetworkInterfaceId ?? '';
      const { TrafficMirrorTarget } = await ec2.createTrafficMirrorTarget({
        NetworkInterfaceId: await card(),
      });
      const { TrafficMirrorFilter } = await ec2.createTrafficMirrorFilter({});
      return {
        by: 'TrafficMirrorSessionId',
        async make() {
          const { TrafficMirrorSession } = await ec2.createTrafficMirrorSession({
            NetworkInterfaceId: await card(),
            TrafficMirrorTargetId: TrafficMirrorTarget?.TrafficMirrorTargetId,
            TrafficMirrorFilterId: TrafficMirrorFilter?.TrafficMirrorFilterId,
            SessionNumber: 1,
          });
          const id = TrafficMirrorSession?.TrafficMirrorSessionId;
          return () => ec2.deleteTrafficMirrorSession({ TrafficMirrorSessionId: id });
        },
      };
    },
  };
}
