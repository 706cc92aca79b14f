import type { ServiceHandle } from '../service/handle.ts';
import type { SdkModule } from '../service/packages.ts';
import { classOf, type ResourceClass } from './class.ts';
import { type CollectionClass, collectionClassOf, withCreate } from './collection-class.ts';
import type { ServiceDefinition } from './definition.ts';
import { derive } from './derive/derive.ts';
import { requireKind, worldOf } from './derive/world.ts';
import type { Listing, Model } from './model.ts';
import type { Owner } from './owner.ts';

/** The kinds of resources of a service: each is worked out and made a class at its first use. */
export class Kinds {
  readonly definition: ServiceDefinition;
  readonly sdk: SdkModule;
  readonly #models = new Map<string, Model>();
  readonly #classes = new Map<string, ResourceClass>();
  readonly #collections = new Map<string, CollectionClass>();
  readonly #creating = new Map<string, CollectionClass>();

  constructor(definition: ServiceDefinition, sdk: SdkModule) {
    this.definition = definition;
    this.sdk = sdk;
  }

  model(kind: string): Model {
    return remembered(this.#models, kind, () =>
      derive(this.definition, requireKind(worldOf(this.definition, this.sdk), kind), this.sdk),
    );
  }

  classOf(kind: string): ResourceClass {
    return remembered(this.#classes, kind, () => classOf(this.model(kind), this));
  }

  collectionOf(kind: string): CollectionClass {
    return remembered(this.#collections, kind, () => collectionClassOf(this.model(kind)));
  }

  /** The class of a listing's collections; with `create` where more can be made. */
  collectionFor({ gives, create }: Listing): CollectionClass {
    const plain = this.collectionOf(gives.of);
    return create ? remembered(this.#creating, gives.of, () => withCreate(plain)) : plain;
  }

  /** What resources reached through a handle belong to. */
  of(handle: ServiceHandle): Owner {
    const owner: Owner = {
      handle,
      model: (kind) => this.model(kind),
      make: (kind, ids, data) => new (this.classOf(kind))(owner, ids, data),
    };
    return owner;
  }
}

function remembered<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
