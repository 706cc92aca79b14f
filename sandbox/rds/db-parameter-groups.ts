import type { Parameter } from '@aws-sdk/client-rds';
import { fault } from '../engine/fault.ts';
import { identifier, invalid } from './invalid.ts';
import { arnOf } from './model/arn.ts';
import { dbInstances } from './model/db-instance.ts';
import {
  checkFamily,
  type DbParameterGroupRow,
  dbParameterGroups,
  findParameterGroup,
  viewParameterGroup,
} from './model/db-parameter-group.ts';
import { parametersOf } from './model/parameter.ts';
import { addTags, dropTags } from './model/tags.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html */
export const dbParameterGroupsTopic = topic({
  CreateDBParameterGroup({ DBParameterGroupName, DBParameterGroupFamily, Description, Tags }, ctx) {
    const id = identifier('DBParameterGroupName', DBParameterGroupName, 255);
    checkFamily(DBParameterGroupFamily);
    if (dbParameterGroups.get(ctx, id)) {
      throw fault('DBParameterGroupAlreadyExists', `Parameter group ${id} already exists`);
    }
    const values = {};
    const row = { id, family: DBParameterGroupFamily, description: Description, values };
    addTags(ctx, arnOf(ctx, 'pg', id), Tags);
    return { DBParameterGroup: viewParameterGroup(ctx, dbParameterGroups.put(ctx, row)) };
  },

  DescribeDBParameterGroups(input, ctx) {
    const { DBParameterGroupName: wanted } = input;
    const rows = wanted ? [findParameterGroup(ctx, wanted)] : dbParameterGroups.all(ctx);
    const { items, Marker } = page(ctx, rows, input);
    return { DBParameterGroups: items.map((row) => viewParameterGroup(ctx, row)), Marker };
  },

  DescribeDBParameters(input, ctx) {
    const group = findParameterGroup(ctx, input.DBParameterGroupName);
    const all = viewParameters(group).filter(
      ({ Source }) => !input.Source || Source === input.Source,
    );
    const rows = all.map((parameter) => ({ id: parameter.ParameterName ?? '', parameter }));
    const { items, Marker } = page(ctx, rows, input);
    return { Parameters: items.map(({ parameter }) => parameter), Marker };
  },

  ModifyDBParameterGroup({ DBParameterGroupName, Parameters }, ctx) {
    const group = findOwn(ctx, DBParameterGroupName);
    const values = { ...group.values };
    for (const { ParameterName = '', ParameterValue, ApplyMethod } of Parameters) {
      const model = parametersOf(group.family).find(({ name }) => name === ParameterName);
      if (!model) throw invalid(`Could not find parameter with name: ${ParameterName}`);
      if (model.applyType === 'static' && ApplyMethod === 'immediate') {
        throw fault(
          'InvalidParameterCombination',
          `cannot use immediate apply method for static parameter ${ParameterName}`,
        );
      }
      if (ParameterValue !== undefined) values[ParameterName] = ParameterValue;
    }
    dbParameterGroups.change(ctx, group.id, { values });
    return { DBParameterGroupName: group.id };
  },

  ResetDBParameterGroup({ DBParameterGroupName, ResetAllParameters, Parameters }, ctx) {
    const group = findOwn(ctx, DBParameterGroupName);
    const values = { ...group.values };
    for (const { ParameterName = '' } of Parameters ?? []) delete values[ParameterName];
    const all = ResetAllParameters ?? !Parameters?.length;
    dbParameterGroups.change(ctx, group.id, { values: all ? {} : values });
    return { DBParameterGroupName: group.id };
  },

  DeleteDBParameterGroup({ DBParameterGroupName }, ctx) {
    const { id } = findOwn(ctx, DBParameterGroupName);
    if (dbInstances.all(ctx).some(({ parameterGroup }) => parameterGroup === id)) {
      throw fault(
        'InvalidDBParameterGroupState',
        `One or more database instances are still members of this parameter group ${id}, so the group cannot be deleted`,
      );
    }
    dbParameterGroups.remove(ctx, id);
    dropTags(ctx, arnOf(ctx, 'pg', id));
    return {};
  },
});

/** The group, which must not be one of AWS's own. */
function findOwn(ctx: Parameters<typeof findParameterGroup>[0], name: string): DbParameterGroupRow {
  const group = findParameterGroup(ctx, name);
  if (!group.id.startsWith('default.')) return group;
  throw fault(
    'InvalidDBParameterGroupState',
    `Default parameter groups can be neither changed nor deleted: ${group.id}`,
  );
}

function viewParameters({ family, values }: DbParameterGroupRow): Parameter[] {
  return parametersOf(family).map(
    ({ name, value, dataType, allowed, applyType, description }): Parameter => {
      const own = Object.hasOwn(values, name) ? values[name] : undefined;
      return {
        ParameterName: name,
        ParameterValue: own ?? value,
        Description: description,
        Source: own === undefined ? (value ? 'system' : 'engine-default') : 'user',
        ApplyType: applyType,
        DataType: dataType,
        AllowedValues: allowed,
        IsModifiable: true,
        ApplyMethod: applyType === 'static' ? 'pending-reboot' : 'immediate',
      };
    },
  );
}
