/**
 * What is at a path such as `Reservations[].Instances[]` or `Placement.GroupName`: `[]` goes
 * through a list, and makes the answer one; `Versions[],DeleteMarkers[]` are both lists, one after
 * the other. An empty path is the value itself.
 */
export function dig(value: unknown, path: string): unknown {
  if (path === '') return value;
  if (path.includes(',')) return path.split(',').flatMap((each) => dig(value, each));
  let found: unknown = value;
  let many = false;
  for (const step of path.split('.')) {
    const isList = step.endsWith('[]');
    const key = isList ? step.slice(0, -2) : step;
    const next = (each: unknown) => (key === '' ? each : own(each, key));
    found = many ? (found as unknown[]).map(next) : next(found);
    if (!isList) continue;
    found = many ? (found as unknown[]).flatMap((each) => each ?? []) : (found ?? []);
    many = true;
  }
  return many ? (found as unknown[]).filter((each) => each !== undefined) : found;
}

/** True for a path that leads to many values. */
export function leadsToMany(path: string): boolean {
  return path.includes('[]');
}

/** Answers are hostile: a member called `constructor` must not be Object's. */
function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
