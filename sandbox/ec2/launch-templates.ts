import type { LaunchTemplate, RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import {
  findTemplate,
  type LaunchTemplateRow,
  launchTemplates as table,
} from './model/launch-template.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { viewVersion } from './template-view.ts';
import { topic } from './topic.ts';

const filters: Filters<LaunchTemplateRow> = {
  'create-time': ({ createdAt }) => new Date(createdAt).toISOString(),
  'launch-template-id': ({ id }) => id,
  'launch-template-name': ({ name }) => name,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-launch-templates.html */
export const launchTemplates = topic({
  CreateLaunchTemplate(input, ctx) {
    const { LaunchTemplateName: name, LaunchTemplateData, VersionDescription } = input;
    checkName(ctx, name);
    checkData(LaunchTemplateData);
    const id = ctx.ids.id('lt');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'launch-template'));
    const createdBy = ctx.caller.arn;
    const first = {
      number: 1,
      description: VersionDescription,
      createdAt: ctx.now,
      createdBy,
      data: LaunchTemplateData,
    };
    const row = table.put(ctx, {
      id,
      name,
      createdAt: ctx.now,
      createdBy,
      defaultVersion: 1,
      lastVersion: 1,
      versions: [first],
    });
    return { LaunchTemplate: view(ctx, row) };
  },

  DescribeLaunchTemplates(input, ctx) {
    const { LaunchTemplateIds: ids, LaunchTemplateNames: names, Filters } = input;
    const asked =
      ids?.length || names?.length
        ? [
            ...(ids ?? []).map((id) => findTemplate(ctx, { LaunchTemplateId: id })),
            ...(names ?? []).map((name) => named(ctx, name)),
          ]
        : table.all(ctx);
    const found = select(ctx, asked, Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { least: 1, most: 200 });
    return { LaunchTemplates: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  ModifyLaunchTemplate(input, ctx) {
    const row = findTemplate(ctx, input);
    const number = Number(input.DefaultVersion ?? row.defaultVersion);
    if (!row.versions.some((version) => version.number === number)) {
      throw fault(
        'InvalidLaunchTemplateId.VersionNotFound',
        `Could not find the specified version ${input.DefaultVersion} for the launch template with ID ${row.id}.`,
      );
    }
    return { LaunchTemplate: view(ctx, table.change(ctx, row.id, { defaultVersion: number })) };
  },

  DeleteLaunchTemplate(input, ctx) {
    const row = findTemplate(ctx, input);
    const LaunchTemplate = view(ctx, row);
    table.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return { LaunchTemplate };
  },

  CreateLaunchTemplateVersion(input, ctx) {
    const row = findTemplate(ctx, input);
    const { LaunchTemplateData, SourceVersion, VersionDescription } = input;
    checkData(LaunchTemplateData, SourceVersion !== undefined);
    const source = row.versions.find(({ number }) => number === Number(SourceVersion));
    if (SourceVersion !== undefined && !source) {
      throw fault(
        'InvalidLaunchTemplateId.VersionNotFound',
        `Could not find launch template version ${SourceVersion}`,
      );
    }
    const number = row.lastVersion + 1;
    const version = {
      number,
      description: VersionDescription,
      createdAt: ctx.now,
      createdBy: ctx.caller.arn,
      data: { ...source?.data, ...LaunchTemplateData },
    };
    const versions = [...row.versions, version];
    const changed = table.change(ctx, row.id, { versions, lastVersion: number });
    return { LaunchTemplateVersion: viewVersion(changed, version) };
  },
});

function named(ctx: Context, name: string): LaunchTemplateRow {
  const row = table.all(ctx).find((one) => one.name === name);
  if (row) return row;
  throw fault(
    'InvalidLaunchTemplateName.NotFoundException',
    'At least one of the launch templates specified in the request does not exist.',
  );
}

function checkName(ctx: Context, name: string): void {
  if (!/^[a-zA-Z0-9().\-/_]{3,128}$/.test(name)) {
    throw fault(
      'InvalidLaunchTemplateName.MalformedException',
      'A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.',
    );
  }
  if (table.all(ctx).some((row) => row.name === name)) {
    throw fault(
      'InvalidLaunchTemplateName.AlreadyExistsException',
      'Launch template name already in use.',
    );
  }
}

function checkData(data: RequestLaunchTemplateData, mayBeEmpty = false): void {
  if (mayBeEmpty || Object.values(data).some((value) => value !== undefined)) return;
  throw fault(
    'MissingParameter',
    'The request must contain the parameter LaunchTemplateData with at least one member',
  );
}

function view(ctx: Context, row: LaunchTemplateRow): LaunchTemplate {
  return {
    LaunchTemplateId: row.id,
    LaunchTemplateName: row.name,
    CreateTime: new Date(row.createdAt),
    CreatedBy: row.createdBy,
    DefaultVersionNumber: row.defaultVersion,
    LatestVersionNumber: row.versions.at(-1)?.number,
    Tags: tagsOf(ctx, row.id),
  };
}
