import { callerOf, type Signed } from './caller.ts';
import type { Context } from './engine/context.ts';
import { AwsFault, fault } from './engine/fault.ts';
import { nearest } from './engine/nearest.ts';
import { checkRules } from './engine/rules.ts';
import type { Operation, Service, ServiceEntry } from './engine/service.ts';
import type { World } from './engine/world.ts';
import type { HttpRequest, HttpResponse, WholeRequest } from './protocol/message.ts';
import { loadModel, type OperationModel, type ServiceModel } from './protocol/model.ts';
import { type Scope, scopeOf } from './protocol/scope.ts';
import { readHead, withBody } from './protocol/whole-request.ts';
import { wireOf } from './protocol/wires.ts';

/** Answers one request. Never rejects: what goes wrong is an answer too. */
export type Dispatch = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * The way of every request: which service and wire → whole body → operation and input → the rules →
 * the service's operation → answer. Both front ends, in-process and HTTP, go it.
 */
export function createDispatcher(
  world: World,
  services: Readonly<Record<string, ServiceEntry>>,
): Dispatch {
  return async (request) => {
    const requestId = world.requestId();
    const head = readHead(request);
    const scope = scopeOf(head);
    let model: ServiceModel | undefined;
    try {
      const entry = entryOf(scope, services);
      model = loadModel(entry.package);
      const whole = await withBody(head, request.body, { keepsGzip: scope.service === 's3' });
      const wire = wireOf(whole, model.protocol);
      const service = await entry.load();
      const signed = callerOf(scope.accessKeyId ?? '', world.store, world.account);
      if (isOver(signed, world)) throw service.wording.expired?.() ?? expired();
      const { operation, run } = operationOf(whole, model, service);
      const received = await wire.read(whole, operation, model);
      checkRules(received, operation, service.wording);
      const ctx = contextOf(scope, signed, operation.name, world);
      service.admit?.(whole, ctx);
      service.settle?.(ctx);
      const { input } = received;
      const output = await world.replays.once(operation, input, ctx, service.wording, () =>
        run(input as never, ctx),
      );
      return wire.write({ model, operation, requestId, output: output as Record<string, unknown> });
    } catch (error) {
      const answer = error instanceof AwsFault ? error : internal(error);
      const response = wireOf(head, model?.protocol).writeFault(answer, requestId, model);
      return bodiless(head.method, response) ? { ...response, body: new Uint8Array() } : response;
    }
  };
}

/** HTTP has no body in the answer to HEAD, nor in "not modified". */
function bodiless(method: string, { statusCode }: HttpResponse): boolean {
  return method === 'HEAD' || statusCode === 304;
}

function entryOf(
  { service }: Scope,
  services: Readonly<Record<string, ServiceEntry>>,
): ServiceEntry {
  const entry = service && Object.hasOwn(services, service) ? services[service] : undefined;
  if (entry) return entry;
  const known = Object.keys(services).join(', ');
  throw service
    ? fault('UnknownService', `The sandbox has no service ${service}. It has: ${known}.`)
    : fault(
        'MissingAuthenticationToken',
        'The request is not signed, so its service is unknown.',
        403,
      );
}

function operationOf(
  request: WholeRequest,
  model: ServiceModel,
  service: Service,
): { operation: OperationModel; run: Operation } {
  const name = wireOf(request, model.protocol).operationName(request, model);
  if (!name) throw fault('MissingAction', 'The request does not say which operation it calls.');
  const operation = model.operation(name);
  if (!operation) throw service.wording.unknownOperation(name, model.version);
  const run = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  if (!run) throw notBuilt(name, model.serviceId, Object.keys(service.operations));
  return { operation, run };
}

function notBuilt(name: string, serviceId: string, built: readonly string[]): AwsFault {
  const some = nearest(name, built, 6);
  const which = some.length < built.length ? `${built.length} operations, nearest: ` : '';
  return fault(
    'InvalidAction',
    `The sandbox does not have ${serviceId} ${name}. It has ${which}${some.join(', ')}.`,
  );
}

function contextOf(
  { region = '', service = '' }: Scope,
  { account, caller }: Signed,
  operation: string,
  world: World,
): Context {
  const place = { account, caller, service, operation };
  return world.context({ ...place, region: region || world.region });
}

function isOver({ expiresAt }: Signed, { clock }: World): boolean {
  return expiresAt !== undefined && clock.now() >= expiresAt;
}

/** What most services answer once the session that a key belongs to is over. */
function expired(): AwsFault {
  return fault('ExpiredToken', 'The security token included in the request is expired', 403);
}

/** A fault of ours. The stack goes into the message: the one who reads it is the one to report it. */
function internal(error: unknown): AwsFault {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return fault('InternalError', `The sandbox has failed; this is a bug in awsh. ${what}`, 500);
}
