import { groups, groupView, membersOf } from './model/group.ts';
import { checkPath } from './model/name.ts';
import { deleteConflict, limitExceeded } from './model/refusal.ts';
import { users, userView } from './model/user.ts';
import { below, page } from './paging.ts';
import { topic } from './topic.ts';

const mostGroups = 10;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html */
export const groupsTopic = topic({
  CreateGroup({ GroupName, Path }, ctx) {
    const row = groups.rows.put(ctx, groups.begin(ctx, { name: GroupName, path: Path }));
    return { Group: groupView(ctx, row) };
  },

  GetGroup(input, ctx) {
    const row = groups.find(ctx, input.GroupName);
    const { items, more } = page(ctx, membersOf(ctx, row), input, ({ id }) => id);
    const Users = items.map((user) => userView(ctx, user, { tagged: false }));
    return { Group: groupView(ctx, row), Users, ...more };
  },

  ListGroups(input, ctx) {
    const found = below(groups.rows.all(ctx), input.PathPrefix);
    const { items, more } = page(ctx, found, input, ({ id }) => id);
    return { Groups: items.map((row) => groupView(ctx, row)), ...more };
  },

  UpdateGroup({ GroupName, NewGroupName, NewPath }, ctx) {
    const { id, name, path } = groups.find(ctx, GroupName);
    const other = NewGroupName !== undefined && NewGroupName.toLowerCase() !== name.toLowerCase();
    if (other) groups.checkFree(ctx, NewGroupName);
    groups.rows.change(ctx, id, {
      name: NewGroupName ?? name,
      path: NewPath === undefined ? path : checkPath(NewPath),
    });
    return {};
  },

  DeleteGroup({ GroupName }, ctx) {
    const row = groups.find(ctx, GroupName);
    if (membersOf(ctx, row).length > 0) throw deleteConflict('remove users from group');
    if (row.attached.length > 0) throw deleteConflict('detach all policies');
    if (Object.keys(row.inline).length > 0) throw deleteConflict('delete policies');
    groups.rows.remove(ctx, row.id);
    return {};
  },

  AddUserToGroup({ GroupName, UserName }, ctx) {
    const { id } = groups.find(ctx, GroupName);
    const user = users.find(ctx, UserName);
    if (user.groups.includes(id)) return {};
    if (user.groups.length >= mostGroups) throw limitExceeded('GroupsPerUser', mostGroups);
    users.rows.change(ctx, user.id, { groups: [...user.groups, id] });
    return {};
  },

  RemoveUserFromGroup({ GroupName, UserName }, ctx) {
    const { id } = groups.find(ctx, GroupName);
    const user = users.find(ctx, UserName);
    users.rows.change(ctx, user.id, { groups: user.groups.filter((group) => group !== id) });
    return {};
  },

  ListGroupsForUser(input, ctx) {
    const user = users.find(ctx, input.UserName);
    const own = groups.rows.all(ctx).filter(({ id }) => user.groups.includes(id));
    const { items, more } = page(ctx, own, input, ({ id }) => id);
    return { Groups: items.map((row) => groupView(ctx, row)), ...more };
  },
});
