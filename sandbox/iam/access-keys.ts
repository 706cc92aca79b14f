import type { Context } from '../engine/context.ts';
import { failed } from '../sts/constraint.ts';
import { uniqueId } from '../sts/session.ts';
import { limitExceeded, noSuchEntity } from './model/refusal.ts';
import { type AccessKeyRow, accessKeys, type UserRow, userOrCaller, users } from './model/user.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

const most = 2;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html */
export const accessKeysTopic = topic({
  CreateAccessKey({ UserName }, ctx) {
    const user = userOrCaller(ctx, UserName);
    if (keysOf(ctx, user).length >= most) throw limitExceeded('AccessKeysPerUser', most);
    const id = uniqueId(ctx, 'AKIA', 16);
    const row: AccessKeyRow = { id, userId: user.id, status: 'Active', createdAt: ctx.now };
    accessKeys.put(ctx, row);
    issue(ctx, row, user);
    const SecretAccessKey = ctx.ids.hex(40);
    return { AccessKey: { ...view(row, user), SecretAccessKey } };
  },

  ListAccessKeys(input, ctx) {
    const user = userOrCaller(ctx, input.UserName);
    const { items, more } = page(ctx, keysOf(ctx, user), input, ({ id }) => id);
    return { AccessKeyMetadata: items.map((row) => view(row, user)), ...more };
  },

  UpdateAccessKey({ UserName, AccessKeyId, Status }, ctx) {
    const user = userOrCaller(ctx, UserName);
    const { id } = find(ctx, user, AccessKeyId);
    if (Status !== 'Active' && Status !== 'Inactive') {
      throw failed('status', Status, 'Member must satisfy enum value set: [Active, Inactive]');
    }
    const row = accessKeys.change(ctx, id, { status: Status });
    if (Status === 'Active') issue(ctx, row, user);
    else delete ctx.keys[id];
    return {};
  },

  DeleteAccessKey({ UserName, AccessKeyId }, ctx) {
    const { id } = find(ctx, userOrCaller(ctx, UserName), AccessKeyId);
    accessKeys.remove(ctx, id);
    delete ctx.keys[id];
    return {};
  },

  /** The sandbox does not note when a key is used: its answer is AWS's for one that never was. */
  GetAccessKeyLastUsed({ AccessKeyId }, ctx) {
    const row = accessKeys.get(ctx, AccessKeyId);
    const user = row && users.rows.get(ctx, row.userId);
    if (!user) throw notFound(AccessKeyId);
    const AccessKeyLastUsed = { ServiceName: 'N/A', Region: 'N/A' };
    return { UserName: user.name, AccessKeyLastUsed };
  },
});

function keysOf(ctx: Context, { id }: UserRow): AccessKeyRow[] {
  return accessKeys.all(ctx).filter(({ userId }) => userId === id);
}

function find(ctx: Context, user: UserRow, id: string): AccessKeyRow {
  const row = accessKeys.get(ctx, id);
  if (row?.userId === user.id) return row;
  throw notFound(id);
}

function notFound(id: string) {
  return noSuchEntity(`The Access Key with id ${id} cannot be found.`);
}

/** From now on a call that is signed with the key comes from its user. */
function issue(ctx: Context, { id }: AccessKeyRow, user: UserRow): void {
  ctx.keys[id] = { account: ctx.account, arn: users.arn(ctx, user), userId: user.id };
}

function view({ id, status, createdAt }: AccessKeyRow, { name }: UserRow) {
  return { UserName: name, AccessKeyId: id, Status: status, CreateDate: new Date(createdAt) };
}
