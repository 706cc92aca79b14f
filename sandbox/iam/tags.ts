import type { Context } from '../engine/context.ts';
import { findProfile, profiles } from './model/instance-profile.ts';
import { devices, findDevice } from './model/mfa-device.ts';
import { policies } from './model/policy.ts';
import { roles } from './model/role.ts';
import { type Tags, tagList, withoutTags, withTags } from './model/tags.ts';
import { users } from './model/user.ts';
import { page } from './paging.ts';
import { ownPolicy } from './policies.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export const tags = topic({
  TagUser: ({ UserName, Tags }, ctx) => tag(user, ctx, UserName, Tags),
  UntagUser: ({ UserName, TagKeys }, ctx) => untag(user, ctx, UserName, TagKeys),
  ListUserTags: (input, ctx) => list(user, ctx, input.UserName, input),

  TagRole: ({ RoleName, Tags }, ctx) => tag(role, ctx, RoleName, Tags),
  UntagRole: ({ RoleName, TagKeys }, ctx) => untag(role, ctx, RoleName, TagKeys),
  ListRoleTags: (input, ctx) => list(role, ctx, input.RoleName, input),

  TagPolicy: ({ PolicyArn, Tags }, ctx) => tag(policy, ctx, PolicyArn, Tags),
  UntagPolicy: ({ PolicyArn, TagKeys }, ctx) => untag(policy, ctx, PolicyArn, TagKeys),
  ListPolicyTags: (input, ctx) => list(policy, ctx, input.PolicyArn, input),

  TagInstanceProfile: ({ InstanceProfileName, Tags }, ctx) =>
    tag(profile, ctx, InstanceProfileName, Tags),
  UntagInstanceProfile: ({ InstanceProfileName, TagKeys }, ctx) =>
    untag(profile, ctx, InstanceProfileName, TagKeys),
  ListInstanceProfileTags: (input, ctx) => list(profile, ctx, input.InstanceProfileName, input),

  TagMFADevice: ({ SerialNumber, Tags }, ctx) => tag(device, ctx, SerialNumber, Tags),
  UntagMFADevice: ({ SerialNumber, TagKeys }, ctx) => untag(device, ctx, SerialNumber, TagKeys),
  ListMFADeviceTags: (input, ctx) => list(device, ctx, input.SerialNumber, input),
});

/** Something that has tags, found by its name; it throws when there is none. */
type Tagged = (ctx: Context, name: string) => { readonly tags: Tags; keep(tags: Tags): unknown };

const user: Tagged = (ctx, name) => {
  const row = users.find(ctx, name);
  return { tags: row.tags, keep: (all) => users.rows.change(ctx, row.id, { tags: all }) };
};

const role: Tagged = (ctx, name) => {
  const row = roles.find(ctx, name);
  return { tags: row.tags, keep: (all) => roles.rows.change(ctx, row.id, { tags: all }) };
};

const policy: Tagged = (ctx, arn) => {
  const row = ownPolicy(ctx, arn);
  return { tags: row.tags, keep: (all) => policies.change(ctx, row.id, { tags: all }) };
};

const profile: Tagged = (ctx, name) => {
  const row = findProfile(ctx, name);
  return { tags: row.tags, keep: (all) => profiles.change(ctx, row.id, { tags: all }) };
};

const device: Tagged = (ctx, serial) => {
  const row = findDevice(ctx, serial);
  return { tags: row.tags, keep: (all) => devices.change(ctx, row.id, { tags: all }) };
};

function tag(tagged: Tagged, ctx: Context, name: string, more: Parameters<typeof withTags>[1]) {
  const found = tagged(ctx, name);
  found.keep(withTags(found.tags, more));
  return {};
}

function untag(tagged: Tagged, ctx: Context, name: string, keys: readonly string[]) {
  const found = tagged(ctx, name);
  found.keep(withoutTags(found.tags, keys));
  return {};
}

function list(tagged: Tagged, ctx: Context, name: string, input: object) {
  const all = tagList(tagged(ctx, name).tags);
  const { items, more } = page(ctx, all, input, ({ Key }) => Key);
  return { Tags: items, ...more };
}
