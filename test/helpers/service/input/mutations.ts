import type { Shape } from '../../../../sandbox/protocol/shape.ts';
import type { Dice } from '../../../sandbox/random-value.ts';

export type Input = Readonly<Record<string, unknown>>;

/** An input with one thing wrong, and the path at which that has to be said. */
export interface Mutation {
  readonly what: string;
  readonly mutated: Input;
  readonly path: string;
}

/** One mutation of each sort that the shape allows, somewhere along a random walk into the value. */
export function mutations(shape: Shape, value: Input, roll: Dice): Mutation[] {
  const [inner] = walk(shape, value, '', roll).slice(-1);
  const found: Mutation[] = [
    { what: 'a member too many', mutated: { ...value, Zzyzx: 1 }, path: 'Zzyzx' },
  ];
  for (const member of shape.required) {
    if (member.traits.idempotencyToken || member.memberName === 'accountId') continue;
    const { [member.memberName]: _, ...rest } = value;
    found.push({
      what: `${member.memberName} left out`,
      mutated: rest,
      path: member.memberName,
    });
  }
  if (inner) {
    found.push({
      what: `${inner.path} of another type`,
      mutated: inner.replaced(wrong(inner.shape)) as Input,
      path: inner.path,
    });
  }
  return found;
}

interface Step {
  readonly shape: Shape;
  readonly path: string;
  /** The whole input with this place holding something else. */
  readonly replaced: (value: unknown) => unknown;
}

/** Places deeper and deeper in the value, a member or element at a time. */
function walk(shape: Shape, value: unknown, path: string, roll: Dice): Step[] {
  if (shape.kind === 'struct' && !shape.streaming) {
    const given = shape.members.filter(
      ({ memberName, kind, traits, streaming }) =>
        (value as Input)[memberName] !== undefined &&
        kind !== 'document' &&
        !streaming &&
        traits.mediaType === undefined,
    );
    const member = given[roll(given.length)];
    if (!member) return [];
    const { memberName } = member;
    const at = path ? `${path}.${memberName}` : memberName;
    return below(member, (value as Input)[memberName], at, roll, (inner) => ({
      ...(value as Input),
      [memberName]: inner,
    }));
  }
  if (shape.kind === 'list') {
    const [first, ...rest] = value as unknown[];
    return below(shape.item, first, `${path}[0]`, roll, (inner) => [inner, ...rest]);
  }
  return [];
}

function below(
  shape: Shape,
  value: unknown,
  path: string,
  roll: Dice,
  put: (inner: unknown) => unknown,
): Step[] {
  if (shape.kind === 'document' || shape.streaming) return [];
  const deeper = walk(shape, value, path, roll).map((step) => ({
    ...step,
    replaced: (inner: unknown) => put(step.replaced(inner)),
  }));
  return [{ shape, path, replaced: put }, ...deeper];
}

/** A value that fits no shape of this kind. */
function wrong({ kind }: Shape): unknown {
  switch (kind) {
    case 'list':
      return 'running';
    case 'string':
    case 'blob':
      return 5;
    case 'number':
    case 'bigint':
    case 'decimal':
      return 'many';
    default:
      return [];
  }
}
