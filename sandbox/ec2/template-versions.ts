import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import { fault } from '../engine/fault.ts';
import { templateDataOf } from './launch-template-data.ts';
import { instances } from './model/instance.ts';
import {
  findTemplate,
  findVersion,
  type LaunchTemplateRow,
  launchTemplates,
  type TemplateVersionRow,
  versionOf,
} from './model/launch-template.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { viewVersion } from './template-view.ts';
import { topic } from './topic.ts';

interface VersionItem {
  readonly id: string;
  readonly row: LaunchTemplateRow;
  readonly version: TemplateVersionRow;
}

const data =
  (look: (data: RequestLaunchTemplateData) => string | number | boolean | undefined) =>
  ({ version }: VersionItem) =>
    look(version.data);

const filters: Filters<VersionItem> = {
  'create-time': ({ version }) => new Date(version.createdAt).toISOString(),
  'ebs-optimized': data(({ EbsOptimized }) => EbsOptimized),
  'host-resource-group-arn': data(({ Placement }) => Placement?.HostResourceGroupArn),
  'http-endpoint': data(({ MetadataOptions }) => MetadataOptions?.HttpEndpoint),
  'http-protocol-ipv4': () => undefined,
  'http-tokens': data(({ MetadataOptions }) => MetadataOptions?.HttpTokens),
  'iam-instance-profile': data(({ IamInstanceProfile }) => IamInstanceProfile?.Arn),
  'image-id': data(({ ImageId }) => ImageId),
  'instance-type': data(({ InstanceType }) => InstanceType),
  'is-default-version': ({ row, version }) => row.defaultVersion === version.number,
  'kernel-id': data(({ KernelId }) => KernelId),
  'license-configuration-arn': ({ version }) =>
    version.data.LicenseSpecifications?.map((one) => one.LicenseConfigurationArn),
  'network-card-index': ({ version }) =>
    version.data.NetworkInterfaces?.map((one) => String(one.NetworkCardIndex ?? 0)),
  'ram-disk-id': data(({ RamDiskId }) => RamDiskId),
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-launch-template-versions.html */
export const templateVersions = topic({
  DescribeLaunchTemplateVersions(input, ctx) {
    const { Versions, MinVersion, MaxVersion, Filters } = input;
    const named = input.LaunchTemplateId || input.LaunchTemplateName;
    if (!named && !Versions?.length) {
      throw fault(
        'MissingParameter',
        'The request must contain the parameter launchTemplateId, launchTemplateName or versions',
      );
    }
    const rows = named ? [findTemplate(ctx, input)] : launchTemplates.all(ctx);
    const all = rows.flatMap((row) => {
      const asked = Versions?.length
        ? Versions.map((wanted) => versionOf(row, wanted))
        : row.versions.filter(
            ({ number }) =>
              number >= Number(MinVersion ?? 0) && number <= Number(MaxVersion ?? Infinity),
          );
      return asked.map((version) => ({ id: `${row.id}/${version.number}`, row, version }));
    });
    const found = select(ctx, all, Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { least: 1, most: 200 });
    return {
      LaunchTemplateVersions: items.map(({ row, version }) => viewVersion(row, version)),
      NextToken: nextToken,
    };
  },

  DeleteLaunchTemplateVersions(input, ctx) {
    const row = findTemplate(ctx, input);
    const named = { LaunchTemplateId: row.id, LaunchTemplateName: row.name };
    const results = input.Versions.map((wanted) => ({ wanted, found: findVersion(row, wanted) }));
    const gone = results.flatMap(({ found }) =>
      found && found.number !== row.defaultVersion ? found : [],
    );
    const versions = row.versions.filter((version) => !gone.includes(version));
    launchTemplates.change(ctx, row.id, { versions });
    return {
      SuccessfullyDeletedLaunchTemplateVersions: gone.map(({ number }) => ({
        ...named,
        VersionNumber: number,
      })),
      UnsuccessfullyDeletedLaunchTemplateVersions: results
        .filter(({ found }) => !found || !gone.includes(found))
        .map(({ wanted, found }) => ({
          ...named,
          VersionNumber: found?.number ?? Number(wanted),
          ResponseError: found
            ? {
                Code: 'unexpectedError' as const,
                Message: 'The default version of a launch template cannot be deleted.',
              }
            : {
                Code: 'launchTemplateVersionDoesNotExist' as const,
                Message: `Could not find launch template version ${wanted}`,
              },
        })),
    };
  },

  GetLaunchTemplateData: ({ InstanceId }, ctx) => ({
    LaunchTemplateData: templateDataOf(ctx, instances.find(ctx, InstanceId)),
  }),
});
