import type { IpPermission } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { ec2 } from '../peers.ts';
import type { Fields } from '../template/value.ts';
import type { ResourceKind } from './kind.ts';
import { count, list, text } from './property.ts';
import { retag, tagMade } from './tagging.ts';
import { uniqueName } from './unique-name.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html */
export const securityGroup: ResourceKind = {
  required: ['GroupDescription'],
  optional: ['GroupName', 'SecurityGroupEgress', 'SecurityGroupIngress', 'Tags', 'VpcId'],
  fixed: ['GroupDescription', 'GroupName', 'VpcId'],
  creates: [5_000, 8_000],
  removes: [1_000, 2_000],

  create(ctx, properties, home) {
    const { GroupId = '' } = ec2(ctx, 'createSecurityGroup', {
      GroupName: text(properties, 'GroupName') ?? uniqueName(ctx, home),
      Description: text(properties, 'GroupDescription') ?? '',
      VpcId: text(properties, 'VpcId'),
    });
    authorize(ctx, GroupId, properties);
    tagMade(ctx, GroupId, properties, home);
    const VpcId = text(properties, 'VpcId') ?? '';
    return { id: GroupId, attributes: { GroupId, Id: GroupId, VpcId } };
  },

  change(ctx, id, properties, before) {
    revoke(ctx, id, before);
    authorize(ctx, id, properties);
    retag(ctx, id, properties, before);
  },

  remove: (ctx, GroupId) => ec2(ctx, 'deleteSecurityGroup', { GroupId }),
};

/** What lets everything out, as every new group does until its template says otherwise. */
const allOut: IpPermission[] = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];

function authorize(ctx: Context, GroupId: string, properties: Fields): void {
  const into = permissionsOf(properties, 'SecurityGroupIngress');
  const out = permissionsOf(properties, 'SecurityGroupEgress');
  if (into.length > 0) {
    ec2(ctx, 'authorizeSecurityGroupIngress', { GroupId, IpPermissions: into });
  }
  if (out.length === 0) return;
  ec2(ctx, 'revokeSecurityGroupEgress', { GroupId, IpPermissions: allOut });
  ec2(ctx, 'authorizeSecurityGroupEgress', { GroupId, IpPermissions: out });
}

function revoke(ctx: Context, GroupId: string, before: Fields): void {
  const into = permissionsOf(before, 'SecurityGroupIngress');
  const out = permissionsOf(before, 'SecurityGroupEgress');
  if (into.length > 0) {
    ec2(ctx, 'revokeSecurityGroupIngress', { GroupId, IpPermissions: into });
  }
  if (out.length === 0) return;
  ec2(ctx, 'revokeSecurityGroupEgress', { GroupId, IpPermissions: out });
  ec2(ctx, 'authorizeSecurityGroupEgress', { GroupId, IpPermissions: allOut });
}

function permissionsOf(properties: Fields, name: string): IpPermission[] {
  return list(properties, name).map(permissionOf);
}

/** A rule as templates write it, in EC2's own way. */
export function permissionOf(rule: Fields): IpPermission {
  const Description = text(rule, 'Description');
  const peer = { ...(Description !== undefined && { Description }) };
  const CidrIp = text(rule, 'CidrIp');
  const CidrIpv6 = text(rule, 'CidrIpv6');
  const GroupId = text(rule, 'SourceSecurityGroupId') ?? text(rule, 'DestinationSecurityGroupId');
  const PrefixListId = text(rule, 'SourcePrefixListId') ?? text(rule, 'DestinationPrefixListId');
  return {
    IpProtocol: text(rule, 'IpProtocol'),
    FromPort: count(rule, 'FromPort'),
    ToPort: count(rule, 'ToPort'),
    ...(CidrIp && { IpRanges: [{ CidrIp, ...peer }] }),
    ...(CidrIpv6 && { Ipv6Ranges: [{ CidrIpv6, ...peer }] }),
    ...(GroupId && { UserIdGroupPairs: [{ GroupId, ...peer }] }),
    ...(PrefixListId && { PrefixListIds: [{ PrefixListId, ...peer }] }),
  };
}
