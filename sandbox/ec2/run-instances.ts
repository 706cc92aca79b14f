import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { reservationsOf } from './instance-view.ts';
import { cardsOf } from './launch-cards.ts';
import { detailsOf } from './launch-details.ts';
import { disksOf } from './launch-disks.ts';
import { withTemplate } from './launch-from-template.ts';
import { findImage } from './model/image.ts';
import type { InstanceRow } from './model/instance.ts';
import { launch } from './model/launch.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import { defaultGroupOf, securityGroups } from './model/security-group.ts';
import { noteSpotInstance } from './model/spot-request.ts';
import { freeAddresses, isIpv6Only, type SubnetRow, subnets } from './model/subnet.ts';
import { tagsFor } from './model/tags.ts';
import { checkArchitecture, checkInstanceType } from './model/type-check.ts';
import { affordable } from './model/vcpu-quota.ts';
import { defaultVpc } from './model/vpc.ts';
import { topic } from './topic.ts';

/** What a launch makes that can be tagged. */
const made = ['instance', 'volume', 'network-interface', 'spot-instances-request', 'elastic-gpu'];

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html */
export const runInstances = topic({
  RunInstances: (input, ctx) => ({ ...reservationsOf(ctx, run(ctx, input))[0] }),
});

/**
 * Launches what a request wants, as one reservation; its launch template has been worked in. Those
 * of a spot request, made before, are not counted as on-demand instances.
 */
export function run(
  ctx: Context,
  asked: RunInstancesRequest,
  lifecycle: 'on-demand' | 'spot' = 'on-demand',
): InstanceRow[] {
  const { request: input, marks } = withTemplate(ctx, asked);
  const { MinCount = 1, MaxCount = 1, TagSpecifications } = input;
  checkCounts(MinCount, MaxCount);
  checkCards(input);
  if (!input.ImageId)
    throw fault('MissingParameter', 'The request must contain the parameter ImageId');
  const image = findImage(ctx, input.ImageId);
  const type = input.InstanceType ?? 'm1.small';
  if (input.InstanceType) checkInstanceType(ctx, type);
  checkArchitecture(ctx, type, image.architecture);
  const subnet = placeOf(ctx, input);
  const free = isIpv6Only(subnet) ? Infinity : freeAddresses(ctx, subnet);
  if (free < MinCount) {
    throw fault(
      'InsufficientFreeAddressesInSubnet',
      `There are not enough free addresses in subnet '${subnet.id}' to satisfy the requested number of instances.`,
    );
  }
  const { InstanceMarketOptions: market } = input;
  const wanted = Math.min(MaxCount, free);
  const spot = market?.MarketType === 'spot';
  const groupIds = groupsOf(ctx, input, subnet);
  const rows = launch(ctx, {
    count:
      spot || lifecycle === 'spot' ? wanted : affordable(ctx, type, { least: MinCount, wanted }),
    image,
    type,
    subnet,
    groupIds,
    cards: cardsOf(ctx, input, subnet, groupIds),
    disks: disksOf(ctx, image, input.BlockDeviceMappings),
    tags: { ...tagsFor(TagSpecifications, 'instance', made), ...marks },
    volumeTags: tagsFor(TagSpecifications, 'volume', made),
    interfaceTags: tagsFor(TagSpecifications, 'network-interface', made),
    details: { ...detailsOf(ctx, input), bootMode: image.bootMode, tpm: image.tpm },
  });
  if (!spot) return rows;
  const { ImageId, InstanceType, KeyName } = input;
  const specification = { ImageId, InstanceType, KeyName, SubnetId: subnet.id };
  const price = market?.SpotOptions?.MaxPrice;
  return rows.map((row) => noteSpotInstance(ctx, row, { ...(price && { price }), specification }));
}

function checkCounts(least: number, most: number): void {
  if (least < 1 || most < 1) {
    throw fault(
      'InvalidParameterValue',
      `Value (${Math.min(least, most)}) for parameter minCount is invalid. It must be greater than 0.`,
    );
  }
  if (least > most) {
    throw fault(
      'InvalidParameterCombination',
      `Invalid values for request: minCount (${least}) may not be greater than maxCount (${most})`,
    );
  }
}

/** Where an instance is and what guards it is said of the instance or of its cards, never of both. */
function checkCards({ NetworkInterfaces, ...input }: RunInstancesRequest): void {
  if (!NetworkInterfaces?.length) return;
  const both = input.SubnetId
    ? 'subnet ID'
    : (input.SecurityGroupIds?.length || input.SecurityGroups?.length) && 'security groups';
  if (both) {
    throw fault(
      'InvalidParameterCombination',
      `Network interfaces and an instance-level ${both} may not be specified on the same request`,
    );
  }
}

/** The subnet asked for, or the default one of the zone asked for, or the default one of any zone. */
function placeOf(ctx: Context, input: RunInstancesRequest): SubnetRow {
  const id = input.SubnetId ?? input.NetworkInterfaces?.[0]?.SubnetId;
  if (id) return subnets.find(ctx, id);
  const cardId = input.NetworkInterfaces?.[0]?.NetworkInterfaceId;
  if (cardId) return subnets.find(ctx, networkInterfaces.find(ctx, cardId).subnetId);
  const vpc = defaultVpc(ctx);
  if (!vpc) {
    throw fault('VPCIdNotSpecified', 'No default VPC for this user. Specify a subnet.');
  }
  const zone = input.Placement?.AvailabilityZone;
  const subnet = subnets
    .all(ctx)
    .find((row) => row.vpcId === vpc.id && row.isDefault && (!zone || row.zone === zone));
  if (!subnet) {
    throw fault('InvalidParameterValue', `Invalid availability zone: [${zone}]`);
  }
  return subnet;
}

function groupsOf(ctx: Context, input: RunInstancesRequest, subnet: SubnetRow): string[] {
  const ids = input.SecurityGroupIds ?? input.NetworkInterfaces?.[0]?.Groups ?? [];
  for (const group of securityGroups.findAll(ctx, ids.length ? ids : undefined)) {
    if (ids.includes(group.id) && group.vpcId !== subnet.vpcId) {
      throw fault(
        'InvalidParameter',
        `Security group ${group.id} and subnet ${subnet.id} belong to different networks.`,
      );
    }
  }
  const named = (input.SecurityGroups ?? []).map((name) => {
    const group = securityGroups
      .all(ctx)
      .find((row) => row.vpcId === subnet.vpcId && row.name === name);
    if (!group) {
      throw fault(
        'InvalidGroup.NotFound',
        `The security group '${name}' does not exist in VPC '${subnet.vpcId}'`,
      );
    }
    return group.id;
  });
  const all = [...ids, ...named];
  checkQuota(ctx, 'securityGroupsPerInterface', all.length);
  const standard = defaultGroupOf(ctx, subnet.vpcId);
  return all.length > 0 || !standard ? all : [standard.id];
}
