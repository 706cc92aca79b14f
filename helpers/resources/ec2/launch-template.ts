import { defineResource } from '../../resource/definition.ts';

/** What is asked for when instances are launched, kept and numbered: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplate.html */
export const launchTemplate = defineResource({
  name: 'LaunchTemplate',
  page: 'API_LaunchTemplate',
  ids: { id: 'LaunchTemplateId' },
  many: {
    versions: { of: 'LaunchTemplateVersion', operation: 'DescribeLaunchTemplateVersions' },
  },
  arn: 'arn:{partition}:ec2:{region}:{account}:launch-template/{id}',
  console: '/ec2/home?region={region}#LaunchTemplateDetails:launchTemplateId={id}',
});

/** One version of a launch template: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateVersion.html */
export const launchTemplateVersion = defineResource({
  name: 'LaunchTemplateVersion',
  page: 'API_LaunchTemplateVersion',
  ids: {
    launchTemplateId: 'LaunchTemplateId',
    version: { param: 'Version', member: 'VersionNumber', list: 'Versions' },
  },
  load: { operation: 'DescribeLaunchTemplateVersions', path: 'LaunchTemplateVersions[]' },
  list: false,
  create: false,
  onlyActions: true,
  actions: { delete: 'DeleteLaunchTemplateVersions' },
});
