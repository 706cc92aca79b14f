import { inspect } from 'node:util';
import { awaitable } from '../call/awaitable.ts';
import { AwshError } from '../errors.ts';
import { name, tags } from '../flatten.ts';
import type { Session } from '../session.ts';
import { labelOf } from './label.ts';
import { isGone, loadData } from './load.ts';
import type { Model } from './model.ts';
import type { Owner } from './owner.ts';
import { consoleUrl, filledIn } from './place.ts';

const brand = Symbol.for('awsh.resource');

// Set by the class below, whose private members they reach; for the files of this folder only.

/** The handle and the kinds a resource belongs to. */
export let ownerOf: (resource: Resource) => Owner;

/** Gives a resource the data that came with some answer. */
export let takeOver: (resource: Resource, data: object) => void;

/** Puts changed members into a resource's data; data handed out before stay as they were. */
export let putIn: (resource: Resource, changes: object) => void;

/** Notes the operation since which a resource's data may be wrong. */
export let makeStale: (resource: Resource, operation: string) => void;

/** Stops a call at once. */
export interface ReloadOptions {
  readonly signal?: AbortSignal;
}

/**
 * An object with identity at AWS: its identifiers, the data it was last seen with, and what can be
 * done to it. Data come with listing and {@link load}; naming one by its identifiers loads nothing.
 * Each kind is a class of its own, made by `kinds.ts` out of its definition.
 */
export abstract class Resource<Data extends object = object> {
  /** The handle whose account and region it is in, and the kinds beside its own. */
  readonly #owner: Owner;
  readonly #ids: Readonly<Record<string, string>>;
  #data: Data | undefined;
  #staleBy: string | undefined;

  /** What the rules found out about its kind. */
  declare protected readonly model: Model;

  constructor(owner: Owner, ids: Readonly<Record<string, string>>, data?: Data) {
    this.#owner = owner;
    this.#ids = ids;
    this.#data = data;
  }

  /** `Instance`. */
  get kind(): string {
    return this.model.kind;
  }

  /** What tells it from all others of its kind: `{ id: 'i-0123456789abcdef0' }`. */
  get identifiers(): Readonly<Record<string, string>> {
    return this.#ids;
  }

  /** Where its calls go. */
  get session(): Session {
    return this.#owner.handle.session;
  }

  /** What AWS says of it, as AWS says it; refused as long as nothing was loaded. */
  get data(): Data {
    if (this.#data !== undefined) return this.#data;
    const how = this.model.load
      ? 'await its load() first; listing a collection loads what it lists'
      : 'it comes with listing the collection it is in';
    throw new AwshError('NotLoaded', `what AWS knows of ${this} is not loaded yet`, { hint: how });
  }

  get isLoaded(): boolean {
    return this.#data !== undefined;
  }

  /** True when AWS tells of one alone; what it only lists has its data from there. */
  get isLoadable(): boolean {
    return this.model.load !== undefined;
  }

  /** True when something was done to it since its data were loaded. */
  get isStale(): boolean {
    return this.#staleBy !== undefined;
  }

  /** Its Name tag. */
  get name(): string | undefined {
    return name(this.#fresh('Tags'));
  }

  /** Its tags, as an object. */
  get tags(): Record<string, string> {
    return tags(this.#fresh('Tags'));
  }

  /** Its Amazon Resource Name; undefined where the account isn't known yet (`session.identity()`). */
  get arn(): string | undefined {
    return filledIn(this.model.definition.arn, this);
  }

  /** Its page in AWS's console; undefined for kinds that have none. */
  get consoleUrl(): string | undefined {
    return consoleUrl(this.model.definition.console, this);
  }

  /** Loads its data, unless they are there and fresh. */
  load(options: ReloadOptions = {}): Promise<this> {
    return this.isLoaded && !this.isStale ? awaitable(Promise.resolve(this)) : this.reload(options);
  }

  /** Asks AWS for the data again. */
  reload(options: ReloadOptions = {}): Promise<this> {
    const reloaded = loadData(this, this.#owner, this.model, options).then((data) => {
      takeOver(this, data);
      return this;
    });
    return awaitable(reloaded);
  }

  /** Whether AWS knows it; loads its data when so. */
  exists(options: ReloadOptions = {}): Promise<boolean> {
    const found = this.reload(options).then(
      () => true,
      (error) => {
        if (isGone(error)) return false;
        throw error;
      },
    );
    return awaitable(found);
  }

  /** True for the same thing of the same account and region. */
  equals(other: unknown): boolean {
    if (!isResource(other) || other.kind !== this.kind) return false;
    const { session } = other;
    return (
      session.region === this.session.region &&
      session.account === this.session.account &&
      Object.entries(this.#ids).every(([prop, id]) => other.identifiers[prop] === id)
    );
  }

  /** Reads one member of the data, which must be fresh. */
  protected read(member: string): unknown {
    return (this.#fresh(member) as Record<string, unknown>)[member];
  }

  #fresh(member: string): Data {
    if (this.#staleBy === undefined || !this.model.load) return this.data;
    throw new AwshError('Stale', `${member} of ${this} is from before ${this.#staleBy}`, {
      hint: `await its reload() to see it as it is now; .data.${member} is as it was`,
    });
  }

  toString(): string {
    return `${this.kind} ${Object.values(this.#ids).join('/')}`;
  }

  toJSON(): unknown {
    return this.#data ?? this.#ids;
  }

  [inspect.custom](): string {
    return labelOf(this, this.model);
  }

  static {
    Object.defineProperty(Resource.prototype, brand, { value: true });
    ownerOf = (resource) => resource.#owner;
    takeOver = (resource, data) => {
      resource.#data = data;
      resource.#staleBy = undefined;
    };
    putIn = (resource, changes) => {
      if (resource.#data !== undefined) resource.#data = { ...resource.#data, ...changes };
    };
    makeStale = (resource, operation) => {
      if (resource.#data !== undefined) resource.#staleBy = operation;
    };
  }
}

/** What the rules found out about a resource's kind. */
export function modelOf(resource: Resource): Model {
  return (resource as unknown as { readonly model: Model }).model;
}

/** True for resources, also those made by another copy of awsh in the same process. */
export function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && brand in value;
}
