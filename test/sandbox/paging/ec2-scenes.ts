import type { EC2 } from '@aws-sdk/client-ec2';
import type { Sandbox } from '../../../sandbox/index.ts';
import type { Scene } from './churn.ts';
import { ec2MarketScenes } from './ec2-market-scenes.ts';
import { ec2NetworkScenes } from './ec2-network-scenes.ts';

const minute = 60_000;
const zone = 'us-east-1a';

/** The paged operations of EC2. */
export function ec2Scenes(ec2: EC2, sandbox: Sandbox): Readonly<Record<string, Scene>> {
  const imageId = async () =>
    (await ec2.describeImages({ Owners: ['amazon'] })).Images?.[0]?.ImageId ?? '';
  const launch = async (fields = {}) => {
    const made = await ec2.runInstances({
      ImageId: await imageId(),
      MinCount: 1,
      MaxCount: 1,
      InstanceType: 't3.micro',
      ...fields,
    });
    const InstanceId = made.Instances?.[0]?.InstanceId ?? '';
    return InstanceId;
  };
  /** A terminated instance is seen for an hour, so it is there as long as the listing. */
  const instance = async () => {
    const InstanceIds = [await launch()];
    return async () => {
      await ec2.terminateInstances({ InstanceIds });
      sandbox.clock.advance(10 * minute);
    };
  };
  const volume = async () => {
    const { VolumeId } = await ec2.createVolume({ AvailabilityZone: zone, Size: 1 });
    return () => ec2.deleteVolume({ VolumeId });
  };
  const template = async (at: number) => {
    const LaunchTemplateName = `template-${at}`;
    await ec2.createLaunchTemplate({ LaunchTemplateName, LaunchTemplateData: { KeyName: 'a' } });
    return () => ec2.deleteLaunchTemplate({ LaunchTemplateName });
  };
  return {
    ...ec2MarketScenes(ec2, sandbox),
    ...ec2NetworkScenes(ec2, sandbox),
    DescribeInstances: () => ({ by: 'InstanceId', make: instance }),
    DescribeInstanceStatus: () => ({
      by: 'InstanceId',
      input: { IncludeAllInstances: true },
      make: instance,
    }),
    DescribeInstanceCreditSpecifications: () => ({
      by: 'InstanceId',
      async make() {
        const InstanceIds = [await launch()];
        sandbox.clock.advance(minute);
        return () => ec2.terminateInstances({ InstanceIds });
      },
    }),
    DescribeVolumes: () => ({ by: 'VolumeId', make: volume }),
    DescribeVolumeStatus: () => ({ by: 'VolumeId', make: volume }),
    DescribeVolumesModifications: () => ({
      by: 'VolumeId',
      async make() {
        const { VolumeId } = await ec2.createVolume({ AvailabilityZone: zone, Size: 1 });
        sandbox.clock.advance(minute);
        await ec2.modifyVolume({ VolumeId, Size: 2 });
        return () => ec2.deleteVolume({ VolumeId });
      },
    }),
    DescribeSnapshots: async () => {
      const { VolumeId } = await ec2.createVolume({ AvailabilityZone: zone, Size: 1 });
      sandbox.clock.advance(minute);
      return {
        by: 'SnapshotId',
        async make() {
          const { SnapshotId } = await ec2.createSnapshot({ VolumeId });
          return () => ec2.deleteSnapshot({ SnapshotId });
        },
      };
    },
    DescribeImages: async () => {
      const SourceImageId = await imageId();
      return {
        by: 'ImageId',
        input: { Owners: ['self'] },
        async make(at) {
          const { ImageId } = await ec2.copyImage({
            SourceImageId,
            SourceRegion: 'us-east-1',
            Name: `image-${at}`,
          });
          return () => ec2.deregisterImage({ ImageId });
        },
      };
    },
    DescribeImageUsageReports: async () => {
      const ImageId = await ownImage(ec2, sandbox, await imageId());
      return { by: 'ReportId', make: () => report(ec2, ImageId) };
    },
    DescribeImageUsageReportEntries: async () => {
      const ImageId = await ownImage(ec2, sandbox, await imageId());
      await launch({ ImageId });
      return {
        by: 'ReportId',
        async make() {
          const leave = await report(ec2, ImageId);
          sandbox.clock.advance(minute);
          return leave;
        },
      };
    },
    DescribeTags: async () => {
      const { VolumeId = '' } = await ec2.createVolume({ AvailabilityZone: zone, Size: 1 });
      return {
        by: 'Key',
        async make(at) {
          const tag = { Resources: [VolumeId], Tags: [{ Key: `key-${at}`, Value: 'x' }] };
          await ec2.createTags(tag);
          return () => ec2.deleteTags(tag);
        },
      };
    },
    DescribeLaunchTemplates: () => ({ by: 'LaunchTemplateName', make: template }),
    DescribeLaunchTemplateVersions: async () => {
      await template(0);
      const LaunchTemplateName = 'template-0';
      return {
        by: 'VersionNumber',
        input: { LaunchTemplateName },
        async make(at) {
          const { LaunchTemplateVersion } = await ec2.createLaunchTemplateVersion({
            LaunchTemplateName,
            LaunchTemplateData: { KeyName: `key-${at}` },
          });
          const Versions = [String(LaunchTemplateVersion?.VersionNumber)];
          return () => ec2.deleteLaunchTemplateVersions({ LaunchTemplateName, Versions });
        },
      };
    },
    DescribeIamInstanceProfileAssociations: () => ({
      by: 'AssociationId',
      async make() {
        const InstanceId = await launch();
        const { IamInstanceProfileAssociation } = await ec2.associateIamInstanceProfile({
          InstanceId,
          IamInstanceProfile: { Name: 'web' },
        });
        const AssociationId = IamInstanceProfileAssociation?.AssociationId;
        return () => ec2.disassociateIamInstanceProfile({ AssociationId });
      },
    }),
    DescribeSpotInstanceRequests: async () => {
      const LaunchSpecification = { ImageId: await imageId(), InstanceType: 't3.micro' as const };
      return {
        by: 'SpotInstanceRequestId',
        async make() {
          const made = await ec2.requestSpotInstances({ LaunchSpecification });
          const id = made.SpotInstanceRequests?.[0]?.SpotInstanceRequestId ?? '';
          return () => ec2.cancelSpotInstanceRequests({ SpotInstanceRequestIds: [id] });
        },
      };
    },
    DescribeHosts: () => ({
      by: 'HostId',
      async make() {
        const { HostIds } = await ec2.allocateHosts({
          AvailabilityZone: zone,
          InstanceType: 'm5.large',
          Quantity: 1,
        });
        return () => ec2.releaseHosts({ HostIds });
      },
    }),
    DescribeCapacityReservations: () => ({
      by: 'CapacityReservationId',
      async make() {
        const { CapacityReservation } = await ec2.createCapacityReservation({
          AvailabilityZone: zone,
          InstanceType: 't3.micro',
          InstancePlatform: 'Linux/UNIX',
          InstanceCount: 1,
        });
        const CapacityReservationId = CapacityReservation?.CapacityReservationId;
        return () => ec2.cancelCapacityReservation({ CapacityReservationId });
      },
    }),
  };
}

async function ownImage(ec2: EC2, sandbox: Sandbox, SourceImageId: string): Promise<string> {
  const wish = { SourceImageId, SourceRegion: 'us-east-1', Name: 'mine' };
  const { ImageId = '' } = await ec2.copyImage(wish);
  sandbox.clock.advance(2 * minute);
  return ImageId;
}

async function report(ec2: EC2, ImageId: string) {
  const ResourceTypes = [{ ResourceType: 'ec2:Instance' }];
  const { ReportId } = await ec2.createImageUsageReport({ ImageId, ResourceTypes });
  return () => ec2.deleteImageUsageReport({ ReportId });
}

const catalogue = 'what AWS offers neither comes nor goes';

/** The paged operations of EC2 that have no scene of coming and going. */
export const ec2Without: Readonly<Record<string, string>> = {
  DescribeClassicLinkInstances: 'AWS has retired ClassicLink: there are none',
  DescribeInstanceTypeOfferings: catalogue,
  DescribeInstanceTypes: catalogue,
  DescribeMovingAddresses: 'AWS has retired ClassicLink: there are none',
  DescribePrefixLists: catalogue,
  DescribeReservedInstancesOfferings: catalogue,
  DescribeSpotPriceHistory: 'prices follow from time alone',
  DescribeVpcClassicLinkDnsSupport: 'AWS has retired ClassicLink: there are none',
  SearchTransitGatewayRoutes: 'gives one page: AWS marks a longer answer as cut instead',
};
