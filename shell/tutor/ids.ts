import { instances } from '../../helpers/index.ts';

/** Members that tell what something of AWS's is, the first that is there. */
const identifying = [
  'InstanceId',
  'VolumeId',
  'SnapshotId',
  'SubnetId',
  'GroupId',
  'VpcId',
  'Key',
  'BucketName',
  'id',
  'name',
  'Name',
] as const;

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
  for (const list of ['Vpcs', 'Volumes', 'Subnets', 'SecurityGroups', 'Contents', 'Buckets']) {
    if (Array.isArray(object[list])) return idsOf(object[list]);
  }
  for (const key of identifying) {
    if (key in object && typeof object[key] === 'string') return [object[key]];
  }
  return [];
}

/** True when two lists hold the same texts, in any order. */
export function same(one: readonly string[], other: readonly string[]): boolean {
  const sorted = (list: readonly string[]) => JSON.stringify([...new Set(list)].sort());
  return one.length === other.length && sorted(one) === sorted(other);
}
