import type { Given, ResourceDefinition } from '../definition.ts';
import type { Gift } from '../model.ts';
import { membersOfSchema, type Operation, read } from '../schema.ts';
import { pathTo, pathToStrings } from './shapes.ts';
import { idsOf, nounOf, requireKind, schemaOf, type World } from './world.ts';

/** What operations that make something are called. */
const makes = /^(?:Create|Run|Copy|Register|Import|Allocate|Request|Restore)(?=[A-Z])/;

/** True for an operation that makes something new, and so leaves what it is done to as it is. */
export function isMaking(operation: string): boolean {
  return makes.test(operation);
}

/** What a definition says is given, with the path it doesn't say. */
export function giftOf(world: World, operation: Operation, given: Given): Gift {
  const kind = requireKind(world, given.of);
  const found = given.path ?? pathTo(schemaOf(world, kind), operation.output);
  const path = found ?? idsPath(operation);
  return {
    of: given.of,
    path,
    isData: given.data ?? found !== undefined,
    ids: given.ids ?? {},
    ...(given.items ? { items: given.items } : {}),
    ...(given.isOne ? { isOne: true } : {}),
  };
}

/** No data, but perhaps a list of names: `PolicyNames[]`. */
function idsPath(operation: Operation): string {
  return /^(List|Describe)/.test(operation.name) ? (pathToStrings(operation.output) ?? '') : '';
}

/** The resources that an operation makes, by the shape of its answer or by its name. */
export function madeBy(world: World, operation: Operation): Gift | undefined {
  if (!isMaking(operation.name)) return undefined;
  const { resources } = world.definition;
  const noun = operation.name.replace(makes, '');
  const named = resources.find((kind) => nounOf(kind) === noun || kind.name === noun);
  const likely = named ? [named, ...resources.filter((kind) => kind !== named)] : resources;
  for (const kind of likely) {
    const path = pathTo(schemaOf(world, kind), operation.output);
    // An answer that is itself the shape says little unless it is named so too.
    if (path === undefined || (path === '' && kind !== named)) continue;
    return { of: kind.name, path, isData: true, ids: {} };
  }
  if (!named || !hasIds(world, operation, named)) return undefined;
  return { of: named.name, path: '', isData: false, ids: {} };
}

function hasIds(world: World, operation: Operation, kind: ResourceDefinition): boolean {
  const given = new Set([
    ...operation.members,
    ...membersOfSchema(read(operation.output).getSchema()),
  ]);
  return idsOf(world, kind).every(
    ({ param, members }) => given.has(param) || members.some((member) => given.has(member)),
  );
}
