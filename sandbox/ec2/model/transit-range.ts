import { fault } from '../../engine/fault.ts';
import { overlaps, parseCidr } from './cidr.ts';
import { parseIpv6Range } from './ipv6.ts';

/**
 * Throws for what a transit gateway cannot have as a range: longer prefixes than /24 in IPv4 and /64
 * in IPv6, link-local addresses, and a number of its own that is not private.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
 */
export function checkTransitOptions(asn: number | undefined, ranges: readonly string[]): void {
  const isPrivate =
    asn === undefined ||
    (asn >= 64_512 && asn <= 65_534) ||
    (asn >= 4_200_000_000 && asn <= 4_294_967_294);
  if (!isPrivate) {
    throw fault('InvalidParameterValue', `Value (${asn}) for parameter amazonSideAsn is invalid.`);
  }
  const wrong = ranges.find((range) => !isRange(range));
  if (wrong === undefined) return;
  throw fault(
    'InvalidParameterValue',
    `Value (${wrong}) for parameter transitGatewayCidrBlocks is invalid.`,
  );
}

/** Throws for what is no range that a route can lead to. */
export function checkDestination(cidr: string): void {
  if (parseCidr(cidr) || parseIpv6Range(cidr)) return;
  throw fault(
    'InvalidParameterValue',
    `Value (${cidr}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
  );
}

const linkLocal = parseCidr('169.254.0.0/16');

function isRange(text: string): boolean {
  const ipv4 = parseCidr(text);
  if (ipv4) return ipv4.bits <= 24 && !(linkLocal && overlaps(linkLocal, ipv4));
  const ipv6 = parseIpv6Range(text);
  return ipv6 !== undefined && ipv6.bits <= 64;
}
