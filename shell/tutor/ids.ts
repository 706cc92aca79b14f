import { instances } from '../../helpers/index.ts';

/** Members that tell what something of AWS's is; the first that is there. */
const ids = ['InstanceId', 'VolumeId', 'SubnetId', 'GroupId', 'VpcId', 'Key', 'id'];
/** Members of answers that hold what was asked for. */
const lists = ['Vpcs', 'Volumes', 'Subnets', 'SecurityGroups', 'Contents', 'Buckets'];
const names = ['name', 'Name'];

/**
 * The identifiers of what a cell came to, whatever its shape: resources, AWS's own objects, a whole
 * answer, ids as texts, or lists of any of these.
 */
export function idsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(idsOf);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  if ('Reservations' in object || ('Instances' in object && !('InstanceId' in object))) {
    return idsOf(instances(object as unknown as Parameters<typeof instances>[0]));
  }
  const told = (members: readonly string[]): string | undefined =>
    members.map((member) => object[member]).find((each) => typeof each === 'string');
  const list = lists.find((member) => Array.isArray(object[member]));
  // A snapshot names the volume that it is of; a volume the snapshot that it was made from.
  const id = told('VolumeSize' in object ? ['SnapshotId'] : ids);
  if (id === undefined && list !== undefined) return idsOf(object[list]);
  return [id ?? told(names) ?? []].flat();
}

/** True when two lists hold the same texts, in any order. */
export function same(one: readonly string[], other: readonly string[]): boolean {
  const sorted = (list: readonly string[]) => JSON.stringify([...list].sort());
  return sorted(one) === sorted(other);
}
