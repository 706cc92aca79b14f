import { fault } from '../../engine/fault.ts';
import { covers, overlaps, parseCidr } from './cidr.ts';

const ten = '10.0.0.0/8';
const oneSevenTwo = '172.16.0.0/12';
const oneNineTwo = '192.168.0.0/16';
const cloud9 = '198.19.0.0/16';
const defaults = '172.31.0.0/16';

/** What a VPC may not have beside its first range, by where that is. */
const restrictions: readonly (readonly [first: string, restricted: readonly string[]])[] = [
  [ten, [oneSevenTwo, oneNineTwo, cloud9]],
  [oneSevenTwo, [ten, oneNineTwo, cloud9, defaults]],
  [oneNineTwo, [ten, oneSevenTwo, cloud9]],
  [cloud9, [ten, oneSevenTwo, oneNineTwo]],
  ['0.0.0.0/0', [ten, oneSevenTwo, oneNineTwo, cloud9]],
];

/**
 * Throws when AWS restricts a second range of a VPC, by the range it was made with.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
export function checkRestricted(first: string, ranges: readonly string[], wanted: string): void {
  const [, restricted = []] = restrictions.find(([range]) => isIn(range, first)) ?? [];
  if (!restricted.some((range) => shares(range, wanted))) return;
  if (ranges.includes(wanted)) return;
  throw fault(
    'InvalidVpc.Range',
    `The CIDR '${wanted}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR.`,
  );
}

function isIn(outer: string, inner: string): boolean {
  const [one, other] = [parseCidr(outer), parseCidr(inner)];
  return Boolean(one && other && covers(one, other));
}

function shares(left: string, right: string): boolean {
  const [one, other] = [parseCidr(left), parseCidr(right)];
  return Boolean(one && other && overlaps(one, other));
}
