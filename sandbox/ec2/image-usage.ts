import type { ImageUsageReport, ImageUsageResourceTypeRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow, type Timeline } from '../engine/timeline.ts';
import { findImage, type ImageRow } from './model/image.ts';
import { instances } from './model/instance.ts';
import { kind } from './model/kind.ts';
import { launchTemplates } from './model/launch-template.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

/** A count of who uses an image. */
interface UsageReportRow {
  readonly id: string;
  readonly imageId: string;
  readonly types: readonly ImageUsageResourceTypeRequest[];
  readonly accounts: readonly string[];
  readonly createdAt: number;
  readonly timeline: Timeline<'pending' | 'available'>;
  readonly entries: readonly UsageEntry[];
}

/** How many resources of a type, in an account, use the image. */
interface UsageEntry {
  readonly id: string;
  readonly account: string;
  readonly type: string;
  readonly count: number;
}

const reports = kind<UsageReportRow>({
  name: 'imageUsageReports',
  prefix: 'amiur',
  noun: 'image usage report ID',
  code: 'InvalidImageUsageReportId',
  tagged: 'image-usage-report',
});

const monthMs = 30 * 86_400_000;

/** Counts the resources of a type in an account that use an image; the sandbox has no Image Builder. */
const counts: Readonly<Record<string, (ctx: Context, imageId: string, depth: number) => number>> = {
  'ec2:Instance': (ctx, imageId) =>
    instances
      .all(ctx)
      .filter((row) => row.imageId === imageId && stateNow(ctx, row.timeline) !== 'terminated')
      .length,
  'ec2:LaunchTemplate': (ctx, imageId, depth) =>
    launchTemplates
      .all(ctx)
      .filter(({ versions }) => versions.slice(-depth).some(({ data }) => data.ImageId === imageId))
      .length,
  'imagebuilder:ImageRecipe': () => 0,
  'imagebuilder:ContainerRecipe': () => 0,
};

const filters: Filters<UsageReportRow> = {
  'creation-time': ({ createdAt }) => new Date(createdAt).toISOString(),
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
};

const entryFilters: Filters<UsageEntry & { readonly report: UsageReportRow }> = {
  'account-id': ({ account }) => account,
  'creation-time': ({ report }) => new Date(report.createdAt).toISOString(),
  'resource-type': ({ type }) => type,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/your-ec2-ami-usage.html */
export const imageUsage = topic({
  CreateImageUsageReport({ ImageId, ResourceTypes, AccountIds, TagSpecifications }, ctx) {
    const image = findImage(ctx, ImageId);
    if (image.owner !== ctx.account) {
      throw fault('AuthFailure', `Not authorized for image:${image.id}`, 403);
    }
    const odd = ResourceTypes.find(({ ResourceType = '' }) => !Object.hasOwn(counts, ResourceType));
    if (odd) {
      throw fault(
        'InvalidParameterValue',
        `Value (${odd.ResourceType}) for parameter resourceType is invalid.`,
      );
    }
    const id = ctx.ids.id('amiur');
    addTags(ctx, id, tagsFor(TagSpecifications, 'image-usage-report'));
    reports.put(ctx, {
      id,
      imageId: image.id,
      types: ResourceTypes,
      accounts: AccountIds ?? [],
      createdAt: ctx.now,
      timeline: moving(ctx, 'pending', 'available', [20_000, 60_000]),
      entries: count(ctx, image, ResourceTypes, AccountIds),
    });
    return { ReportId: id };
  },

  DescribeImageUsageReports(input, ctx) {
    const found = asked(ctx, input.ReportIds, input.ImageIds);
    const { items, nextToken } = page(ctx, select(ctx, found, input.Filters, filters), input, {
      least: 1,
    });
    return { ImageUsageReports: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  DescribeImageUsageReportEntries(input, ctx) {
    const entries = asked(ctx, input.ReportIds, input.ImageIds)
      .filter(({ timeline }) => stateNow(ctx, timeline) === 'available')
      .flatMap((report) => report.entries.map((entry) => ({ ...entry, report })));
    const found = select(ctx, entries, input.Filters, entryFilters);
    const { items, nextToken } = page(ctx, found, input, { least: 1 });
    return {
      ImageUsageReportEntries: items.map(({ report, account, type, count }) => ({
        ReportId: report.id,
        ImageId: report.imageId,
        ReportCreationTime: new Date(report.createdAt),
        AccountId: account,
        ResourceType: type,
        UsageCount: count,
      })),
      NextToken: nextToken,
    };
  },

  DeleteImageUsageReport({ ReportId }, ctx) {
    const { id } = reports.find(ctx, ReportId);
    reports.remove(ctx, id);
    dropTags(ctx, id);
    return { Return: true };
  },
});

/** The reports of these ids and on these images, but for those older than a month. */
function asked(
  ctx: Context,
  ids: readonly string[] | undefined,
  imageIds: readonly string[] | undefined,
): UsageReportRow[] {
  return reports
    .findAll(ctx, ids)
    .filter(({ createdAt }) => createdAt + monthMs > ctx.now)
    .filter(({ imageId }) => !imageIds?.length || imageIds.includes(imageId));
}

/** AWS lists the accounts that do use the image, among those asked about or else all it knows. */
function count(
  ctx: Context,
  { id: imageId, sharedWith = [] }: ImageRow,
  types: readonly ImageUsageResourceTypeRequest[],
  accounts: readonly string[] = [ctx.account, ...sharedWith],
): UsageEntry[] {
  const known = accounts.filter((one) => one === ctx.account || sharedWith.includes(one));
  return known.flatMap((account) =>
    types.flatMap(({ ResourceType: type = '', ResourceTypeOptions: options = [] }) => {
      const depth = options.find(({ OptionName }) => OptionName === 'version-depth');
      const number = Number(depth?.OptionValues?.[0] ?? 20);
      const used = counts[type]?.(ctx.elsewhere({ account }), imageId, number) ?? 0;
      return used > 0
        ? [{ id: `${account}/${type}/${ctx.ids.hex(8)}`, account, type, count: used }]
        : [];
    }),
  );
}

function view(ctx: Context, row: UsageReportRow): ImageUsageReport {
  return {
    ReportId: row.id,
    ImageId: row.imageId,
    ResourceTypes: [...row.types],
    AccountIds: [...row.accounts],
    State: stateNow(ctx, row.timeline),
    CreationTime: new Date(row.createdAt),
    ExpirationTime: new Date(row.createdAt + monthMs),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
