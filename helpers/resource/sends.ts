import type { Effect } from '../call/effect.ts';
import type { SdkClient } from '../call/sdk.ts';
import { type KnownService, serviceNamed } from '../service/catalogue.ts';
import { effectByName } from '../service/effects/by-name.ts';
import { effectOf, iamNameOf } from '../service/effects/effect-of.ts';
import { operationNamed } from '../service/operation-names.ts';
import { loadSdk } from '../service/packages.ts';
import type { Session } from '../session.ts';
import type { ServiceDefinition } from './definition.ts';
import { collectionOf } from './derive/world.ts';
import type { Model } from './model.ts';
import { pascal } from './naming.ts';
import { constructorOf, kinds } from './service-members.ts';

/** An operation that would be sent, and what it does. */
export interface Sent {
  /** The AWS CLI's name of the service. */
  readonly service: string;
  /** AWS's name of the operation; where that is not known, the method's. */
  readonly operation: string;
  readonly effect: Effect;
}

/** What is to be said about a member of a service's handle without touching it. */
export interface Member {
  /** What it sends: nothing at all for a plain property, such as `ec2.session`. */
  readonly sends: readonly Sent[];
  /** The kind of resource that it gives: `Instance`. */
  readonly kind?: string;
}

const silent = new Set(['session', 'service', 'presign', 'presignPost', 'operation', 'toString']);

/** What a member of a service's handle sends: `describeVpcs`, `vpcs`, `Vpc`. Nothing is sent here. */
export function memberOf(session: Session, service: KnownService, member: string): Member {
  const name = serviceNamed(service);
  if (silent.has(member)) return { sends: [] };
  const operation = operationNamed(loadSdk(name), member);
  if (operation !== undefined) return { sends: [sent(session, name, operation)] };
  const own = kinds(name);
  for (const resource of own?.definition.resources ?? []) {
    const isCollection = collectionOf(resource) === member && resource.collection !== false;
    if (!own || (!isCollection && constructorOf(resource) !== member)) continue;
    const { list, load } = own.model(resource.name);
    const asked = isCollection ? list?.operation : load?.operation;
    return { sends: asked ? [sent(session, name, asked)] : [], kind: resource.name };
  }
  // Members of the service's own, such as `createInstances` and S3's transfers.
  const known = own && actionOfService(own.definition, member);
  return { sends: [known ? sent(session, name, known) : byName(name, member)] };
}

/**
 * What a method of resources sends, by its name: `stop` is StopInstances in EC2. Several where kinds
 * differ and `kind` isn't said; none for a method that is of no resource.
 */
export function actionsNamed(
  session: Session,
  service: KnownService,
  method: string,
  kind?: string,
): readonly Sent[] {
  const own = kinds(serviceNamed(service));
  if (!own) return [];
  const all = own.definition.resources.map(({ name }) => name);
  const operations = (kind === undefined ? all : [kind]).flatMap((name) =>
    operationsIn(own.model(name), method),
  );
  return [...new Set(operations)].map((name) => sent(session, own.definition.service, name));
}

function operationsIn(model: Model, method: string): string[] {
  const { actions, batch, many, load, list } = model;
  if (/^(?:load|reload|exists|watch|waitUntil[A-Z]\w*)$/.test(method)) {
    return load ? [load.operation] : [];
  }
  if (method === 'create') return list?.create ? [list.create.operation] : [];
  const own = Object.hasOwn(actions, method) ? actions[method]?.operation : undefined;
  const together = Object.hasOwn(batch, method) ? batch[method]?.operation : undefined;
  const listed = Object.hasOwn(many, method) ? many[method]?.operation : undefined;
  return [own, together, listed].filter((name) => name !== undefined);
}

function actionOfService({ actions = {} }: ServiceDefinition, member: string): string | undefined {
  const action = Object.hasOwn(actions, member) ? actions[member] : undefined;
  return typeof action === 'string' ? action : action?.operation;
}

function sent(session: Session, service: string, operation: string): Sent {
  const client = session.client(service as KnownService) as unknown as SdkClient;
  return { service, operation, effect: effectOf(iamNameOf(client), operation) };
}

function byName(service: string, member: string): Sent {
  const operation = pascal(member);
  const isRead = /^Download/.test(operation);
  return { service, operation, effect: isRead ? 'reads' : effectByName(operation) };
}
