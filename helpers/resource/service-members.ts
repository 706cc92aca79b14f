import type { ServiceHandle } from '../service/handle.ts';
import { addMembers } from '../service/members.ts';
import { loadSdk, type ServiceName } from '../service/packages.ts';
import { Resources } from './collection-class.ts';
import { addKinds } from './columns.ts';
import type { ResourceDefinition, ServiceDefinition } from './definition.ts';
import { collectionOf } from './derive/world.ts';
import { requireId } from './ids.ts';
import { Kinds } from './kinds.ts';
import type { Resource } from './resource.ts';
import { type ServiceResource, serviceResourceOf } from './service-resource.ts';

const kindsOf = new Map<string, Kinds>();

/** The kinds of a service; undefined for a service without resources. */
export function kinds(service: string): Kinds | undefined {
  const known = kindsOf.get(service);
  if (known) return known;
  const definition = definitions.get(service);
  if (!definition) return undefined;
  const made = new Kinds(definition, loadSdk(service as ServiceName));
  kindsOf.set(service, made);
  return made;
}

const resourceClasses = new Map<string, ReturnType<typeof serviceResourceOf>>();
const definitions = new Map<string, ServiceDefinition>();

/** What is said about the resources of a service; undefined before its definitions are loaded. */
export function definitionOf(service: string): ServiceDefinition | undefined {
  return definitions.get(service);
}

/** Gives the handles of a service its resources: `ec2.vpcs`, `ec2.Vpc('vpc-…')`. */
export function addResources(definition: ServiceDefinition): void {
  const { service, resources, kinds: records = [] } = definition;
  if (definitions.has(service)) return;
  definitions.set(service, definition);
  addKinds(records);
  const members = {};
  for (const resource of resources) {
    const named = constructorOf(resource);
    if (named) {
      define(members, named, {
        value(this: ServiceHandle, ...ids: string[]) {
          return one(this, service, resource.name, ids);
        },
      });
    }
    if (resource.collection === false || resource.list === false) continue;
    define(members, collectionOf(resource), {
      get(this: ServiceHandle) {
        return all(this, service, resource);
      },
    });
  }
  Object.defineProperty(members, 'resource', {
    configurable: true,
    enumerable: true,
    get(this: ServiceHandle) {
      return resourceOf(this, service, members);
    },
  });
  addMembers(service as ServiceName, members);
  if (definition.members) addMembers(service as ServiceName, definition.members);
}

/** What names one by its identifiers: `KeyPair`; undefined where only answers give one. */
export function constructorOf(resource: ResourceDefinition): string | undefined {
  return resource.as === false ? undefined : (resource.as ?? resource.name);
}

function one(
  handle: ServiceHandle,
  service: string,
  kind: string,
  given: readonly string[],
): Resource {
  const own = kinds(service) as Kinds;
  const rest = [...given];
  const ids: Record<string, string> = {};
  const all = own.model(kind).ids;
  for (const id of all) {
    const spare = id.otherwise !== undefined && rest.length < all.length;
    ids[id.prop] = requireId(spare ? id.otherwise : rest.shift(), kind, id);
  }
  return own.of(handle).make(kind, ids);
}

function all(handle: ServiceHandle, service: string, resource: ResourceDefinition): unknown {
  const own = kinds(service) as Kinds;
  const { list } = own.model(resource.name);
  if (!list) return undefined;
  const noun = collectionOf(resource);
  return Resources.of(own.collectionFor(list), own.of(handle), noun, list);
}

/** `ec2.resource`, which is `session.resource('ec2')`: what boto3 has under that name. */
function resourceOf(handle: ServiceHandle, service: string, members: object): ServiceResource {
  const Class = resourceClasses.get(service) ?? serviceResourceOf(kinds(service) as Kinds, members);
  resourceClasses.set(service, Class);
  return new Class(handle);
}

function define(target: object, name: string, descriptor: PropertyDescriptor): void {
  Object.defineProperty(target, name, { configurable: true, enumerable: true, ...descriptor });
}
