import type { ManagedPrefixList } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { dependencyViolation } from './dependency.ts';
import {
  findPrefixList,
  type PrefixListRow,
  serviceLists,
  prefixLists as table,
} from './model/prefix-list.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { checkCurrent, checkSize, entriesOf, usersOf, versionOf } from './prefix-list-entries.ts';
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
    if (/^com\.amazonaws/.test(name) || maxEntries < 1) {
      throw fault(
        'InvalidParameterValue',
        'A prefix list holds one entry at least, and its name does not begin with com.amazonaws.',
      );
    }
    const entries = entriesOf(input.Entries, AddressFamily);
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
    const row = findPrefixList(ctx, input.PrefixListId);
    const entries = versionOf(row, input.TargetVersion ?? row.versions.length);
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
    checkCurrent(row, CurrentVersion);
    const moved = AddEntries?.length || RemoveEntries?.length;
    if (moved && input.MaxEntries !== undefined && !ctx.lenient) {
      throw fault(
        'InvalidParameterCombination',
        'The entries and the size of a prefix list cannot be modified at the same time.',
      );
    }
    const added = entriesOf(AddEntries, row.family);
    const removed = entriesOf(RemoveEntries, row.family);
    const out = new Set([...added, ...removed].map(({ cidr }) => cidr));
    const kept = (row.versions.at(-1) ?? []).filter(({ cidr }) => !out.has(cidr));
    const entries = [...kept, ...added];
    const maxEntries = input.MaxEntries ?? row.maxEntries;
    checkSize(entries, maxEntries);
    const name = input.PrefixListName ?? row.name;
    const versions = moved ? [...row.versions, entries] : row.versions;
    const after = table.change(ctx, row.id, {
      name,
      maxEntries,
      versions,
      state: 'modify-complete',
    });
    return { PrefixList: view(ctx, after) };
  },

  RestoreManagedPrefixListVersion({ PrefixListId, PreviousVersion, CurrentVersion }, ctx) {
    const row = table.find(ctx, PrefixListId);
    checkCurrent(row, CurrentVersion);
    const entries = versionOf(row, PreviousVersion);
    checkSize(entries, row.maxEntries);
    const versions = [...row.versions, entries];
    return {
      PrefixList: view(ctx, table.change(ctx, row.id, { versions, state: 'restore-complete' })),
    };
  },

  GetManagedPrefixListAssociations(input, ctx) {
    const { id } = table.find(ctx, input.PrefixListId);
    const all = usersOf(ctx, id).map((user) => ({ id: user }));
    const { items, nextToken } = page(ctx, all, input, { most: 255 });
    return {
      PrefixListAssociations: items.map((user) => ({
        ResourceId: user.id,
        ResourceOwner: ctx.account,
      })),
      NextToken: nextToken,
    };
  },

  DeleteManagedPrefixList({ PrefixListId }, ctx) {
    const row = table.find(ctx, PrefixListId);
    if (!ctx.lenient && usersOf(ctx, row.id).length > 0) {
      throw dependencyViolation('prefix list', row.id);
    }
    const PrefixList = view(ctx, { ...row, state: 'delete-complete' });
    table.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return { PrefixList };
  },
});

function gone(id: string) {
  return fault('InvalidPrefixListId.NotFound', `The prefix list ID '${id}' does not exist`);
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
