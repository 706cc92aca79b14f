import { read, type Schema } from '../schema.ts';

/**
 * The shortest path to a shape in a structure, two steps deep at most: itself (''), `Vpc`,
 * `Vpcs[]`, `Reservations[].Instances[]`. Undefined when it isn't there.
 */
export function pathTo(shape: unknown, within: unknown): string | undefined {
  if (shape === undefined || within === undefined) return undefined;
  const schema = read(within);
  if (!schema.isStructSchema()) return undefined;
  if (schema.getSchema() === shape) return '';
  const steps = [...stepsOf(schema)];
  const near = steps.find(({ target }) => target.getSchema() === shape);
  if (near) return near.path;
  for (const { path, target } of steps) {
    if (!target.isStructSchema()) continue;
    const far = [...stepsOf(target)].find((step) => step.target.getSchema() === shape);
    if (far) return `${path}.${far.path}`;
  }
  return undefined;
}

/** A path that leads to strings: the one list of them that an answer has. */
export function pathToStrings(within: unknown): string | undefined {
  const lists = [...stepsOf(read(within))].filter(
    ({ path, target }) => path.endsWith('[]') && target.isStringSchema(),
  );
  return lists.length === 1 ? lists[0]?.path : undefined;
}

function* stepsOf(schema: Schema): Iterable<{ path: string; target: Schema }> {
  for (const [name, member] of schema.structIterator()) {
    if (member.isListSchema()) yield { path: `${name}[]`, target: member.getValueSchema() };
    else yield { path: name, target: member };
  }
}
