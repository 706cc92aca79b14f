import { type AwsFault, fault } from './engine/fault.ts';
import { nearest } from './engine/nearest.ts';
import type { Operation, Service, ServiceEntry } from './engine/service.ts';
import type { WholeRequest } from './protocol/message.ts';
import type { OperationModel, ServiceModel } from './protocol/model.ts';
import type { Scope } from './protocol/scope.ts';
import { hasSdk } from './protocol/sdk.ts';
import { wireOf } from './protocol/wires.ts';

/** The service a request is signed for. Throws what AWS answers when it is none of ours. */
export function entryOf(
  { service }: Scope,
  services: Readonly<Record<string, ServiceEntry>>,
): ServiceEntry {
  const entry = service && Object.hasOwn(services, service) ? services[service] : undefined;
  if (entry && (!entry.optional || hasSdk(entry.package))) return entry;
  const known = Object.keys(services).join(', ');
  throw service
    ? fault('UnknownService', `The sandbox has no service ${service}. It has: ${known}.`)
    : fault(
        'MissingAuthenticationToken',
        'The request is not signed, so its service is unknown.',
        403,
      );
}

/** The operation a request calls. Throws for one that the API or the sandbox does not have. */
export function operationOf(
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
