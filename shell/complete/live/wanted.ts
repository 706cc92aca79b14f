import { loadNames, type Named } from '../../../helpers/index.ts';
import type { CallPlace } from '../document/call-place.ts';
import type { Place } from '../document/place.ts';

/** Names of the account that could stand in a string. */
export type Wanted =
  | { readonly kind: 'resources'; readonly named: Named }
  | { readonly kind: 'objects'; readonly bucket: string }
  | { readonly kind: 'instance types' };

/** What a call is of, as far as its text says. */
interface Callee {
  /** The AWS CLI's name of the service; empty when a variable of the user's is called. */
  readonly service: string;
  /** `DescribeInstances`; empty when it is no operation's method. */
  readonly operation: string;
  /** `Instance`, `describeInstances`: the last name. */
  readonly method: string;
}

/** Whether a service's variable stands for it: the AWS CLI's name, or undefined. */
export type ServiceOf = (variable: string) => string | undefined;

/** The names that are wanted where the cursor is; undefined outside of strings that name things. */
export async function wantedAt(
  source: string,
  { kind, call, cursor }: Place,
  serviceOf: ServiceOf,
): Promise<Wanted | undefined> {
  if (kind !== 'string' || !call) return undefined;
  const callee = calleeOf(call.callee, serviceOf);
  const { service, operation, method } = callee;
  if (call.path.length === 0) {
    if (service === '' || !/^[A-Z]/.test(method)) return undefined;
    return byConstructor(callee, source.slice(call.open + 1, cursor));
  }
  const { memberOfFilter, namedBy } = await loadNames(service);
  const member = memberIn(call, memberOfFilter);
  if (member === undefined) return undefined;
  if (/^InstanceTypes?$/.test(member) && (service === 'ec2' || service === '')) {
    return { kind: 'instance types' };
  }
  if (/^(Key|Prefix|StartAfter)$/.test(member) && call.siblings.Bucket) {
    return { kind: 'objects', bucket: call.siblings.Bucket };
  }
  const named = namedBy(service, operation, member);
  if (!named || makesIt(call.callee, named)) return undefined;
  return { kind: 'resources', named };
}

/** `ec2.Instance('…')` takes an id; `s3.Object('bucket', '…')` a key second. */
async function byConstructor(
  { service, method }: Callee,
  before: string,
): Promise<Wanted | undefined> {
  const { namedFirst } = await loadNames(service);
  const first = /^\s*(['"`])((?:(?!\1).)*)\1\s*,\s*/.exec(before);
  if (!first) {
    const named = namedFirst(service, method);
    return named && { kind: 'resources', named };
  }
  const isObject = service === 's3' && /^Object/.test(method);
  return isObject && first[2] ? { kind: 'objects', bucket: first[2] } : undefined;
}

/** The member that the string is a value of: in a filter, the one that the filter speaks of. */
function memberIn(
  { path, siblings }: CallPlace,
  memberOfFilter: (filter: string) => string,
): string | undefined {
  const [outer, last] = path.slice(-2);
  if (outer !== 'Filters') return path.at(-1);
  return last === 'Values' && siblings.Name ? memberOfFilter(siblings.Name) : undefined;
}

function calleeOf(callee: string, serviceOf: ServiceOf): Callee {
  const names = callee.split('.').map((name) => name.replace(/\(\)$/, ''));
  const method = names.at(-1) ?? '';
  const service = serviceOf(names[0] ?? '') ?? '';
  const isOwn = names.length === 2 || /^(pages|items)$/.test(names[1] ?? '');
  const operation = isOwn ? `${method.charAt(0).toUpperCase()}${method.slice(1)}` : '';
  return { service, operation, method };
}

/** `ec2.keyPairs.create({ KeyName: '…' })` makes a new one: no old name is wanted. */
function makesIt(callee: string, { collection }: Named): boolean {
  return callee.endsWith(`.${collection}.create`);
}
