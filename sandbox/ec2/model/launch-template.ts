import type { LaunchTemplateSpecification, RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { kind } from './kind.ts';

/** A launch template: the parameters of RunInstances under a name, in numbered versions. */
export interface LaunchTemplateRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly defaultVersion: number;
  /** The number of the version made last, whether or not it still exists. */
  readonly lastVersion: number;
  /** In the order of their numbers. */
  readonly versions: readonly TemplateVersionRow[];
}

/** One version of a launch template. Never changes. */
export interface TemplateVersionRow {
  readonly number: number;
  readonly description?: string | undefined;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly data: RequestLaunchTemplateData;
}

/** The launch templates of a region. */
export const launchTemplates = kind<LaunchTemplateRow>({
  name: 'launchTemplates',
  prefix: 'lt',
  noun: 'launch template ID',
  code: 'InvalidLaunchTemplateId',
  tagged: 'launch-template',
});

/** The template of that id or of that name. Throws when there is none, or both are given. */
export function findTemplate(
  ctx: Context,
  { LaunchTemplateId: id, LaunchTemplateName: name }: LaunchTemplateSpecification,
): LaunchTemplateRow {
  if (id && name) {
    throw fault(
      'InvalidParameterCombination',
      'The parameters launchTemplateId and launchTemplateName cannot be used together.',
    );
  }
  if (id) {
    const row = launchTemplates.get(ctx, id);
    if (row) return row;
    if (!/^lt-[0-9a-f]{17}$/.test(id)) throw launchTemplates.find(ctx, id);
    throw fault(
      'InvalidLaunchTemplateId.NotFound',
      `The specified launch template, with template ID ${id}, does not exist.`,
    );
  }
  if (!name) {
    throw fault(
      'MissingParameter',
      'The request must contain the parameter launchTemplateId or launchTemplateName',
    );
  }
  const row = launchTemplates.all(ctx).find((one) => one.name === name);
  if (row) return row;
  throw fault(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${name}, does not exist.`,
  );
}

/** The version a request means: a number, `$Latest`, `$Default` or nothing, which is the default. */
export function versionOf(row: LaunchTemplateRow, wanted?: string): TemplateVersionRow {
  const found = findVersion(row, wanted);
  if (found) return found;
  throw fault(
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find the specified version ${wanted} for the launch template with ID ${row.id}.`,
  );
}

/** As {@link versionOf}, but undefined for a version that is not there. */
export function findVersion(
  { versions, defaultVersion }: LaunchTemplateRow,
  wanted?: string,
): TemplateVersionRow | undefined {
  if (wanted === '$Latest') return versions.at(-1);
  const number = !wanted || wanted === '$Default' ? defaultVersion : Number(wanted);
  return versions.find((version) => version.number === number);
}
