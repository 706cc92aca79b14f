import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { ec2 } from '../peers.ts';
import { type Fields, isFields, isList, type Value } from '../template/value.ts';
import type { ResourceKind } from './kind.ts';
import { part, text } from './property.ts';
import { tagMade } from './tagging.ts';
import { uniqueName } from './unique-name.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-launchtemplate.html */
export const launchTemplate: ResourceKind = {
  required: ['LaunchTemplateData'],
  optional: ['LaunchTemplateName', 'TagSpecifications', 'VersionDescription'],
  fixed: ['LaunchTemplateName', 'TagSpecifications'],
  creates: [2_000, 4_000],
  removes: [1_000, 2_000],

  create(ctx, properties, home) {
    const { LaunchTemplate } = ec2(ctx, 'createLaunchTemplate', {
      LaunchTemplateName: text(properties, 'LaunchTemplateName') ?? uniqueName(ctx, home),
      VersionDescription: text(properties, 'VersionDescription'),
      LaunchTemplateData: dataOf(properties),
    });
    const id = LaunchTemplate?.LaunchTemplateId ?? '';
    tagMade(ctx, id, {}, home);
    return { id, attributes: { LaunchTemplateId: id, ...versionsOf(ctx, id) } };
  },

  change(ctx, LaunchTemplateId, properties) {
    ec2(ctx, 'createLaunchTemplateVersion', {
      LaunchTemplateId,
      VersionDescription: text(properties, 'VersionDescription'),
      LaunchTemplateData: dataOf(properties),
    });
  },

  settled: () => true,
  attributes: (ctx, id) => ({ LaunchTemplateId: id, ...versionsOf(ctx, id) }),
  remove: (ctx, LaunchTemplateId) => ec2(ctx, 'deleteLaunchTemplate', { LaunchTemplateId }),
};

function versionsOf(ctx: Context, id: string) {
  const { LaunchTemplates = [] } = ec2(ctx, 'describeLaunchTemplates', { LaunchTemplateIds: [id] });
  const { DefaultVersionNumber = 1, LatestVersionNumber = 1 } = LaunchTemplates[0] ?? {};
  return {
    DefaultVersionNumber: String(DefaultVersionNumber),
    LatestVersionNumber: String(LatestVersionNumber),
  };
}

/** Templates name the members of the data as EC2 does; they may write numbers and flags as text. */
function dataOf(properties: Fields): RequestLaunchTemplateData {
  return typed(part(properties, 'LaunchTemplateData') ?? {}) as RequestLaunchTemplateData;
}

const numbers =
  /^(VolumeSize|Iops|Throughput|DeviceIndex|HttpPutResponseHopLimit|CoreCount|ThreadsPerCore|NetworkCardIndex)$/;

function typed(value: Value, name = ''): unknown {
  if (isList(value)) return value.map((item) => typed(item, name));
  if (isFields(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, typed(it, key)]));
  }
  if (value === 'true' || value === 'false') return value === 'true';
  return numbers.test(name) ? Number(value) : value;
}
