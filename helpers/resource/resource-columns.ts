import { words } from '../text/count.ts';
import type { Column, Columns } from './columns.ts';
import type { Model } from './model.ts';
import { modelOf, type Resource } from './resource.ts';

/** Members that tell most, the most telling first. */
const telling = [
  /(?:^State$|Status$|StateValue)/,
  /^(?:Cidr(?:Block)?|Engine|Type|Size|VolumeSize|Progress|Protocol|Runtime)$/,
  /(?:Class|Type|GroupName|AvailabilityZone)$/,
  /^(?:VpcId|SubnetId|InstanceId|VolumeId|DBInstanceIdentifier|MetricName|Description)$/,
  /^(?:CreateDate|CreationDate|CreationTime|CreatedTime|StartTime|LaunchTime|InstanceCreateTime|LastModified|Size)$/,
];
const most = 5;
const columnsOfKind = new WeakMap<Model, Columns>();

/**
 * The columns of a kind: what its definition names, else what the names of its members suggest.
 * Identifiers come first, then the Name tag.
 */
export function resourceColumns(resource: Resource): Columns {
  const model = modelOf(resource);
  const known = columnsOfKind.get(model);
  if (known) return known;
  const columns = [...ids(model), ...nameTag(model), ...chosen(model)];
  columnsOfKind.set(model, columns);
  return columns;
}

function ids({ ids }: Model): Column[] {
  return ids.map(({ prop }) => ({
    title: prop,
    value: (record) => (record as Resource).identifiers[prop],
  }));
}

function nameTag({ members, ids }: Model): Column[] {
  if (!members.includes('Tags') || ids.some(({ prop }) => prop === 'name')) return [];
  return [{ title: 'name', value: (record) => (record as Resource).name }];
}

function chosen(model: Model): Column[] {
  const own = new Set(model.ids.flatMap(({ members }) => members));
  const names =
    model.definition.columns ??
    [...new Set(telling.flatMap((each) => model.members.filter((name) => each.test(name))))]
      .filter((name) => !own.has(name))
      .slice(0, most);
  return names.map((member) => ({
    title: words(member),
    value: (record) => {
      const resource = record as Resource;
      if (!resource.isLoaded) return undefined;
      return (resource.data as Record<string, unknown>)[member];
    },
  }));
}
