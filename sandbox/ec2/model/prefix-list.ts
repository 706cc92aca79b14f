import type { Context } from '../../engine/context.ts';
import { createIds } from '../../engine/ids.ts';
import { kind } from './kind.ts';

/** A range of a prefix list. */
export interface PrefixEntry {
  readonly cidr: string;
  readonly description?: string | undefined;
}

/** A named set of address ranges, for use in routes and security groups. */
export interface PrefixListRow {
  readonly id: string;
  readonly name: string;
  /** The account it belongs to; `AWS` for the ones of AWS's own services. */
  readonly owner: string;
  readonly family: 'IPv4' | 'IPv6';
  readonly maxEntries: number;
  readonly state: 'create-complete' | 'modify-complete' | 'restore-complete' | 'delete-complete';
  /** The entries of each version, the first being version 1. */
  readonly versions: readonly (readonly PrefixEntry[])[];
}

/** The prefix lists this account made in a region. */
export const prefixLists = kind<PrefixListRow>({
  name: 'prefixLists',
  prefix: 'pl',
  noun: 'prefix list ID',
  code: 'InvalidPrefixListID',
  malformedCode: 'InvalidPrefixListId',
  tagged: 'prefix-list',
});

const ofServices: Readonly<Record<string, readonly string[]>> = {
  s3: ['52.216.0.0/15', '54.231.0.0/16'],
  dynamodb: ['52.94.0.0/22', '52.119.224.0/20'],
};

/** The prefix lists by which routes name AWS's services. They are the same for every account. */
export function serviceLists({ region }: Context): PrefixListRow[] {
  return Object.entries(ofServices).map(([service, cidrs]) => {
    const name = `com.amazonaws.${region}.${service}`;
    return {
      id: `pl-${createIds('prefix list', name, { tables: {}, draws: 0 }).hex(8)}`,
      name,
      owner: 'AWS',
      family: 'IPv4',
      maxEntries: cidrs.length,
      state: 'create-complete',
      versions: [cidrs.map((cidr) => ({ cidr }))],
    };
  });
}

/** The prefix list of that id, the account's own or one of AWS's services. */
export function findPrefixList(ctx: Context, id: string): PrefixListRow {
  return serviceLists(ctx).find((row) => row.id === id) ?? prefixLists.find(ctx, id);
}
