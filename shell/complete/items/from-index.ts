import type { Candidate } from '../completion.ts';
import type { CallPlace } from '../document/call-place.ts';
import type { Place } from '../document/place.ts';
import {
  filtersAt,
  membersAt,
  type OperationAt,
  operationAt,
  valuesAt,
} from '../sdk/operation-at.ts';
import type { ServiceCatalogue } from '../sdk/services.ts';
import { asHandleMember, orderHandle, orderMembers } from './order.ts';

/**
 * What could stand at a place as far as the packages' declarations say, read as text: while the
 * language server is not ready, and where there is none. Undefined where they say nothing.
 */
export async function fromIndex(
  place: Place,
  services: ServiceCatalogue,
  isTaken: (name: string) => boolean,
): Promise<Candidate[] | undefined> {
  if (place.kind === 'member') return membersOf(place.of ?? '', services, isTaken);
  const at = operationAt(place.call, services, isTaken);
  if (!at || !place.call) return undefined;
  if (place.kind === 'key') return keysOf(at, place.call);
  return place.kind === 'string' ? valuesOf(at, place.call) : undefined;
}

async function membersOf(
  of: string,
  services: ServiceCatalogue,
  isTaken: (name: string) => boolean,
): Promise<Candidate[] | undefined> {
  const [, variable = '', group] = /^(\w+)(?:\.(pages|items|wait|watch))?$/.exec(of) ?? [];
  const types = isTaken(variable) ? undefined : services.typesOf(variable);
  if (!types) return undefined;
  if (group) {
    const names = await types.group(group);
    return [...names].sort().map((text) => ({ text, kind: 'operation', label: `${text}(input?)` }));
  }
  const operations = await types.operations();
  const names = [...operations.keys(), 'pages', 'items', 'wait', 'watch', 'resource', 'client'];
  return orderHandle(names.map((text) => asHandleMember({ text, kind: 'member' }, operations)));
}

async function keysOf(at: OperationAt, { present }: CallPlace): Promise<Candidate[]> {
  const members = await membersAt(at, at.path);
  return orderMembers(
    members
      .filter(({ name }) => !present.includes(name))
      .map(({ name, type, required }) => ({
        text: name,
        kind: 'member',
        detail: type,
        ...(required ? { required } : {}),
      })),
  );
}

async function valuesOf(at: OperationAt, call: CallPlace): Promise<Candidate[]> {
  const filters = at.path.at(-1) === 'Name' ? await filtersAt(at) : undefined;
  if (filters) return filters.map(filterCandidate);
  return (await valuesAt(at, call)).map((text) => ({ text, kind: 'value' }));
}

/** A filter's name, with what it selects by. */
export function filterCandidate(filter: { name: string; description: string }): Candidate {
  return { text: filter.name, kind: 'value', detail: filter.description };
}
