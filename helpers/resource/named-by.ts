import type { IdDefinition, ResourceDefinition, ServiceDefinition } from './definition.ts';
import { collectionOf, nounOf } from './derive/world.ts';
import { pascal, plural } from './naming.ts';
import { constructorOf, definitionOf } from './service-members.ts';

/** What names something: resources of a kind by one of their identifiers, or by their ARN. */
export interface Named {
  /** The AWS CLI's name of the service. */
  readonly service: string;
  /** `Subnet`. */
  readonly kind: string;
  /** The service's collection of them: `subnets`. */
  readonly collection: string;
  /** The resource's property that is the value: `id`, `name`, `arn`. */
  readonly property: string;
}

/** Services whose resources are named in other services' inputs: a subnet, a role, a key. */
export const namedElsewhere = ['ec2', 'iam', 'kms', 's3', 'sns', 'sqs', 'logs'] as const;

/**
 * The resources that a member of an operation's input names: `SubnetId` is one of EC2's subnets, in
 * RDS's inputs, too. Undefined for members that name nothing listed, and for the name of what the
 * operation creates. Knows what the loaded definitions say; sends nothing.
 */
export function namedBy(service: string, operation: string, member: string): Named | undefined {
  const own = definitionOf(service);
  const found = own && best(own, operation, member);
  if (found) return found;
  for (const other of namedElsewhere) {
    const definition = other === service ? undefined : definitionOf(other);
    const named = definition && best(definition, '', member, isTelling);
    if (named) return named;
  }
  return undefined;
}

/** What `ec2.Instance(…)` takes first: the ids of instances; an object's bucket, for `s3.Object(…)`. */
export function namedFirst(service: string, kindName: string): Named | undefined {
  const own = definitionOf(service);
  const kind = own?.resources.find((each) => constructorOf(each) === kindName);
  if (!own || !kind) return undefined;
  const [first, ...more] = Object.entries(kind.ids).filter(
    ([, id]) => paramOf(id).otherwise === undefined,
  );
  if (!first) return undefined;
  if (more.length === 0 && isListed(kind)) return namedAs(own, kind, first[0]);
  return best(own, `Describe${nounOf(kind)}`, paramOf(first[1]).param);
}

/** The member that a filter's name speaks of: `attachment.instance-id` of `InstanceId`. */
export function memberOfFilter(filter: string): string {
  const last = filter.split('.').at(-1) ?? '';
  return last.split('-').map(pascal).join('');
}

/** The kind whose identifier fits best; for a name that many share, the operation's own kind. */
function best(
  definition: ServiceDefinition,
  operation: string,
  member: string,
  accept: (member: string) => boolean = () => true,
): Named | undefined {
  if (!accept(member)) return undefined;
  const made = (kind: ResourceDefinition) => isMadeBy(kind, operation);
  const fits = definition.resources.filter(isListed).flatMap((kind) => {
    const [first] = Object.entries(kind.ids);
    if (!first || Object.keys(kind.ids).length > 1) return [];
    const [property, id] = first;
    const rank = fit(kind, id, member, operation);
    return rank === 0
      ? []
      : [{ kind, property: rank < 0 ? 'arn' : property, rank: Math.abs(rank) }];
  });
  const top = fits.toSorted((a, b) => b.rank - a.rank)[0];
  return top && !made(top.kind) ? namedAs(definition, top.kind, top.property) : undefined;
}

/** How well a member fits a kind; 0 for not at all, below 0 when it takes the ARN. */
function fit(
  kind: ResourceDefinition,
  id: string | IdDefinition,
  member: string,
  operation: string,
): number {
  const { param, list = plural(param) } = paramOf(id);
  const isAbout = operation.includes(nounOf(kind));
  const isGeneric = /^(Name|Names|Id|Ids|Arn|Arns|Identifier)$/i.test(param);
  if (member === param || member === list)
    return isGeneric && !isAbout ? 0 : isAbout ? 1_001 : 1_000;
  const ending = /(Id|Name|Arn|Url|Identifier)s?$/.exec(member);
  if (!ending) return 0;
  const noun = member.slice(0, ending.index);
  const named = [nounOf(kind), kind.name].find((each) => noun.endsWith(each));
  const isArn = ending[1] === 'Arn' && !/Arn$/.test(param);
  if (named) return (100 + named.length) * (isArn ? -1 : 1);
  if (isGeneric || isArn) return 0;
  return [param, list].some((each) => member.endsWith(each)) ? 50 + param.length : 0;
}

/** In other services only names that say what they are: not `GroupId`, which is many things. */
function isTelling(member: string): boolean {
  return /(Subnet|SecurityGroup|Vpc|Role|KmsKey|Topic|Queue|LogGroup|Bucket|Instance|KeyPair)(Id|Name|Arn|Url)s?$|^Bucket$/.test(
    member,
  );
}

/** Nobody wants the name of an old one where a new one is made. */
function isMadeBy({ create, ...kind }: ResourceDefinition, operation: string): boolean {
  const making = create ? create.operation : `Create${nounOf(kind)}`;
  return operation === making;
}

function isListed({ list, collection }: ResourceDefinition): boolean {
  return list !== false && collection !== false;
}

function namedAs(
  { service }: ServiceDefinition,
  kind: ResourceDefinition,
  property: string,
): Named {
  return { service, kind: kind.name, collection: collectionOf(kind), property };
}

function paramOf(id: string | IdDefinition): IdDefinition {
  return typeof id === 'string' ? { param: id } : id;
}
