import type { Context } from '../../engine/context.ts';
import type { Fields, Value } from '../template/value.ts';

/** What is done to a resource. */
export type Deed = 'create' | 'update' | 'restore' | 'remove' | 'import';

/** What a resource is after it was made. */
export interface Made {
  /** Its physical id: what Ref gives. */
  readonly id: string;
  /** What Fn::GetAtt gives, by name. */
  readonly attributes?: Readonly<Record<string, Value>>;
}

/** Where a resource belongs, for its name and its tags. */
export interface Home {
  readonly stackName: string;
  readonly stackId: string;
  readonly logicalId: string;
}

/** A kind of resource that stacks are made of. What goes wrong is thrown, in its service's words. */
export interface ResourceKind {
  /** The properties it must have. */
  readonly required: readonly string[];
  /** Those it may have besides. */
  readonly optional: readonly string[];
  /** Those that cannot be changed: another value makes another resource. */
  readonly fixed: readonly string[];
  /** How long it takes to make one, in milliseconds of AWS's time: at least, at most. */
  readonly creates: readonly [min: number, max: number];
  /** How long it takes until one is gone. */
  readonly removes: readonly [min: number, max: number];
  /** True when removing takes its time on every clock: what comes after needs it to be gone. */
  readonly lingers?: boolean;
  create(ctx: Context, properties: Fields, home: Home): Made;
  /** Changes what is not fixed. Kinds without it make another resource at every change. */
  change?(ctx: Context, id: string, properties: Fields, before: Fields): void;
  remove(ctx: Context, id: string, properties: Fields): void;
  /** Takes in what was made without a stack: named by its `identifier`. Throws when it is not there. */
  adopt?(ctx: Context, identifier: Readonly<Record<string, string>>): Made;
  /** For what goes on by itself: whether it has come to its end. Throws when that is a bad one. */
  settled?(ctx: Context, id: string, deed: Deed): boolean;
  /** The attributes that are known only then. */
  attributes?(ctx: Context, id: string): Readonly<Record<string, Value>>;
}
