import type { BatchDefinition, ResourceDefinition } from './definition.ts';
import type { Resource } from './resource.ts';

/** An identifier with all its names. */
export interface Identifier {
  /** Property of the resource: `id`. */
  readonly prop: string;
  /** Member of inputs that takes one: `VpcId`. */
  readonly param: string;
  /** Member of inputs that takes many: `VpcIds`. */
  readonly list: string;
  /** Where data of its kind have it, most likely first. */
  readonly members: readonly string[];
  readonly otherwise?: string;
  readonly isNumber?: boolean;
}

/** A member of an input that an identifier goes into, alone or as a list of one. */
export interface Fill {
  readonly member: string;
  readonly prop: string;
  readonly asList: boolean;
  readonly isNumber?: boolean;
}

/** Resources found in an answer. */
export interface Gift {
  readonly of: string;
  readonly path: string;
  /** True when what is at the path are their data. */
  readonly isData: boolean;
  /** Finds them where no path leads. */
  readonly items?: (answer: unknown, input: unknown) => readonly unknown[];
  readonly isOne?: boolean;
  readonly ids: Readonly<Record<string, string>>;
}

/** How one is loaded. */
export interface Load {
  readonly operation: string;
  readonly fills: readonly Fill[];
  readonly input?: (resource: Resource) => Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly as?: (found: object, resource: Resource) => object;
  readonly refused?: (resource: Resource) => object;
}

/** Something that can be done to one. */
export interface Action {
  readonly operation: string;
  readonly fills: readonly Fill[];
  readonly input?: (resource: Resource) => Readonly<Record<string, unknown>>;
  readonly gives?: Gift;
  /** Where the answer has the resource's own data anew. */
  readonly self?: string;
  /** True when what was loaded may be wrong afterwards. */
  readonly stales: boolean;
  /** Members of the data that are changed, as far as the input tells. */
  readonly changes?: (data: object, input: object) => object;
}

/** How many are listed. */
export interface Listing {
  readonly operation: string;
  readonly fills: readonly Fill[];
  readonly input?: (owner: Resource) => Readonly<Record<string, unknown>>;
  /** A filter that has one of the owner's identifiers. */
  readonly filter?: { readonly name: string; readonly prop: string };
  readonly gives: Gift;
  /** What makes one more, with the owner's identifiers filled in. */
  readonly create?: Action;
}

/** Resources that the data of one name. */
export interface Reference {
  readonly of: string;
  readonly path: string;
  /** True when what is at the path are the data of what is referred to. */
  readonly isData: boolean;
}

/** A kind of resource with everything the rules found. */
export interface Model {
  readonly service: string;
  readonly kind: string;
  readonly definition: ResourceDefinition;
  readonly ids: readonly Identifier[];
  /** Members of its data. */
  readonly members: readonly string[];
  readonly load?: Load;
  readonly list?: Listing;
  readonly actions: Readonly<Record<string, Action>>;
  readonly references: Readonly<Record<string, Reference>>;
  readonly children: Readonly<Record<string, string>>;
  readonly many: Readonly<Record<string, Listing>>;
  /** The SDK's waiters by what is waited for: `running`. */
  readonly waiters: Readonly<Record<string, string>>;
  readonly batch: Readonly<Record<string, BatchDefinition>>;
}
