import type { CallPlace } from '../document/call-place.ts';
import { type FilterEntry, filtersIn } from './filters.ts';
import type { SketchMember } from './input-sketch.ts';
import type { ServiceTypes } from './service-types.ts';
import type { ServiceCatalogue } from './services.ts';

/** A call of a service's operation whose input is being typed. */
export interface OperationAt {
  readonly types: ServiceTypes;
  /** `describeInstances`. */
  readonly method: string;
  readonly path: readonly string[];
}

/**
 * The operation that a call is of: `ec2.describeInstances(`, `ec2.pages.describeInstances(`. Undefined
 * for other calls, for services whose packages are not here and names that a cell has taken.
 */
export function operationAt(
  call: CallPlace | undefined,
  services: ServiceCatalogue,
  isTaken: (name: string) => boolean,
): OperationAt | undefined {
  const [, variable = '', method] =
    /^(\w+)\.(?:(?:pages|items)\.)?(\w+)$/.exec(call?.callee ?? '') ?? [];
  if (!call || method === undefined || isTaken(variable)) return undefined;
  const types = services.typesOf(variable);
  return types && { types, method, path: call.path };
}

/** The members that the input has at a path: those of the items of lists among them. */
export async function membersAt(
  { types, method }: OperationAt,
  path: readonly string[],
): Promise<readonly SketchMember[]> {
  const operation = await types.operation(method);
  let members = operation?.members ?? [];
  for (const name of path) members = members.find((each) => each.name === name)?.members ?? [];
  return members;
}

/** The values that the member at the end of a path can have; a filter's by the filter's name. */
export async function valuesAt(at: OperationAt, call: CallPlace): Promise<readonly string[]> {
  const filters = await filtersAt(at);
  if (filters) return filterValues(filters, call, at.types);
  const members = await membersAt(at, at.path.slice(0, -1));
  return members.find(({ name }) => name === at.path.at(-1))?.values ?? [];
}

/** The filters that can be given where the cursor is: at a name or value of one. */
export async function filtersAt(at: OperationAt): Promise<readonly FilterEntry[] | undefined> {
  const [first, second] = at.path.slice(-2);
  if (first !== 'Filters' || (second !== 'Name' && second !== 'Values')) return undefined;
  return filtersIn((await at.types.memberDocumentation(at.method, 'Filters')) ?? '');
}

/** A filter's values: AWS's list of them, or those of the enumeration of that name. */
export async function filterValues(
  filters: readonly FilterEntry[],
  { siblings }: CallPlace,
  types: ServiceTypes | undefined,
): Promise<readonly string[]> {
  const name = siblings.Name ?? '';
  const listed = filters.find((each) => each.name === name)?.values ?? [];
  if (listed.length > 0) return listed;
  const pascal = name.replace(/(?:^|[-.])(\w)/g, (_, letter: string) => letter.toUpperCase());
  return (await types?.enumeration(pascal)) ?? [];
}
