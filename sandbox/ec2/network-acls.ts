import type { NetworkAcl, NetworkAclEntry } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { dependencyViolation } from './dependency.ts';
import {
  type AclEntryRow,
  type NetworkAclRow,
  newNetworkAcl,
  networkAcls as table,
} from './model/network-acl.ts';
import { checkQuota } from './model/quota.ts';
import { dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, type Look, select } from './select.ts';
import { topic } from './topic.ts';

const entry =
  (look: (entry: AclEntryRow) => string | number | boolean | undefined): Look<NetworkAclRow> =>
  ({ entries }) =>
    entries.map(look).map((value) => (value === undefined ? undefined : String(value)));

const filters: Filters<NetworkAclRow> = {
  'association.association-id': ({ associations }) => associations.map(({ id }) => id),
  'association.network-acl-id': ({ id, associations }) => associations.map(() => id),
  'association.subnet-id': ({ associations }) => associations.map(({ subnetId }) => subnetId),
  default: ({ isDefault }) => isDefault,
  'entry.cidr': entry(({ cidr }) => cidr),
  'entry.egress': entry(({ egress }) => egress),
  'entry.icmp.code': entry(({ icmp }) => icmp?.code),
  'entry.icmp.type': entry(({ icmp }) => icmp?.type),
  'entry.ipv6-cidr': entry(({ cidrIpv6 }) => cidrIpv6),
  'entry.port-range.from': entry(({ ports }) => ports?.from),
  'entry.port-range.to': entry(({ ports }) => ports?.to),
  'entry.protocol': entry(({ protocol }) => protocol),
  'entry.rule-action': entry(({ action }) => action),
  'entry.rule-number': entry(({ number }) => number),
  'network-acl-id': ({ id }) => id,
  'owner-id': (_, { account }) => account,
  'vpc-id': ({ vpcId }) => vpcId,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html */
export const networkAcls = topic({
  DescribeNetworkAcls(input, ctx) {
    const { NetworkAclIds, Filters } = input;
    const found = select(ctx, table.findAll(ctx, NetworkAclIds), Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { ids: ['networkAclIds', NetworkAclIds] });
    return { NetworkAcls: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  CreateNetworkAcl({ VpcId, TagSpecifications, ClientToken }, ctx) {
    const { id: vpcId, ipv6Ranges = [] } = vpcs.find(ctx, VpcId);
    const beside = table.all(ctx).filter((row) => row.vpcId === vpcId);
    checkQuota(ctx, 'networkAclsPerVpc', beside.length + 1);
    const tags = tagsFor(TagSpecifications, 'network-acl');
    return {
      NetworkAcl: view(ctx, newNetworkAcl(ctx, { vpcId, ipv6: ipv6Ranges.length > 0, tags })),
      ClientToken,
    };
  },

  DeleteNetworkAcl({ NetworkAclId }, ctx) {
    const { id, isDefault, associations } = table.find(ctx, NetworkAclId);
    if (isDefault) {
      throw fault('InvalidParameterValue', `The network ACL '${id}' is the default of its VPC`);
    }
    if (associations.length > 0) throw dependencyViolation('networkAcl', id);
    table.remove(ctx, id);
    dropTags(ctx, id);
    return {};
  },
});

function view(ctx: Context, row: NetworkAclRow): NetworkAcl {
  const entries = [...row.entries].sort(
    (left, right) => Number(right.egress) - Number(left.egress) || left.number - right.number,
  );
  return {
    NetworkAclId: row.id,
    VpcId: row.vpcId,
    OwnerId: ctx.account,
    IsDefault: row.isDefault,
    Entries: entries.map(viewEntry),
    Associations: row.associations.map(({ id, subnetId }) => ({
      NetworkAclAssociationId: id,
      NetworkAclId: row.id,
      SubnetId: subnetId,
    })),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

function viewEntry({ ports, icmp, ...row }: AclEntryRow): NetworkAclEntry {
  return {
    RuleNumber: row.number,
    Egress: row.egress,
    Protocol: row.protocol,
    RuleAction: row.action,
    CidrBlock: row.cidr,
    Ipv6CidrBlock: row.cidrIpv6,
    PortRange: ports && { From: ports.from, To: ports.to },
    IcmpTypeCode: icmp && { Type: icmp.type, Code: icmp.code },
  };
}
