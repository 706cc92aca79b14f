import type { Context } from '../engine/context.ts';
import { prefixLists } from './model/prefix-list.ts';
import { checkQuota } from './model/quota.ts';
import type { RuleWish } from './security-group-permissions.ts';

/**
 * Throws when a group would have more rules of one direction than AWS allows. IPv4 is counted apart
 * from IPv6: a rule that names a group counts for both, and one that names a prefix list counts as
 * many times as that may have entries.
 */
export function checkRuleCount(ctx: Context, rules: readonly RuleWish[]): void {
  const weight = ({ prefixListId }: RuleWish) =>
    (prefixListId && prefixLists.get(ctx, prefixListId)?.maxEntries) || 1;
  for (const other of ['cidr', 'cidrIpv6'] as const) {
    const counted = rules.filter((rule) => rule[other] === undefined);
    const sum = counted.reduce((total, rule) => total + weight(rule), 0);
    checkQuota(ctx, 'rulesPerSecurityGroup', sum);
  }
}
