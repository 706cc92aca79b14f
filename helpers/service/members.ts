import type { ServiceHandle } from './handle.ts';
import type { ServiceName } from './packages.ts';

/**
 * Members that a service's handle has beyond its operations: collections, resources and what makes
 * them. Getters and methods, with the handle as `this`. Named as AWS names no operation, so that an
 * operation always answers as AWS does.
 */
export type Members = object & ThisType<ServiceHandle>;

const additions = new Map<ServiceName, Members[]>();

/**
 * Gives the handles of a service more members; for `helpers/resources/`, which stands above the
 * services and so can't be imported by them. Their types are declared beside, by extending the
 * service's interface in `services.ts`.
 */
export function addMembers(service: ServiceName, members: Members): void {
  additions.set(service, [...(additions.get(service) ?? []), members]);
}

/** All that was given to a service by {@link addMembers}. */
export function membersOf(service: ServiceName): readonly Members[] {
  return additions.get(service) ?? [];
}
