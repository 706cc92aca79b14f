import { awaitable } from '../call/awaitable.ts';
import type { CallOptions } from '../service/operations.ts';
import type { WatchOptions } from '../watch.ts';
import { act } from './act.ts';
import { Resources } from './collection-class.ts';
import { resourcesIn } from './gift.ts';
import { requireId } from './ids.ts';
import type { Kinds } from './kinds.ts';
import type { Listing, Model, Reference } from './model.ts';
import { camel, pascal } from './naming.ts';
import type { Owner } from './owner.ts';
import { dig, leadsToMany } from './path.ts';
import { modelOf, ownerOf, Resource } from './resource.ts';
import { waitFor, watchesOf } from './waiting.ts';

/** A kind of resource as a class. */
export type ResourceClass = new (
  owner: Owner,
  ids: Readonly<Record<string, string>>,
  data?: object,
) => Resource;

/** Members of every resource that identifiers and attributes of a kind may stand in for. */
const soft = new Set(['name', 'arn']);

/**
 * Makes the class of a kind. Where two members want one name, the first of boto3's order has it
 * (identifiers, actions, constructors, references, collections, waiters, attributes), and the later
 * one gets its category behind its name: `networkInterfacesAttribute`.
 */
export function classOf(model: Model, kinds: Kinds): ResourceClass {
  const Class = class extends Resource {};
  Object.defineProperty(Class, 'name', { value: model.kind });
  Object.defineProperty(Class.prototype, 'model', { value: model });
  for (const [name, descriptor] of Object.entries(membersOf(model, kinds))) {
    Object.defineProperty(Class.prototype, name, { configurable: true, ...descriptor });
  }
  const own = Object.getOwnPropertyDescriptors(model.definition.members ?? {});
  for (const [name, descriptor] of Object.entries(own)) {
    Object.defineProperty(Class.prototype, name, { ...descriptor, enumerable: false });
  }
  return Class;
}

/** All members of a kind's class, by the names they ended up with. */
export function namesOf(model: Model): Map<string, { category: Category; key: string }> {
  const own = new Set(Object.keys(model.definition.members ?? {}));
  const names = new Map<string, { category: Category; key: string }>();
  const take = (wanted: string, category: Category, key: string) => {
    if (own.has(wanted)) return;
    const free = (name: string) =>
      !names.has(name) && (!(name in Resource.prototype) || mayReplace(name, category));
    const name = free(wanted) ? wanted : `${wanted}${pascal(category)}`;
    if (free(name)) names.set(name, { category, key });
  };
  for (const { prop, members, param } of model.ids) {
    take(prop, 'identifier', prop);
    for (const member of new Set([...members, param])) {
      if (!names.has(camel(member))) take(camel(member), 'identifier', prop);
    }
  }
  for (const key of Object.keys(model.actions)) take(key, 'action', key);
  for (const key of Object.keys(model.children)) take(key, 'child', key);
  for (const key of Object.keys(model.references)) take(key, 'reference', key);
  for (const key of Object.keys(model.many)) take(key, 'collection', key);
  for (const key of Object.keys(model.waiters)) take(`waitUntil${pascal(key)}`, 'waiter', key);
  const ids = new Set(model.ids.flatMap(({ members }) => members));
  for (const member of model.members) {
    if (!ids.has(member) && !isTags(member)) take(camel(member), 'attribute', member);
  }
  if (Object.keys(model.waiters).length > 0) names.set('watch', { category: 'watch', key: '' });
  return names;
}

/** What a member of a resource's class is. */
export type Category =
  | 'identifier'
  | 'action'
  | 'child'
  | 'reference'
  | 'collection'
  | 'waiter'
  | 'watch'
  | 'attribute';

function mayReplace(name: string, category: Category): boolean {
  return soft.has(name) && (category === 'identifier' || category === 'attribute');
}

/** Tags are an object on every kind; as AWS gives them they are in the data. */
function isTags(member: string): boolean {
  return member === 'Tags' || member === 'tags';
}

function membersOf(model: Model, kinds: Kinds): Record<string, PropertyDescriptor> {
  const members: Record<string, PropertyDescriptor> = {};
  for (const [name, { category, key }] of namesOf(model)) {
    members[name] = memberOf(name, category, key, model, kinds);
  }
  return members;
}

function memberOf(
  name: string,
  category: Category,
  key: string,
  model: Model,
  kinds: Kinds,
): PropertyDescriptor {
  switch (category) {
    case 'identifier':
      return getter((self) => {
        const id = self.identifiers[key];
        return model.ids.find(({ prop }) => prop === key)?.isNumber ? Number(id) : id;
      });
    case 'attribute':
      return getter((self) => Reflect.apply(read, self, [key]));
    case 'reference':
      return getter((self) => refer(self, model.references[key] as Reference));
    case 'collection':
      return getter((self) => collect(self, name, model.many[key] as Listing, kinds));
    case 'watch':
      return getter((self) => watchesOf(self, model));
    case 'action':
      return method(name, (self, input, options) =>
        act(self, model.actions[key] as Model['actions'][string], input as object, options),
      );
    case 'waiter':
      return method(name, (self, options) =>
        waitFor(self, model.waiters[key] as string, options as WatchOptions),
      );
    case 'child':
      return plain(name, (self, ...ids) =>
        child(self, model.children[key] as string, ids as string[]),
      );
  }
}

const { read } = Resource.prototype as unknown as { read(member: string): unknown };

function refer(self: Resource, { of, path, isData }: Reference): unknown {
  const [member = ''] = path.split(/[.[]/);
  Reflect.apply(read, self, [member]);
  const found = dig(self.data, path);
  const items = (leadsToMany(path) ? found : [found]) as unknown[];
  const owner = ownerOf(self);
  const origin = { answer: undefined, through: self, throughModel: modelOf(self) };
  const present = items.filter((item) => item !== undefined && item !== '');
  const resources = resourcesIn(owner, { of, path, isData, ids: {} }, origin, present);
  return leadsToMany(path) ? resources : resources[0];
}

function collect(self: Resource, noun: string, listing: Listing, kinds: Kinds): Resources {
  return Resources.of(kinds.collectionFor(listing), ownerOf(self), noun, listing, self);
}

function child(self: Resource, kind: string, given: readonly string[]): Resource {
  const owner = ownerOf(self);
  const rest = [...given];
  const ids: Record<string, string> = {};
  for (const id of owner.model(kind).ids) {
    const inherited = modelOf(self).ids.find(({ param }) => param === id.param)?.prop;
    const value = inherited === undefined ? rest.shift() : self.identifiers[inherited];
    ids[id.prop] = requireId(value ?? id.otherwise, kind, id);
  }
  return owner.make(kind, ids);
}

type Self = (self: Resource, ...given: unknown[]) => unknown;

function getter(get: (self: Resource) => unknown): PropertyDescriptor {
  return {
    get(this: Resource) {
      return get(this);
    },
  };
}

function method(
  name: string,
  run: (self: Resource, input?: unknown, options?: CallOptions) => Promise<unknown>,
): PropertyDescriptor {
  return plain(name, (self, input, options) =>
    awaitable(run(self, input, options as CallOptions | undefined)),
  );
}

function plain(name: string, run: Self): PropertyDescriptor {
  const value = function (this: Resource, ...given: unknown[]) {
    return run(this, ...given);
  };
  Object.defineProperty(value, 'name', { value: name });
  return { value, writable: true };
}
