import type { ManagedPrefixList } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import {
  findPrefixList,
  type PrefixEntry,
  type PrefixListRow,
  serviceLists,
  prefixLists as table,
} from './model/prefix-list.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { arnOf, topic } from './topic.ts';

const filters: Filters<PrefixListRow> = {
  'owner-id': ({ owner }) => owner,
  'prefix-list-id': ({ id }) => id,
  'prefix-list-name': ({ name }) => name,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html */
export const prefixLists = topic({
  CreateManagedPrefixList(input, ctx) {
    const { PrefixListName: name, MaxEntries: maxEntries, AddressFamily } = input;
    if (AddressFamily !== 'IPv4' && AddressFamily !== 'IPv6') {
      throw fault(
        'InvalidParameterValue',
        `Value (${AddressFamily}) for parameter addressFamily is invalid. It must be IPv4 or IPv6.`,
      );
    }
    const entries = (input.Entries ?? []).map(toEntry);
    checkSize(entries, maxEntries);
    const id = ctx.ids.id('pl');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'prefix-list'));
    const row = table.put(ctx, {
      id,
      name,
      owner: ctx.account,
      family: AddressFamily,
      maxEntries,
      state: 'create-complete',
      versions: [entries],
    });
    return { PrefixList: view(ctx, row) };
  },

  DescribeManagedPrefixLists(input, ctx) {
    const { PrefixListIds: ids, Filters } = input;
    const asked = ids?.length
      ? ids.map((id) => findPrefixList(ctx, id))
      : [...serviceLists(ctx), ...table.all(ctx)];
    const found = select(ctx, asked, Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { least: 1, most: 100 });
    return { PrefixLists: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  DescribePrefixLists(input, ctx) {
    const { PrefixListIds: ids, Filters } = input;
    const asked = serviceLists(ctx).filter(({ id }) => !ids?.length || ids.includes(id));
    const unknown = ids?.find((id) => !asked.some((row) => row.id === id));
    if (unknown !== undefined) throw gone(unknown);
    const { items, nextToken } = page(ctx, select(ctx, asked, Filters, filters), input);
    return {
      PrefixLists: items.map((row) => ({
        PrefixListId: row.id,
        PrefixListName: row.name,
        Cidrs: row.versions[0]?.map(({ cidr }) => cidr),
      })),
      NextToken: nextToken,
    };
  },

  GetManagedPrefixListEntries(input, ctx) {
    const { versions } = findPrefixList(ctx, input.PrefixListId);
    const entries = versions[(input.TargetVersion ?? versions.length) - 1] ?? [];
    const all = entries.map((entry) => ({ ...entry, id: entry.cidr }));
    const { items, nextToken } = page(ctx, all, input, { least: 1, most: 100 });
    return {
      Entries: items.map(({ cidr, description }) => ({ Cidr: cidr, Description: description })),
      NextToken: nextToken,
    };
  },

  ModifyManagedPrefixList(input, ctx) {
    const row = table.find(ctx, input.PrefixListId);
    const { AddEntries, RemoveEntries, CurrentVersion } = input;
    const version = row.versions.length;
    if (CurrentVersion !== undefined && CurrentVersion !== version) {
      throw fault(
        'PrefixListVersionMismatch',
        `The prefix list has the incorrect version number: its current version is ${version}.`,
      );
    }
    const added = (AddEntries ?? []).map(toEntry);
    const out = new Set([...added, ...(RemoveEntries ?? []).map(toEntry)].map(({ cidr }) => cidr));
    const kept = (row.versions.at(-1) ?? []).filter(({ cidr }) => !out.has(cidr));
    const entries = [...kept, ...added];
    const maxEntries = input.MaxEntries ?? row.maxEntries;
    checkSize(entries, maxEntries);
    const changed = AddEntries?.length || RemoveEntries?.length;
    const name = input.PrefixListName ?? row.name;
    const versions = changed ? [...row.versions, entries] : row.versions;
    const after = table.change(ctx, row.id, {
      name,
      maxEntries,
      versions,
      state: 'modify-complete',
    });
    return { PrefixList: view(ctx, after) };
  },

  DeleteManagedPrefixList({ PrefixListId }, ctx) {
    const row = table.find(ctx, PrefixListId);
    const PrefixList = view(ctx, { ...row, state: 'delete-complete' });
    table.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return { PrefixList };
  },
});

function gone(id: string) {
  return fault('InvalidPrefixListId.NotFound', `The prefix list ID '${id}' does not exist`);
}

function toEntry(entry: {
  Cidr?: string | undefined;
  Description?: string | undefined;
}): PrefixEntry {
  return { cidr: entry.Cidr ?? '', description: entry.Description };
}

function checkSize(entries: readonly PrefixEntry[], most: number): void {
  if (entries.length <= most) return;
  throw fault(
    'PrefixListMaxEntriesExceeded',
    `You've reached the maximum number of entries for the prefix list: ${most}.`,
  );
}

function view(ctx: Context, row: PrefixListRow): ManagedPrefixList {
  const ofAws = row.owner === 'AWS';
  const arn = arnOf(ofAws ? { ...ctx, account: 'aws' } : ctx, `prefix-list/${row.id}`);
  return {
    PrefixListId: row.id,
    PrefixListName: row.name,
    PrefixListArn: arn,
    AddressFamily: row.family,
    State: row.state,
    OwnerId: row.owner,
    ...(!ofAws && { MaxEntries: row.maxEntries, Version: row.versions.length }),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
