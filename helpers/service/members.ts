import type { ServiceName } from './packages.ts';
import type { Services } from './services.ts';

const additions = new Map<string, object[]>();

/**
 * Gives the handles of a service more than its operations: collections, resources and what makes
 * them, as getters and methods with the handle as `this`. For `helpers/resources/`, which stands
 * above the services and so can't be imported by them. Named as AWS names no operation, so that an
 * operation always answers as AWS does; their types extend the service's interface in
 * `services.ts`.
 */
export function addMembers<Name extends ServiceName>(
  service: Name,
  members: object & ThisType<Services[Name]>,
): void {
  additions.set(service, [...(additions.get(service) ?? []), members]);
}

/** All that was given to a service by {@link addMembers}. */
export function membersOf(service: string): readonly object[] {
  return additions.get(service) ?? [];
}
