import type { Kind } from './columns.ts';
import type { Resource } from './resource.ts';

/** An identifier: the member that names it in inputs, and where the data have it. */
export interface IdDefinition {
  /** Member of operations' inputs: `Bucket`. */
  readonly param: string;
  /** Member of the data, when it is called otherwise: `Name`. */
  readonly member?: string;
  /** Member of inputs that takes many, when it isn't the plural: `Names`. */
  readonly list?: string;
  /** What it is when nobody says it: Glacier's account `-`. */
  readonly otherwise?: string;
  /** True for one that AWS numbers: a part of an upload. */
  readonly isNumber?: boolean;
}

/** What an action or a listing gives: resources of a kind, found at a path of the answer. */
export interface Given {
  /** Kind: `Vpc`. */
  readonly of: string;
  /** Where their data are: `Stacks[]`. By default where the shape of the kind is found. */
  readonly path?: string;
  /** False when what is at the path is no data but ids: `PolicyNames[]`. */
  readonly data?: boolean;
  /** Finds them where no path leads: all together, as data or names. */
  readonly items?: (answer: unknown, input: unknown) => readonly unknown[];
  /** True when {@link items} finds one that is given alone. */
  readonly isOne?: boolean;
  /**
   * Where identifiers are in an item, by identifier, when not under their own names; `@` is the
   * item itself, `^id` an identifier of the resource it came through.
   */
  readonly ids?: Readonly<Record<string, string>>;
}

/** An operation done to a resource, where the rules don't say it all. */
export interface ActionDefinition extends Partial<Omit<Given, 'of'>> {
  readonly operation: string;
  /** Kind of what it gives; false for AWS's answer where a rule would find a resource, or itself, in it. */
  readonly of?: string | false;
  /** Members that are filled in beside, or instead of, the identifiers. */
  readonly input?: (resource: Resource) => Readonly<Record<string, unknown>>;
  /** False when the identifiers aren't filled in by their names. */
  readonly byId?: boolean;
  /** False when what was loaded stays right. */
  readonly stales?: boolean;
  /** Members of the data that are changed, as far as the input tells. */
  readonly changes?: (data: object, input: object) => object;
}

/** How one is loaded, where the rules don't say it all. */
export interface LoadDefinition {
  readonly operation: string;
  /** Where its data are; the whole answer by default. */
  readonly path?: string;
  /** Members filled in beside the identifiers. */
  readonly input?: (resource: Resource) => Readonly<Record<string, unknown>>;
  /** Turns what is at the path into data of the kind, where AWS calls the same things otherwise. */
  readonly as?: (found: object, resource: Resource) => object;
  /** All that is known of one whose loading AWS refuses to this user. */
  readonly refused?: (resource: Resource) => object;
}

/** Resources listed through another one, or through the service. */
export interface ListingDefinition extends Given {
  readonly operation: string;
  /** Members filled in beside the identifiers of the owner. */
  readonly input?: (owner: Resource) => Readonly<Record<string, unknown>>;
}

/** One operation for many items. */
export interface BatchDefinition {
  readonly operation: string;
  /** How many items one call takes. */
  readonly most: number;
  /** The input for some of the items, when it isn't a list of their ids. */
  readonly input?: (items: readonly Resource[]) => Readonly<Record<string, unknown>>;
  /** The items that an answer says have failed, by their number, with the reason. */
  readonly failures?: (answer: unknown, items: readonly Resource[]) => ReadonlyMap<number, string>;
}

/** A kind of resource: what can't be worked out from AWS's own description of the service. */
export interface ResourceDefinition {
  /** `Vpc`; also the shape of its data, unless `shape` names another or none (`false`). */
  readonly name: string;
  readonly shape?: string | false;
  /** What operations call it, when not by its name: `KeyPair`. */
  readonly noun?: string;
  /** Page of AWS's API reference that describes it. */
  readonly page: string;
  /** Identifiers by property: `{ id: 'VpcId' }`. */
  readonly ids: Readonly<Record<string, string | IdDefinition>>;
  /** The service's constructor, when not called like the kind; false where only answers give one. */
  readonly as?: string | false;
  /** How its data are loaded; false when nothing loads one alone. */
  readonly load?: LoadDefinition | false;
  /** How all of them are listed; false when nothing does. */
  readonly list?: (Partial<ListingDefinition> & { readonly operation: string }) | false;
  /** The service's collection of them: `vpcs`. By default the plural; false for none. */
  readonly collection?: string | false;
  /** The operation that makes one: `RunInstances`. By default `Create` and the name. */
  readonly create?: (Partial<Given> & { readonly operation: string }) | false;
  /** Actions by method, beyond those found by rule; false takes one that was found away. */
  readonly actions?: Readonly<Record<string, string | ActionDefinition | false>>;
  /** Only what is named here, instead of all that the rules find. */
  readonly onlyActions?: boolean;
  /** Resources that its data name: kind and path. */
  readonly references?: Readonly<Record<string, readonly [kind: string, path: string] | false>>;
  /** Resources named through it, by constructor: `{ Object: 'Object' }`. */
  readonly children?: Readonly<Record<string, string>>;
  /** Resources listed through it: `{ subnets: { … } }`; a filter's name makes one of the service's list. */
  readonly many?: Readonly<Record<string, ListingDefinition | FilteredListing | false>>;
  /** The SDK's waiters by what is waited for: `{ exists: 'BucketExists' }`; false takes one away. */
  readonly waiters?: Readonly<Record<string, string | false>>;
  readonly batch?: Readonly<Record<string, BatchDefinition>>;
  /** What an answer tells of changed data; undefined when nothing. */
  readonly follow?: (answer: unknown, resource: Resource) => object | undefined;
  /** Getters and methods of its own, with the resource as `this`; their types are `<Name>Members`. */
  readonly members?: object;
  /** Members that are columns of a table, beside identifiers and the Name tag. */
  readonly columns?: readonly string[];
  /** What tells one apart at a glance, besides kind and id. */
  readonly label?: (resource: Resource) => readonly (string | undefined)[];
  /** `arn:{partition}:ec2:{region}:{account}:vpc/{id}`; `{Arn}` is a member of the data. */
  readonly arn?: string;
  /** Path in AWS's console: `/vpcconsole/home?region={region}#VpcDetails:VpcId={id}`. */
  readonly console?: string;
}

/** The list of all of a kind, narrowed by a filter that has the owner's identifier. */
export interface FilteredListing {
  readonly of: string;
  /** Name of the filter: `attachment.vpc-id`. */
  readonly filter: string;
  /** The owner's identifier that goes into it; the first by default. */
  readonly id?: string;
}

/** A service with resources. */
export interface ServiceDefinition {
  /** `ec2`. */
  readonly service: string;
  readonly resources: readonly ResourceDefinition[];
  /** Columns of AWS's own records of the service. */
  readonly kinds?: readonly Kind[];
  /** Methods of `session.resource(service)` beyond the operations that make resources. */
  readonly actions?: Readonly<Record<string, string | ActionDefinition>>;
  /** More getters and methods of the service's handle, which is their `this`. */
  readonly members?: object;
  /**
   * The same for `session.resource(service)`, where they come before operations of their names;
   * their types are `<Service>ResourceMembers`.
   */
  readonly resourceMembers?: object;
  /** The filter that finds what has this member: `vpc-id`; without, no filter is guessed. */
  readonly filterFor?: (member: string) => string;
  /** Actions of every kind that it says yes to. */
  readonly shared?: {
    readonly when: (resource: ResourceDefinition) => boolean;
    readonly actions: NonNullable<ResourceDefinition['actions']>;
    readonly batch?: NonNullable<ResourceDefinition['batch']>;
  };
}

/** Gives a definition its type. */
export function defineResource(definition: ResourceDefinition): ResourceDefinition {
  return definition;
}

/** Gives a service's definition its type. */
export function defineService(definition: ServiceDefinition): ServiceDefinition {
  return definition;
}
