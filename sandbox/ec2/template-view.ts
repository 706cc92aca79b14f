import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import type { LaunchTemplateRow, TemplateVersionRow } from './model/launch-template.ts';

/** One version of a launch template as AWS shows it. */
export function viewVersion(
  row: LaunchTemplateRow,
  version: TemplateVersionRow,
): LaunchTemplateVersion {
  return {
    LaunchTemplateId: row.id,
    LaunchTemplateName: row.name,
    VersionNumber: version.number,
    VersionDescription: version.description,
    CreateTime: new Date(version.createdAt),
    CreatedBy: version.createdBy,
    DefaultVersion: version.number === row.defaultVersion,
    // What was asked for and what is answered have the same members; only the types' names differ.
    LaunchTemplateData: version.data as NonNullable<LaunchTemplateVersion['LaunchTemplateData']>,
  };
}
