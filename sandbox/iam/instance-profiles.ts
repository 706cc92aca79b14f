import { uniqueId } from '../sts/session.ts';
import { findProfile, profileNamed, profiles, profileView } from './model/instance-profile.ts';
import { checkName, checkPath } from './model/name.ts';
import { alreadyExists, deleteConflict, limitExceeded, noSuchEntity } from './model/refusal.ts';
import { roles } from './model/role.ts';
import { withTags } from './model/tags.ts';
import { below, page } from './paging.ts';
import { topic } from './topic.ts';

const mostProfiles = 1_000;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html */
export const instanceProfiles = topic({
  CreateInstanceProfile({ InstanceProfileName: name, Path, Tags }, ctx) {
    checkName('instanceProfileName', name, 128);
    if (profileNamed(ctx, name)) throw alreadyExists(`Instance Profile ${name} already exists.`);
    if (profiles.all(ctx).length >= mostProfiles) {
      throw limitExceeded('InstanceProfilesPerAccount', mostProfiles);
    }
    const path = checkPath(Path);
    const id = uniqueId(ctx, 'AIPA');
    const tags = withTags({}, Tags);
    const row = profiles.put(ctx, { id, name, path, createdAt: ctx.now, tags });
    return { InstanceProfile: profileView(ctx, row) };
  },

  GetInstanceProfile({ InstanceProfileName }, ctx) {
    return { InstanceProfile: profileView(ctx, findProfile(ctx, InstanceProfileName)) };
  },

  ListInstanceProfiles(input, ctx) {
    const found = below(profiles.all(ctx), input.PathPrefix);
    const { items, more } = page(ctx, found, input, ({ id }) => id);
    return {
      InstanceProfiles: items.map((row) => profileView(ctx, row, { whole: false })),
      ...more,
    };
  },

  ListInstanceProfilesForRole(input, ctx) {
    const role = roles.find(ctx, input.RoleName);
    const own = profiles.all(ctx).filter(({ roleId }) => roleId === role.id);
    const { items, more } = page(ctx, own, input, ({ id }) => id);
    return {
      InstanceProfiles: items.map((row) => profileView(ctx, row, { whole: false })),
      ...more,
    };
  },

  DeleteInstanceProfile({ InstanceProfileName }, ctx) {
    const { id, roleId } = findProfile(ctx, InstanceProfileName);
    if (roleId !== undefined) throw deleteConflict('remove roles from instance profile');
    profiles.remove(ctx, id);
    return {};
  },

  AddRoleToInstanceProfile({ InstanceProfileName, RoleName }, ctx) {
    const { id, roleId } = findProfile(ctx, InstanceProfileName);
    const role = roles.find(ctx, RoleName);
    if (roleId !== undefined) throw limitExceeded('InstanceSessionsPerInstanceProfile', 1);
    profiles.change(ctx, id, { roleId: role.id });
    return {};
  },

  RemoveRoleFromInstanceProfile({ InstanceProfileName, RoleName }, ctx) {
    const { id, roleId } = findProfile(ctx, InstanceProfileName);
    if (roles.find(ctx, RoleName).id !== roleId) {
      throw noSuchEntity(`The role with name ${RoleName} is not in this instance profile.`);
    }
    profiles.change(ctx, id, { roleId: undefined });
    return {};
  },
});
