import type { SchemaRef } from '@smithy/types';
import type { Shape } from './shape.ts';

/** Which of the two: a structure may be bound otherwise in each. */
type Way = 'request' | 'response';

/** The members of a structure that travel in the body, when there is no payload member. */
export function bodyMembers(shape: Shape, way: Way): Shape[] {
  return shape.members.filter(({ traits }) => !isBound(traits, way));
}

const bodies = {
  request: new WeakMap<object, SchemaRef>(),
  response: new WeakMap<object, SchemaRef>(),
};

/** The schema of a structure with the members of its body only. */
export function bodySchema(shape: Shape, way: Way): SchemaRef {
  const schema: unknown = shape.schema.getSchema();
  const [, namespace, name, traits, names, refs] = schema as StructSchema;
  const known = bodies[way].get(names);
  if (known) return known;
  const kept = new Set(bodyMembers(shape, way).map(({ memberName }) => memberName));
  const at = [...names.keys()].filter((index) => kept.has(names[index] as string));
  const made: unknown = [
    3,
    namespace,
    name,
    traits,
    at.map((i) => names[i]),
    at.map((i) => refs[i]),
    0,
  ];
  bodies[way].set(names, made as SchemaRef);
  return made as SchemaRef;
}

type StructSchema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  names: readonly string[],
  refs: readonly unknown[],
];

/** True for a member that travels outside the body. An answer has no path and no query. */
function isBound(traits: Shape['traits'], way: Way): boolean {
  const { httpHeader, httpPrefixHeaders, httpLabel, httpQuery, httpQueryParams } = traits;
  if (httpHeader || httpPrefixHeaders !== undefined) return true;
  return way === 'request'
    ? Boolean(httpLabel || httpQuery || httpQueryParams)
    : Boolean(traits.httpResponseCode);
}
