import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { formatCidr, parseCidr } from './model/cidr.ts';
import { formatIpv6Range, parseIpv6Range } from './model/ipv6.ts';
import type { PrefixEntry, PrefixListRow } from './model/prefix-list.ts';
import { routeTables } from './model/route-table.ts';
import { securityGroups } from './model/security-group.ts';

/** The entries that a request lists, in AWS's spelling. Throws for what is no range, or listed twice. */
export function entriesOf(
  asked:
    | readonly { readonly Cidr?: string | undefined; readonly Description?: string | undefined }[]
    | undefined,
  family: PrefixListRow['family'],
): PrefixEntry[] {
  const entries = (asked ?? []).map(({ Cidr = '', Description }): PrefixEntry => {
    const range = family === 'IPv4' ? parseCidr(Cidr) : parseIpv6Range(Cidr);
    if (!range) {
      throw fault(
        'InvalidParameterValue',
        `Value (${Cidr}) for parameter cidr is invalid. This is not a valid ${family} CIDR block.`,
      );
    }
    const cidr = 'size' in range ? formatCidr(range) : formatIpv6Range(range);
    return { cidr, description: Description };
  });
  const twice = entries.find(({ cidr }, at) => entries.findIndex((it) => it.cidr === cidr) < at);
  if (!twice) return entries;
  throw fault('InvalidParameterValue', `The request lists the entry ${twice.cidr} twice.`);
}

/** Throws when there are more entries than a list is made for. */
export function checkSize(entries: readonly PrefixEntry[], most: number): void {
  if (entries.length <= most) return;
  throw fault(
    'PrefixListMaxEntriesExceeded',
    `You've reached the maximum number of entries for the prefix list: ${most}.`,
  );
}

/** Throws when a request was made for another version than the current one. */
export function checkCurrent({ versions }: PrefixListRow, wanted: number | undefined): void {
  if (wanted === undefined || wanted === versions.length) return;
  throw fault(
    'PrefixListVersionMismatch',
    `The prefix list has the incorrect version number: its current version is ${versions.length}.`,
  );
}

/** The entries of a version. Throws for one there has not been. */
export function versionOf({ id, versions }: PrefixListRow, number: number): readonly PrefixEntry[] {
  const found = versions[number - 1];
  if (found) return found;
  throw fault('InvalidParameterValue', `The prefix list '${id}' has no version ${number}.`);
}

/** The ids of what names a prefix list: security groups and route tables. */
export function usersOf(ctx: Context, listId: string): string[] {
  const groups = securityGroups
    .all(ctx)
    .filter(({ rules }) => rules.some(({ prefixListId }) => prefixListId === listId));
  const tables = routeTables
    .all(ctx)
    .filter(({ routes }) => routes.some(({ destination }) => destination === listId));
  return [...groups, ...tables].map(({ id }) => id);
}
