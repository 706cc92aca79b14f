import type { FilteredListing, ListingDefinition, ResourceDefinition } from '../definition.ts';
import type { Action, Fill, Listing, Load } from '../model.ts';
import { plural } from '../naming.ts';
import { membersOfSchema, type Operation } from '../schema.ts';
import { byDefinition } from './actions.ts';
import { giftOf } from './gifts.ts';
import { pathTo } from './shapes.ts';
import {
  collectionOf,
  fillsOf,
  idsOf,
  knownFills,
  nounOf,
  requireKind,
  requireOperation,
  schemaOf,
  type World,
} from './world.ts';

/** How one of a kind is loaded: the `Describe…`, `Get…` or `Head…` that takes its identifiers. */
export function loadOf(world: World, resource: ResourceDefinition): Load | undefined {
  if (resource.load === false) return undefined;
  const noun = nounOf(resource);
  const names = resource.load
    ? [resource.load.operation]
    : [`Get${noun}`, `Describe${noun}`, `Describe${plural(noun)}`, `Head${noun}`];
  const ids = idsOf(world, resource);
  for (const name of names) {
    const operation = world.operations.get(name);
    const fills =
      operation && (resource.load ? knownFills(operation, ids) : fillsOf(operation, ids));
    if (!operation || !fills) continue;
    const path =
      resource.load?.path ??
      pathTo(schemaOf(world, resource), operation.output) ??
      (resource.load ? '' : undefined);
    if (path === undefined) continue;
    const { input, as, refused } = resource.load ?? {};
    return {
      operation: name,
      fills,
      path,
      ...(input ? { input } : {}),
      ...(as ? { as } : {}),
      ...(refused ? { refused } : {}),
    };
  }
  return undefined;
}

/** How all of a kind are listed: the `Describe…` or `List…` that needs nothing (more) to be said. */
export function listOf(world: World, resource: ResourceDefinition): Listing | undefined {
  if (resource.list === false) return undefined;
  const noun = plural(nounOf(resource));
  const names = resource.list ? [resource.list.operation] : [`Describe${noun}`, `List${noun}`];
  // Of the service's own list there is no owner that an input could come from.
  const said = resource.list?.input?.(undefined as never) ?? {};
  for (const name of names) {
    const operation = world.operations.get(name);
    if (!operation?.required.every((member) => member in said)) continue;
    const gives = giftOf(world, operation, { of: resource.name, ...resource.list });
    if (!gives.path.includes('[]')) continue;
    const create = createOf(world, resource);
    return {
      operation: name,
      fills: [],
      ...(resource.list?.input ? { input: resource.list.input } : {}),
      gives,
      ...(create ? { create } : {}),
    };
  }
  return undefined;
}

/** What makes one of a kind: `Create…`, unless its definition names another. */
export function createOf(world: World, resource: ResourceDefinition): Action | undefined {
  if (resource.create === false) return undefined;
  const said = resource.create ?? { operation: `Create${nounOf(resource)}` };
  if (!world.operations.has(said.operation)) return undefined;
  return byDefinition(world, resource, { of: resource.name, ...said, byId: false });
}

/** What is listed through a kind: kinds whose data name it, and what its definition adds. */
export function manyOf(world: World, resource: ResourceDefinition): Record<string, Listing> {
  const many: Record<string, Listing> = {};
  for (const [name, listing] of filteredBy(world, resource)) many[name] = listing;
  for (const [name, said] of Object.entries(resource.many ?? {})) {
    delete many[name];
    if (said !== false) many[name] = listingOf(world, resource, said);
  }
  return many;
}

function listingOf(
  world: World,
  owner: ResourceDefinition,
  said: ListingDefinition | FilteredListing,
): Listing {
  if ('filter' in said) return narrowed(world, owner, said);
  const operation = requireOperation(world, said.operation);
  const fills = knownFills(operation, idsOf(world, owner));
  const create = createdThrough(world, owner, requireKind(world, said.of));
  return {
    operation: operation.name,
    fills,
    ...(said.input ? { input: said.input } : {}),
    gives: giftOf(world, operation, said),
    ...(create ? { create } : {}),
  };
}

/** The list of all of a kind, narrowed by a filter. */
function narrowed(world: World, owner: ResourceDefinition, said: FilteredListing): Listing {
  const kind = requireKind(world, said.of);
  const all = listOf(world, kind);
  if (!all) throw new Error(`${world.definition.service}: nothing lists every ${said.of}`);
  const { create: _, ...list } = all;
  const create = createdThrough(world, owner, kind);
  const prop = said.id ?? Object.keys(owner.ids)[0] ?? 'id';
  return { ...list, filter: { name: said.filter, prop }, ...(create ? { create } : {}) };
}

/** Kinds whose data have the identifier, where the service's filters are named by its members. */
function* filteredBy(
  world: World,
  owner: ResourceDefinition,
): Iterable<readonly [string, Listing]> {
  const { filterFor, resources } = world.definition;
  const [id, ...more] = idsOf(world, owner);
  if (!filterFor || !id || more.length > 0) return;
  for (const kind of resources) {
    if (kind === owner || kind.collection === false) continue;
    if (!membersOfSchema(schemaOf(world, kind)).includes(id.param)) continue;
    const list = listOf(world, kind);
    if (!list || !world.operations.get(list.operation)?.members.includes('Filters')) continue;
    const filter = filterFor(id.param);
    yield [collectionOf(kind), narrowed(world, owner, { of: kind.name, filter })];
  }
}

/** What makes one of a kind through its owner: the operation has to take the owner's identifiers. */
function createdThrough(
  world: World,
  owner: ResourceDefinition,
  kind: ResourceDefinition,
): Action | undefined {
  const create = createOf(world, kind);
  if (!create) return undefined;
  const operation = world.operations.get(create.operation) as Operation;
  const fills: readonly Fill[] | undefined = fillsOf(operation, idsOf(world, owner));
  return fills?.every(({ asList }) => !asList) ? { ...create, fills } : undefined;
}
