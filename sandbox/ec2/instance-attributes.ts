import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { viewInstance } from './instance-view.ts';
import { type InstanceRow, instances } from './model/instance.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import { securityGroups } from './model/security-group.ts';
import { checkInstanceType } from './model/type-check.ts';
import { volumes } from './model/volume.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html */
export const instanceAttributes = topic({
  DescribeInstanceAttribute({ InstanceId, Attribute }, ctx) {
    const row = instances.find(ctx, InstanceId);
    const view = viewInstance(ctx, row);
    const InstanceIdOnly = { InstanceId: row.id };
    switch (Attribute) {
      case 'instanceType':
        return { ...InstanceIdOnly, InstanceType: { Value: row.type } };
      case 'userData':
        return { ...InstanceIdOnly, UserData: { Value: row.userData } };
      case 'disableApiTermination':
        return { ...InstanceIdOnly, DisableApiTermination: { Value: row.disableApiTermination } };
      case 'disableApiStop':
        return { ...InstanceIdOnly, DisableApiStop: { Value: row.disableApiStop } };
      case 'instanceInitiatedShutdownBehavior':
        return {
          ...InstanceIdOnly,
          InstanceInitiatedShutdownBehavior: { Value: row.shutdownBehavior },
        };
      case 'rootDeviceName':
        return { ...InstanceIdOnly, RootDeviceName: { Value: row.rootDevice } };
      case 'blockDeviceMapping':
        return { ...InstanceIdOnly, BlockDeviceMappings: view.BlockDeviceMappings };
      case 'sourceDestCheck':
        return { ...InstanceIdOnly, SourceDestCheck: { Value: row.sourceDestCheck } };
      case 'groupSet':
        return { ...InstanceIdOnly, Groups: view.SecurityGroups };
      case 'ebsOptimized':
        return { ...InstanceIdOnly, EbsOptimized: { Value: row.ebsOptimized } };
      case 'enaSupport':
        return { ...InstanceIdOnly, EnaSupport: { Value: true } };
      case 'productCodes':
        return { ...InstanceIdOnly, ProductCodes: [] };
      case 'kernel':
      case 'ramdisk':
      case 'sriovNetSupport':
      case 'enclaveOptions':
        return InstanceIdOnly;
      default:
        throw fault(
          'InvalidParameterValue',
          `Value (${Attribute}) for parameter attribute is invalid. Unknown attribute.`,
        );
    }
  },

  ModifyInstanceAttribute(input, ctx) {
    const row = instances.find(ctx, input.InstanceId);
    const wish = { ...input, ...namedAttribute(input) };
    if (wish.InstanceType?.Value !== undefined || wish.UserData) mustBeStopped(ctx, row, wish);
    instances.change(ctx, row.id, changes(ctx, row, wish));
    if (wish.Groups?.length) {
      const groupIds = securityGroups.findAll(ctx, wish.Groups).map(({ id }) => id);
      checkQuota(ctx, 'securityGroupsPerInterface', groupIds.length);
      const [primary] = row.interfaceIds;
      if (primary) networkInterfaces.change(ctx, primary, { groupIds });
    }
    for (const { DeviceName, Ebs } of wish.BlockDeviceMappings ?? []) {
      keepDisk(ctx, row, DeviceName, Ebs?.DeleteOnTermination);
    }
    return {};
  },

  ResetInstanceAttribute({ InstanceId, Attribute }, ctx) {
    const row = instances.find(ctx, InstanceId);
    if (Attribute === 'sourceDestCheck') {
      instances.change(ctx, row.id, { sourceDestCheck: true });
    } else if (Attribute !== 'kernel' && Attribute !== 'ramdisk') {
      throw fault(
        'InvalidParameterValue',
        `Value (${Attribute}) for parameter attribute is invalid. It cannot be reset.`,
      );
    }
    return {};
  },

  ModifyInstanceMetadataOptions(input, ctx) {
    const row = instances.find(ctx, input.InstanceId);
    const metadata = {
      tokens: input.HttpTokens ?? row.metadata.tokens,
      hopLimit: input.HttpPutResponseHopLimit ?? row.metadata.hopLimit,
      endpoint: input.HttpEndpoint ?? row.metadata.endpoint,
      tags: input.InstanceMetadataTags ?? row.metadata.tags,
      ipv6: input.HttpProtocolIpv6 ?? row.metadata.ipv6,
    };
    const view = viewInstance(ctx, instances.change(ctx, row.id, { metadata }));
    return { InstanceId: row.id, InstanceMetadataOptions: view.MetadataOptions };
  },

  MonitorInstances: ({ InstanceIds }, ctx) => ({
    InstanceMonitorings: monitor(ctx, InstanceIds, true),
  }),

  UnmonitorInstances: ({ InstanceIds }, ctx) => ({
    InstanceMonitorings: monitor(ctx, InstanceIds, false),
  }),
});

/** The older form of the call names the attribute and gives its value as text. */
function namedAttribute({ Attribute, Value }: Partial<ModifyInstanceAttributeRequest>) {
  if (!Attribute || Value === undefined) return {};
  const truth = { Value: Value === 'true' };
  const written: Record<string, Partial<ModifyInstanceAttributeRequest>> = {
    instanceType: { InstanceType: { Value } },
    disableApiTermination: { DisableApiTermination: truth },
    disableApiStop: { DisableApiStop: truth },
    sourceDestCheck: { SourceDestCheck: truth },
    ebsOptimized: { EbsOptimized: truth },
    instanceInitiatedShutdownBehavior: { InstanceInitiatedShutdownBehavior: { Value } },
    userData: { UserData: { Value: Buffer.from(Value, 'base64') } },
  };
  return written[Attribute] ?? {};
}

function changes(
  ctx: Context,
  row: InstanceRow,
  wish: Partial<ModifyInstanceAttributeRequest>,
): Partial<InstanceRow> {
  const type = wish.InstanceType?.Value ?? row.type;
  if (type !== row.type) checkInstanceType(ctx, type);
  const userData = wish.UserData?.Value;
  const behavior = wish.InstanceInitiatedShutdownBehavior?.Value ?? row.shutdownBehavior;
  return {
    type,
    userData: userData ? Buffer.from(userData).toString('base64') : row.userData,
    disableApiTermination: wish.DisableApiTermination?.Value ?? row.disableApiTermination,
    disableApiStop: wish.DisableApiStop?.Value ?? row.disableApiStop,
    sourceDestCheck: wish.SourceDestCheck?.Value ?? row.sourceDestCheck,
    ebsOptimized: wish.EbsOptimized?.Value ?? row.ebsOptimized,
    shutdownBehavior: behavior === 'terminate' ? 'terminate' : 'stop',
  };
}

function mustBeStopped(
  ctx: Context,
  { id, timeline }: InstanceRow,
  wish: Partial<ModifyInstanceAttributeRequest>,
): void {
  if (stateNow(ctx, timeline) === 'stopped' || ctx.lenient) return;
  const what = wish.UserData ? 'userData' : 'instanceType';
  throw fault(
    'IncorrectInstanceState',
    `The instance '${id}' is not in the 'stopped' state. Stop it to change its ${what}.`,
  );
}

function keepDisk(ctx: Context, row: InstanceRow, device = '', deleteOnTermination = true): void {
  for (const id of row.volumeIds) {
    const volume = volumes.get(ctx, id);
    const attachments = volume?.attachments.map((one) =>
      one.device === device && one.instanceId === row.id ? { ...one, deleteOnTermination } : one,
    );
    if (attachments) volumes.change(ctx, id, { attachments });
  }
}

function monitor(ctx: Context, ids: readonly string[], monitoring: boolean) {
  return instances.findAll(ctx, ids).map(({ id }) => {
    instances.change(ctx, id, { monitoring });
    return {
      InstanceId: id,
      Monitoring: { State: monitoring ? ('pending' as const) : ('disabling' as const) },
    };
  });
}
