import { iam } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { text, texts } from './property.ts';
import { uniqueName } from './unique-name.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-instanceprofile.html */
export const instanceProfile: ResourceKind = {
  required: ['Roles'],
  optional: ['InstanceProfileName', 'Path'],
  fixed: ['InstanceProfileName', 'Path'],
  creates: [120_000, 130_000],
  removes: [1_000, 3_000],

  create(ctx, properties, home) {
    const name = text(properties, 'InstanceProfileName') ?? uniqueName(ctx, home);
    const { InstanceProfile } = iam(ctx, 'createInstanceProfile', {
      InstanceProfileName: name,
      Path: text(properties, 'Path'),
    });
    for (const RoleName of texts(properties, 'Roles') ?? []) {
      iam(ctx, 'addRoleToInstanceProfile', { InstanceProfileName: name, RoleName });
    }
    return { id: name, attributes: { Arn: InstanceProfile?.Arn ?? '' } };
  },

  change(ctx, InstanceProfileName, properties, before) {
    for (const RoleName of texts(before, 'Roles') ?? []) {
      iam(ctx, 'removeRoleFromInstanceProfile', { InstanceProfileName, RoleName });
    }
    for (const RoleName of texts(properties, 'Roles') ?? []) {
      iam(ctx, 'addRoleToInstanceProfile', { InstanceProfileName, RoleName });
    }
  },

  remove(ctx, InstanceProfileName) {
    const { InstanceProfile } = iam(ctx, 'getInstanceProfile', { InstanceProfileName });
    for (const { RoleName } of InstanceProfile?.Roles ?? []) {
      iam(ctx, 'removeRoleFromInstanceProfile', { InstanceProfileName, RoleName });
    }
    iam(ctx, 'deleteInstanceProfile', { InstanceProfileName });
  },
};
