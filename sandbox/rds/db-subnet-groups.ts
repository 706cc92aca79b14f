import { fault } from '../engine/fault.ts';
import { invalid } from './invalid.ts';
import { arnOf } from './model/arn.ts';
import { dbClusters } from './model/db-cluster.ts';
import { dbInstances } from './model/db-instance.ts';
import {
  dbSubnetGroups,
  findSubnetGroup,
  newSubnetGroup,
  viewSubnetGroup,
} from './model/db-subnet-group.ts';
import { addTags, dropTags } from './model/tags.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html */
export const dbSubnetGroupsTopic = topic({
  CreateDBSubnetGroup({ DBSubnetGroupName, DBSubnetGroupDescription, SubnetIds, Tags }, ctx) {
    if (!/^[\w .-]{1,255}$/.test(DBSubnetGroupName) || /^default$/i.test(DBSubnetGroupName)) {
      throw invalid(`The parameter DBSubnetGroupName is not a valid name: ${DBSubnetGroupName}`);
    }
    const id = DBSubnetGroupName.toLowerCase();
    if (dbSubnetGroups.get(ctx, id)) {
      throw fault('DBSubnetGroupAlreadyExists', `The DB subnet group '${id}' already exists.`);
    }
    const row = newSubnetGroup(ctx, id, DBSubnetGroupDescription, SubnetIds);
    addTags(ctx, arnOf(ctx, 'subgrp', id), Tags);
    return { DBSubnetGroup: viewSubnetGroup(ctx, row) };
  },

  DescribeDBSubnetGroups(input, ctx) {
    const { DBSubnetGroupName: wanted } = input;
    const rows = wanted ? [findSubnetGroup(ctx, wanted)] : dbSubnetGroups.all(ctx);
    const { items, Marker } = page(ctx, rows, input);
    return { DBSubnetGroups: items.map((row) => viewSubnetGroup(ctx, row)), Marker };
  },

  ModifyDBSubnetGroup({ DBSubnetGroupName, DBSubnetGroupDescription, SubnetIds }, ctx) {
    const { id, description } = findSubnetGroup(ctx, DBSubnetGroupName);
    const row = newSubnetGroup(ctx, id, DBSubnetGroupDescription ?? description, SubnetIds);
    return { DBSubnetGroup: viewSubnetGroup(ctx, row) };
  },

  DeleteDBSubnetGroup({ DBSubnetGroupName }, ctx) {
    const { id } = findSubnetGroup(ctx, DBSubnetGroupName);
    const users = [...dbInstances.all(ctx), ...dbClusters.all(ctx)];
    if (users.some(({ subnetGroup }) => subnetGroup === id)) {
      throw fault(
        'InvalidDBSubnetGroupStateFault',
        `Cannot delete the subnet group '${id}' because at least one database still uses it.`,
      );
    }
    dbSubnetGroups.remove(ctx, id);
    dropTags(ctx, arnOf(ctx, 'subgrp', id));
    return {};
  },
});
