import type { IpPermission } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { formatCidr, parseCidr } from './model/cidr.ts';
import { formatIpv6Range, parseIpv6Range } from './model/ipv6.ts';
import { type RuleRow, securityGroups } from './model/security-group.ts';
import { defaultVpc } from './model/vpc.ts';

/** A rule without the id it gets when it is added. */
export type RuleWish = Omit<RuleRow, 'id'>;

const numbers: Record<string, string> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' };
const protocols = new Set(['tcp', 'udp', 'icmp', 'icmpv6', '-1']);

/** Rules in AWS's older form, where one permission has many peers. */
export function permissionsOf(ctx: Context, rules: readonly RuleRow[]): IpPermission[] {
  const permissions = new Map<string, Required<Pick<IpPermission, 'IpRanges'>> & IpPermission>();
  for (const rule of rules) {
    const { protocol, fromPort, toPort } = rule;
    const key = `${protocol}/${fromPort}/${toPort}`;
    const one = permissions.get(key) ?? {
      IpProtocol: protocol,
      FromPort: fromPort,
      ToPort: toPort,
      IpRanges: [],
      Ipv6Ranges: [],
      PrefixListIds: [],
      UserIdGroupPairs: [],
    };
    permissions.set(key, one);
    const Description = rule.description;
    if (rule.cidr) one.IpRanges?.push({ CidrIp: rule.cidr, Description });
    if (rule.cidrIpv6) one.Ipv6Ranges?.push({ CidrIpv6: rule.cidrIpv6, Description });
    if (rule.prefixListId)
      one.PrefixListIds?.push({ PrefixListId: rule.prefixListId, Description });
    if (rule.group) {
      const { id, account } = rule.group;
      one.UserIdGroupPairs?.push({ GroupId: id, UserId: account ?? ctx.account, Description });
    }
  }
  return [...permissions.values()];
}

/** AWS's older form as rules: one for each peer. Throws for what AWS refuses. */
export function rulesOf(
  ctx: Context,
  permissions: readonly IpPermission[],
  egress: boolean,
): RuleWish[] {
  return permissions.flatMap((permission) => {
    const traffic = trafficOf(permission, egress);
    const peers = peersOf(ctx, permission);
    if (peers.length === 0) {
      throw fault(
        'MissingParameter',
        'The request must contain the parameter ipRanges, groups or prefixListIds',
      );
    }
    return peers.map((peer) => ({ ...traffic, ...peer }));
  });
}

/** True when both let the same traffic pass for the same peer; descriptions make no difference. */
export function sameRule(left: RuleWish, right: RuleWish): boolean {
  const key = (rule: RuleWish) =>
    JSON.stringify([
      rule.egress,
      rule.protocol,
      rule.fromPort ?? -1,
      rule.toPort ?? -1,
      rule.cidr,
      rule.cidrIpv6,
      rule.prefixListId,
      rule.group?.id,
    ]);
  return key(left) === key(right);
}

function trafficOf({ IpProtocol, FromPort, ToPort }: IpPermission, egress: boolean) {
  const protocol = numbers[IpProtocol ?? ''] ?? (IpProtocol ?? '').toLowerCase();
  if (!protocols.has(protocol) && !/^\d{1,3}$/.test(protocol)) {
    throw fault(
      'InvalidPermission.Malformed',
      `Unsupported IP protocol "${IpProtocol}"  - supported: [tcp, udp, icmp, icmpv6, -1]`,
    );
  }
  if (protocol === '-1') return { egress, protocol };
  if (FromPort === undefined || ToPort === undefined) {
    if (/^\d+$/.test(protocol) || protocol === 'icmpv6') return { egress, protocol };
    throw fault(
      'InvalidParameterValue',
      `Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.`,
    );
  }
  const isPort = protocol === 'tcp' || protocol === 'udp';
  if (isPort && (FromPort < 0 || ToPort > 65_535 || FromPort > ToPort)) {
    throw fault('InvalidParameterValue', `Invalid TCP/UDP port range (${FromPort}:${ToPort})`);
  }
  return { egress, protocol, fromPort: FromPort, toPort: ToPort };
}

function peersOf(ctx: Context, permission: IpPermission): Partial<RuleRow>[] {
  const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
  return [
    ...(IpRanges ?? []).map(({ CidrIp = '', Description }) => {
      const range = parseCidr(CidrIp);
      if (!range) throw fault('InvalidParameterValue', `CIDR block ${CidrIp} is malformed`);
      return { cidr: formatCidr(range), ...described(Description) };
    }),
    ...(Ipv6Ranges ?? []).map(({ CidrIpv6 = '', Description }) => {
      const range = parseIpv6Range(CidrIpv6);
      if (!range) throw fault('InvalidParameterValue', `CIDR block ${CidrIpv6} is malformed`);
      return { cidrIpv6: formatIpv6Range(range), ...described(Description) };
    }),
    ...(PrefixListIds ?? []).map(({ PrefixListId = '', Description }) => ({
      prefixListId: PrefixListId,
      ...described(Description),
    })),
    ...(UserIdGroupPairs ?? []).map(({ GroupId, GroupName, UserId, Description }) => ({
      group: { id: peerGroup(ctx, GroupId, GroupName, UserId), account: UserId ?? ctx.account },
      ...described(Description),
    })),
  ];
}

function described(description: string | undefined): { description?: string } {
  if (!description) return {};
  checkCharacters(description, 'security group rule description');
  return { description };
}

/** Throws for letters that AWS doesn't take in names and descriptions, and for more than 255. */
export function checkCharacters(text: string, what: string): void {
  if (/^[\w. \-:/()#,@[\]+=&;{}!$*]{0,255}$/.test(text)) return;
  throw fault(
    'InvalidParameterValue',
    `Invalid ${what}. Valid ones are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*`,
  );
}

/** A group of this account must exist; one of another account is taken at its word. */
function peerGroup(ctx: Context, id?: string, name?: string, account = ctx.account): string {
  if (id) return account === ctx.account ? securityGroups.find(ctx, id).id : id;
  const home = defaultVpc(ctx)?.id;
  const found = securityGroups.all(ctx).find((row) => row.name === name && row.vpcId === home);
  if (!found) throw fault('InvalidGroup.NotFound', `The security group '${name}' does not exist`);
  return found.id;
}
