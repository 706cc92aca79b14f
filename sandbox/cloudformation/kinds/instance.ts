import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import { ec2 } from '../peers.ts';
import type { Fields, Value } from '../template/value.ts';
import type { ResourceKind } from './kind.ts';
import { count, flag, list, part, text, texts } from './property.ts';
import { retag, tagMade } from './tagging.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html */
export const instance: ResourceKind = {
  required: [],
  optional: [
    'AvailabilityZone',
    'BlockDeviceMappings',
    'DisableApiTermination',
    'EbsOptimized',
    'IamInstanceProfile',
    'ImageId',
    'InstanceType',
    'KeyName',
    'LaunchTemplate',
    'Monitoring',
    'NetworkInterfaces',
    'PrivateIpAddress',
    'SecurityGroupIds',
    'SecurityGroups',
    'SubnetId',
    'Tags',
    'Tenancy',
    'UserData',
  ],
  fixed: [
    'AvailabilityZone',
    'BlockDeviceMappings',
    'DisableApiTermination',
    'EbsOptimized',
    'IamInstanceProfile',
    'ImageId',
    'InstanceType',
    'KeyName',
    'LaunchTemplate',
    'Monitoring',
    'NetworkInterfaces',
    'PrivateIpAddress',
    'SecurityGroupIds',
    'SecurityGroups',
    'SubnetId',
    'Tenancy',
    'UserData',
  ],
  creates: [28_000, 42_000],
  removes: [42_000, 60_000],
  lingers: true,

  create(ctx, properties, home) {
    const zone = text(properties, 'AvailabilityZone');
    const Tenancy = text(properties, 'Tenancy') as 'default' | undefined;
    const template = part(properties, 'LaunchTemplate');
    const cards = list(properties, 'NetworkInterfaces').map(cardOf);
    const profile = text(properties, 'IamInstanceProfile');
    const monitored = flag(properties, 'Monitoring');
    const { Instances = [] } = ec2(ctx, 'runInstances', {
      MinCount: 1,
      MaxCount: 1,
      ImageId: text(properties, 'ImageId'),
      InstanceType: text(properties, 'InstanceType') as 't3.micro' | undefined,
      KeyName: text(properties, 'KeyName'),
      SubnetId: text(properties, 'SubnetId'),
      SecurityGroupIds: texts(properties, 'SecurityGroupIds'),
      SecurityGroups: texts(properties, 'SecurityGroups'),
      PrivateIpAddress: text(properties, 'PrivateIpAddress'),
      UserData: text(properties, 'UserData'),
      DisableApiTermination: flag(properties, 'DisableApiTermination'),
      EbsOptimized: flag(properties, 'EbsOptimized'),
      BlockDeviceMappings: disksOf(properties),
      ...(monitored !== undefined && { Monitoring: { Enabled: monitored } }),
      ...(profile && { IamInstanceProfile: { Name: profile } }),
      ...(cards.length > 0 && { NetworkInterfaces: cards }),
      ...((zone || Tenancy) && { Placement: { AvailabilityZone: zone, Tenancy } }),
      ...(template && {
        LaunchTemplate: {
          LaunchTemplateId: text(template, 'LaunchTemplateId'),
          LaunchTemplateName: text(template, 'LaunchTemplateName'),
          Version: text(template, 'Version'),
        },
      }),
    });
    const [made] = Instances;
    const id = made?.InstanceId ?? '';
    tagMade(ctx, id, properties, home);
    const attributes: Record<string, Value> = {
      InstanceId: id,
      AvailabilityZone: made?.Placement?.AvailabilityZone ?? '',
      PrivateIp: made?.PrivateIpAddress ?? '',
      PrivateDnsName: made?.PrivateDnsName ?? '',
      PublicIp: made?.PublicIpAddress ?? '',
      PublicDnsName: made?.PublicDnsName ?? '',
      VpcId: made?.VpcId ?? '',
    };
    return { id, attributes };
  },

  change: retag,
  remove: (ctx, id) => ec2(ctx, 'terminateInstances', { InstanceIds: [id] }),
};

function disksOf(properties: Fields): BlockDeviceMapping[] | undefined {
  const mappings = list(properties, 'BlockDeviceMappings');
  if (mappings.length === 0) return undefined;
  return mappings.map((mapping) => {
    const disk = part(mapping, 'Ebs');
    return {
      DeviceName: text(mapping, 'DeviceName'),
      ...(disk && {
        Ebs: {
          VolumeSize: count(disk, 'VolumeSize'),
          VolumeType: text(disk, 'VolumeType') as 'gp3' | undefined,
          Iops: count(disk, 'Iops'),
          SnapshotId: text(disk, 'SnapshotId'),
          Encrypted: flag(disk, 'Encrypted'),
          DeleteOnTermination: flag(disk, 'DeleteOnTermination'),
        },
      }),
    };
  });
}

function cardOf(card: Fields) {
  return {
    DeviceIndex: count(card, 'DeviceIndex') ?? 0,
    SubnetId: text(card, 'SubnetId'),
    Groups: texts(card, 'GroupSet'),
    PrivateIpAddress: text(card, 'PrivateIpAddress'),
    AssociatePublicIpAddress: flag(card, 'AssociatePublicIpAddress'),
  };
}
