import type { ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { creditsOf } from './credit-specifications.ts';
import { viewOptions } from './instance-options-view.ts';
import type { InstanceRow } from './model/instance.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { tagsOf } from './model/tags.ts';
import { volumes } from './model/volume.ts';
import { ipv4AddressesOf } from './network-interface-view.ts';

/**
 * What a launch template would say to launch an instance like this one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetLaunchTemplateData.html
 */
export function templateDataOf(ctx: Context, row: InstanceRow): ResponseLaunchTemplateData {
  const { MetadataOptions: metadata, ...options } = viewOptions(ctx, row);
  const credits = creditsOf(ctx, row);
  const Tags = tagsOf(ctx, row.id)?.filter(({ Key }) => !Key?.startsWith('aws:')) ?? [];
  return {
    ImageId: row.imageId,
    InstanceType: row.type as NonNullable<ResponseLaunchTemplateData['InstanceType']>,
    KeyName: row.keyName,
    UserData: row.userData,
    KernelId: options.KernelId,
    RamDiskId: options.RamdiskId,
    EbsOptimized: row.ebsOptimized,
    DisableApiTermination: row.disableApiTermination,
    DisableApiStop: row.disableApiStop,
    InstanceInitiatedShutdownBehavior: row.shutdownBehavior,
    Monitoring: { Enabled: row.monitoring },
    Placement: options.Placement,
    IamInstanceProfile: row.profileArn ? { Arn: row.profileArn } : undefined,
    CpuOptions: options.CpuOptions,
    CreditSpecification: credits && { CpuCredits: credits },
    CapacityReservationSpecification: options.CapacityReservationSpecification,
    LicenseSpecifications: options.Licenses,
    HibernationOptions: options.HibernationOptions,
    EnclaveOptions: options.EnclaveOptions,
    MaintenanceOptions: options.MaintenanceOptions && {
      AutoRecovery: options.MaintenanceOptions.AutoRecovery,
    },
    MetadataOptions: metadata,
    PrivateDnsNameOptions: options.PrivateDnsNameOptions,
    BlockDeviceMappings: disksOf(ctx, row),
    NetworkInterfaces: cardsOf(ctx, row),
    TagSpecifications: Tags.length > 0 ? [{ ResourceType: 'instance', Tags }] : [],
  };
}

function disksOf(ctx: Context, { id, volumeIds }: InstanceRow) {
  return volumeIds.flatMap((volumeId) => {
    const volume = volumes.get(ctx, volumeId);
    const own = volume?.attachments.find(({ instanceId }) => instanceId === id);
    if (!volume || !own) return [];
    return {
      DeviceName: own.device,
      Ebs: {
        Encrypted: volume.encrypted,
        DeleteOnTermination: own.deleteOnTermination,
        Iops: volume.iops,
        SnapshotId: volume.snapshotId || undefined,
        VolumeSize: volume.sizeGib,
        VolumeType: volume.type as never,
        Throughput: volume.throughput,
      },
    };
  });
}

function cardsOf(ctx: Context, { interfaceIds }: InstanceRow) {
  return interfaceIds.flatMap((id) => {
    const card = networkInterfaces.get(ctx, id);
    if (!card) return [];
    return {
      DeviceIndex: card.attachment?.deviceIndex ?? 0,
      NetworkCardIndex: 0,
      InterfaceType: 'interface',
      Description: card.description,
      SubnetId: card.subnetId,
      Groups: [...card.groupIds],
      AssociatePublicIpAddress: card.publicIp !== undefined,
      DeleteOnTermination: card.attachment?.deleteOnTermination,
      Ipv6Addresses: (card.ipv6Addresses ?? []).map((Ipv6Address) => ({ Ipv6Address })),
      PrivateIpAddresses: ipv4AddressesOf(card).map((PrivateIpAddress, at) => ({
        Primary: at === 0,
        PrivateIpAddress,
      })),
    };
  });
}
