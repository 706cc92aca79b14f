import type { ServiceEntry } from './engine/service.ts';
import type { WholeRequest } from './protocol/message.ts';
import { parametersOf } from './protocol/query-request.ts';

/** True for a form: only there does an unsigned request say which service it means. */
export function isForm({ headers }: WholeRequest): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}

/**
 * The service that an unsigned form is for, by the action and API version it names; undefined when
 * no service takes that call without a signature. `request` has its body.
 */
export function unsignedService(
  request: WholeRequest,
  services: Readonly<Record<string, ServiceEntry>>,
): string | undefined {
  const { children } = parametersOf(request);
  const action = children.get('Action')?.value ?? '';
  const version = children.get('Version')?.value;
  return Object.keys(services).find((name) => {
    const taken = services[name]?.unsigned;
    return taken?.version === version && taken?.actions.includes(action);
  });
}

/** The service that a form with a file in it is for. */
export function uploadService(
  { method, headers }: WholeRequest,
  services: Readonly<Record<string, ServiceEntry>>,
): string | undefined {
  if (method !== 'POST' || !/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) {
    return undefined;
  }
  return Object.keys(services).find((name) => services[name]?.takesForms);
}
