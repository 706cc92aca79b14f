import type { Context } from '../engine/context.ts';
import { invalid } from './invalid.ts';
import { findCluster } from './model/db-cluster.ts';
import { findClusterSnapshot } from './model/db-cluster-snapshot.ts';
import { findDbInstance } from './model/db-instance.ts';
import { findParameterGroup } from './model/db-parameter-group.ts';
import { findSnapshot } from './model/db-snapshot.ts';
import { findSubnetGroup } from './model/db-subnet-group.ts';
import { findOptionGroup } from './model/option-group.ts';
import { addTags, removeTags, tagsOf } from './model/tags.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html */
export const tags = topic({
  ListTagsForResource({ ResourceName }, ctx) {
    check(ctx, ResourceName);
    return { TagList: tagsOf(ctx, ResourceName) };
  },

  AddTagsToResource({ ResourceName, Tags }, ctx) {
    check(ctx, ResourceName);
    addTags(ctx, ResourceName, Tags);
    return {};
  },

  RemoveTagsFromResource({ ResourceName, TagKeys }, ctx) {
    check(ctx, ResourceName);
    removeTags(ctx, ResourceName, TagKeys);
    return {};
  },
});

const finders: Record<string, (ctx: Context, name: string) => unknown> = {
  db: findDbInstance,
  snapshot: findSnapshot,
  cluster: findCluster,
  'cluster-snapshot': findClusterSnapshot,
  subgrp: findSubnetGroup,
  pg: findParameterGroup,
  og: findOptionGroup,
};

/** Throws for what is no ARN of a resource of this account and region, and for one that is not there. */
function check(ctx: Context, arn: string): void {
  const [, , service, region, account, type = '', ...name] = arn.split(':');
  const find = Object.hasOwn(finders, type) ? finders[type] : undefined;
  if (!find || service !== 'rds' || region !== ctx.region || account !== ctx.account) {
    throw invalid(`Invalid resource name: ${arn}`);
  }
  find(ctx, name.join(':'));
}
