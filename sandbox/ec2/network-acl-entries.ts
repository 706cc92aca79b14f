import type { ReplaceNetworkAclEntryRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { formatCidr, parseCidr } from './model/cidr.ts';
import { formatIpv6Range, parseIpv6Range } from './model/ipv6.ts';
import {
  type AclEntryRow,
  lastRule,
  type NetworkAclRow,
  networkAcls,
} from './model/network-acl.ts';
import { checkQuota } from './model/quota.ts';
import { topic } from './topic.ts';

const protocols: Readonly<Record<string, string>> = {
  all: '-1',
  icmp: '1',
  tcp: '6',
  udp: '17',
  icmpv6: '58',
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
export const networkAclEntries = topic({
  CreateNetworkAclEntry(input, ctx) {
    const acl = networkAcls.find(ctx, input.NetworkAclId);
    const made = entryOf(input);
    if (acl.entries.some((one) => isSame(one, made))) {
      throw fault(
        'NetworkAclEntryAlreadyExists',
        `The network acl entry identified by ${made.number} already exists.`,
      );
    }
    const sameWay = acl.entries.filter(({ egress }) => egress === made.egress);
    checkQuota(ctx, 'rulesPerNetworkAcl', sameWay.length + 1);
    return keep(ctx, acl, [...acl.entries, made]);
  },

  ReplaceNetworkAclEntry(input, ctx) {
    const acl = networkAcls.find(ctx, input.NetworkAclId);
    const made = entryOf(input);
    checkThere(acl, made);
    return keep(
      ctx,
      acl,
      acl.entries.map((one) => (isSame(one, made) ? made : one)),
    );
  },

  DeleteNetworkAclEntry({ NetworkAclId, RuleNumber, Egress }, ctx) {
    const acl = networkAcls.find(ctx, NetworkAclId);
    const wanted = { number: RuleNumber, egress: Egress };
    checkThere(acl, wanted);
    return keep(
      ctx,
      acl,
      acl.entries.filter((one) => !isSame(one, wanted)),
    );
  },
});

type Place = Pick<AclEntryRow, 'number' | 'egress'>;

const isSame = (left: Place, right: Place) =>
  left.number === right.number && left.egress === right.egress;

function keep(ctx: Context, { id }: NetworkAclRow, entries: readonly AclEntryRow[]): object {
  networkAcls.change(ctx, id, { entries });
  return {};
}

function checkThere(acl: NetworkAclRow, wanted: Place): void {
  if (wanted.number < lastRule && acl.entries.some((one) => isSame(one, wanted))) return;
  const way = wanted.egress ? 'egress' : 'ingress';
  throw fault(
    'InvalidNetworkAclEntry.NotFound',
    `The ${way} network ACL entry with the rule number ${wanted.number} does not exist in '${acl.id}'`,
  );
}

function entryOf(input: ReplaceNetworkAclEntryRequest): AclEntryRow {
  const { RuleNumber: number = 0, Egress: egress = false, RuleAction: action } = input;
  if (number < 1 || number >= lastRule) {
    throw fault(
      'InvalidParameterValue',
      `Value (${number}) for parameter ruleNumber is invalid. It must be between 1 and ${lastRule - 1}.`,
    );
  }
  if (action !== 'allow' && action !== 'deny') {
    throw fault(
      'InvalidParameterValue',
      `Value (${action}) for parameter ruleAction is invalid. It must be 'allow' or 'deny'.`,
    );
  }
  if (!input.CidrBlock && !input.Ipv6CidrBlock) {
    throw fault(
      'MissingParameter',
      'The request must contain the parameter cidrBlock or ipv6CidrBlock',
    );
  }
  if (input.CidrBlock && input.Ipv6CidrBlock) {
    throw fault(
      'InvalidParameterCombination',
      'The parameter cidrBlock cannot be used with the parameter ipv6CidrBlock',
    );
  }
  const { PortRange, IcmpTypeCode } = input;
  const protocol = protocolOf(input.Protocol ?? '-1');
  checkDetails(protocol, input);
  return {
    number,
    egress,
    protocol,
    action,
    cidr: input.CidrBlock && rangeOf(input.CidrBlock),
    cidrIpv6: input.Ipv6CidrBlock && rangeIpv6Of(input.Ipv6CidrBlock),
    ports: PortRange && { from: PortRange.From ?? 0, to: PortRange.To ?? 65_535 },
    icmp: IcmpTypeCode && { type: IcmpTypeCode.Type ?? -1, code: IcmpTypeCode.Code ?? -1 },
  };
}

function protocolOf(text: string): string {
  const protocol = protocols[text.toLowerCase()] ?? text;
  if (/^(-1|\d{1,2}|1\d\d|2[0-4]\d|25[0-5])$/.test(protocol)) return protocol;
  throw fault(
    'InvalidParameterValue',
    `Value (${text}) for parameter protocol is invalid. Unknown protocol.`,
  );
}

/** TCP and UDP rules name ports, ICMP ones the type and code. */
function checkDetails(
  protocol: string,
  { PortRange, IcmpTypeCode, Ipv6CidrBlock }: ReplaceNetworkAclEntryRequest,
): void {
  const { From = 0, To = 65_535 } = PortRange ?? {};
  const missing =
    (['6', '17'].includes(protocol) && !PortRange && 'portRange') ||
    ((protocol === '1' || (protocol === '58' && Ipv6CidrBlock)) && !IcmpTypeCode && 'icmp');
  if (missing) {
    throw fault('MissingParameter', `The request must contain the parameter ${missing}`);
  }
  if (From < 0 || To > 65_535 || From > To) {
    throw fault('InvalidParameterValue', `Invalid TCP/UDP port range (${From}:${To})`);
  }
}

function rangeIpv6Of(text: string): string {
  const range = parseIpv6Range(text);
  if (range) return formatIpv6Range(range);
  throw fault(
    'InvalidParameterValue',
    `Value (${text}) for parameter ipv6CidrBlock is invalid. This is not a valid CIDR block.`,
  );
}

function rangeOf(text: string): string {
  const range = parseCidr(text);
  if (range) return formatCidr(range);
  throw fault(
    'InvalidParameterValue',
    `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
  );
}
