import { awaitable } from '../call/awaitable.ts';
import type { CallOptions } from '../service/operations.ts';
import { create } from './act.ts';
import { type BatchInput, type BatchReport, doToAll, requireMeant } from './batch.ts';
import { Collection, type Source } from './collection.ts';
import type { BatchDefinition } from './definition.ts';
import { filled } from './fill.ts';
import { sourceOf } from './listing.ts';
import type { Listing, Model } from './model.ts';
import type { Owner } from './owner.ts';
import type { Resource } from './resource.ts';

/** Where the resources of a collection come from, and how one more is made. */
interface ResourceSource extends Source<Resource, object> {
  readonly owner: Owner;
  readonly listing: Listing;
  readonly through?: Resource;
}

/** Many resources of one kind. */
export class Resources extends Collection<Resource, object> {
  declare protected readonly source: ResourceSource;

  /** All resources of a listing, or those of the one that it goes through. */
  static of(
    Class: CollectionClass,
    owner: Owner,
    noun: string,
    listing: Listing,
    through?: Resource,
  ): Resources {
    const source = sourceOf(owner, noun, listing, through);
    return new Class({ ...source, owner, listing, ...(through ? { through } : {}) });
  }

  /** Does something to all of them, as many a call as AWS takes. */
  protected done(
    method: string,
    definition: BatchDefinition,
    input: BatchInput & Record<string, unknown> = {},
    options: CallOptions = {},
  ): Promise<BatchReport> {
    const { noun, through } = this.source;
    const act = async () => {
      requireMeant(definition, noun, this.isNarrowed || through !== undefined, input);
      return doToAll(this.pages(options), method, definition, input, options);
    };
    return awaitable(act());
  }

  /** Makes one more. */
  protected made(input: object = {}, options: CallOptions = {}): Promise<unknown> {
    const { owner, listing, through } = this.source;
    const action = listing.create;
    if (!action) throw new TypeError('nothing makes these');
    const ids = through ? filled(action.fills, through.identifiers) : {};
    return awaitable(create(owner, action, { ...input, ...ids }, options));
  }
}

/** A class of collections: plain, or with the actions of a kind. */
export type CollectionClass = new (source: ResourceSource) => Resources;

/** The class of a kind's collections: what can be done to many is a method. */
export function collectionClassOf(model: Model): CollectionClass {
  const Class = class extends Resources {};
  Object.defineProperty(Class, 'name', { value: `${model.kind}Collection` });
  for (const [method, definition] of Object.entries(model.batch)) {
    if (method in Class.prototype) continue;
    define(
      Class.prototype,
      method,
      function (this: Resources, input?: object, options?: CallOptions) {
        return Reflect.apply(Class.prototype.done, this, [method, definition, input, options]);
      },
    );
  }
  return Class;
}

/** The same with `create`, for listings that more can be made for. */
export function withCreate(Class: CollectionClass): CollectionClass {
  const Creating = class extends Class {
    create(input?: object, options?: CallOptions): Promise<unknown> {
      return this.made(input, options);
    }
  };
  Object.defineProperty(Creating, 'name', { value: Class.name });
  return Creating;
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}
