import { devicesOf } from './model/mfa-device.ts';
import { checkPath } from './model/name.ts';
import { findPolicy } from './model/policy.ts';
import { deleteConflict } from './model/refusal.ts';
import { withTags } from './model/tags.ts';
import { accessKeys, userOrCaller, users, userView } from './model/user.ts';
import { below, page } from './paging.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html */
export const usersTopic = topic({
  CreateUser({ UserName, Path, Tags, PermissionsBoundary: boundary }, ctx) {
    const begun = users.begin(ctx, { name: UserName, path: Path });
    if (boundary !== undefined) findPolicy(ctx, boundary);
    const tags = withTags({}, Tags);
    const row = users.rows.put(ctx, { ...begun, tags, boundary, groups: [] });
    return { User: userView(ctx, row) };
  },

  GetUser: ({ UserName }, ctx) => ({ User: userView(ctx, userOrCaller(ctx, UserName)) }),

  ListUsers(input, ctx) {
    const found = below(users.rows.all(ctx), input.PathPrefix);
    const { items, more } = page(ctx, found, input, ({ id }) => id);
    return { Users: items.map((row) => userView(ctx, row, { tagged: false })), ...more };
  },

  UpdateUser({ UserName, NewUserName, NewPath }, ctx) {
    const { id, name, path } = users.find(ctx, UserName);
    const renamed = NewUserName !== undefined && NewUserName !== name;
    if (renamed && NewUserName.toLowerCase() !== name.toLowerCase()) {
      users.checkFree(ctx, NewUserName);
    }
    const row = users.rows.change(ctx, id, {
      name: NewUserName ?? name,
      path: NewPath === undefined ? path : checkPath(NewPath),
    });
    for (const { id: key, userId } of accessKeys.all(ctx)) {
      const issued = ctx.keys[key];
      if (issued && userId === id) ctx.keys[key] = { ...issued, arn: users.arn(ctx, row) };
    }
    return {};
  },

  DeleteUser({ UserName }, ctx) {
    const row = users.find(ctx, UserName);
    if (row.groups.length > 0) throw deleteConflict('remove users from group');
    if (row.attached.length > 0) throw deleteConflict('detach all policies');
    if (Object.keys(row.inline).length > 0) throw deleteConflict('delete policies');
    if (accessKeys.all(ctx).some(({ userId }) => userId === row.id)) {
      throw deleteConflict('delete access keys');
    }
    if (row.login) throw deleteConflict('delete login profile');
    if (devicesOf(ctx, row).length > 0) throw deleteConflict('delete MFA device');
    users.rows.remove(ctx, row.id);
    return {};
  },

  PutUserPermissionsBoundary({ UserName, PermissionsBoundary }, ctx) {
    const { id } = users.find(ctx, UserName);
    findPolicy(ctx, PermissionsBoundary);
    users.rows.change(ctx, id, { boundary: PermissionsBoundary });
    return {};
  },

  DeleteUserPermissionsBoundary({ UserName }, ctx) {
    users.rows.change(ctx, users.find(ctx, UserName).id, { boundary: undefined });
    return {};
  },
});
