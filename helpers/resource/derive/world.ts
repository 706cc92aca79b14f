import type { SdkModule } from '../../service/packages.ts';
import type { ResourceDefinition, ServiceDefinition } from '../definition.ts';
import type { Fill, Identifier } from '../model.ts';
import { camel, plural } from '../naming.ts';
import { membersOfSchema, type Operation, operationsOf, shapeOf } from '../schema.ts';

/** What all rules look at: the definitions of a service, and AWS's description of it. */
export interface World {
  readonly definition: ServiceDefinition;
  readonly sdk: SdkModule;
  readonly operations: ReadonlyMap<string, Operation>;
}

export function worldOf(definition: ServiceDefinition, sdk: SdkModule): World {
  return { definition, sdk, operations: operationsOf(sdk) };
}

/** What operations call a kind: `KeyPair`. */
export function nounOf({ noun, name }: ResourceDefinition): string {
  return noun ?? name;
}

/** The schema of a kind's data; undefined for one without. */
export function schemaOf({ sdk }: World, { shape, name }: ResourceDefinition): unknown {
  return shape === false ? undefined : shapeOf(sdk, shape ?? name);
}

/** The service's collection of a kind: `vpcs`. */
export function collectionOf(resource: ResourceDefinition): string {
  return resource.collection || camel(plural(nounOf(resource)));
}

/** The identifiers of a kind, with all their names. */
export function idsOf(world: World, resource: ResourceDefinition): readonly Identifier[] {
  const members = membersOfSchema(schemaOf(world, resource));
  return Object.entries(resource.ids).map(([prop, id]) => {
    const given = typeof id === 'string' ? { param: id } : id;
    const named = [given.member, given.param, `${prop.charAt(0).toUpperCase()}${prop.slice(1)}`];
    return {
      prop,
      param: given.param,
      list: given.list ?? plural(given.param),
      members: named.filter((name): name is string => name !== undefined && members.includes(name)),
      ...(given.otherwise === undefined ? {} : { otherwise: given.otherwise }),
      ...(given.isNumber ? { isNumber: true } : {}),
    };
  });
}

/** How identifiers go into an operation's input; undefined when one of them has no place there. */
export function fillsOf(
  { members }: Operation,
  ids: readonly Identifier[],
): readonly Fill[] | undefined {
  const fills: Fill[] = [];
  for (const { prop, param, list, isNumber } of ids) {
    const number = isNumber ? { isNumber } : {};
    if (members.includes(param)) fills.push({ member: param, prop, asList: false, ...number });
    else if (members.includes(list)) fills.push({ member: list, prop, asList: true, ...number });
    else return undefined;
  }
  return fills;
}

/** How the identifiers that have a place in an operation's input go there; others are left out. */
export function knownFills(operation: Operation, ids: readonly Identifier[]): readonly Fill[] {
  return ids.flatMap((id) => fillsOf(operation, [id]) ?? []);
}

/** The operation of this name; a definition that names another is wrong. */
export function requireOperation({ operations, definition }: World, name: string): Operation {
  const operation = operations.get(name);
  if (operation) return operation;
  throw new Error(`${definition.service} has no operation ${name}`);
}

/** The definition of a kind. */
export function requireKind({ definition }: World, kind: string): ResourceDefinition {
  const found = definition.resources.find(({ name }) => name === kind);
  if (found) return found;
  throw new Error(`${definition.service} has no resource ${kind}`);
}
