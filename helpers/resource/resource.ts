import { inspect } from 'node:util';
import { awaitable } from '../call/awaitable.ts';
import { AwshError } from '../errors.ts';

const brand = Symbol.for('awsh.resource');

/**
 * An object with identity at AWS: an id, the data it was last seen with, and what can be done to
 * it. Data come with listing and {@link reload}; naming one by id alone loads nothing.
 */
export abstract class Resource<Data extends object> {
  readonly id: string;
  #data: Data | undefined;

  constructor(id: string, data?: Data) {
    this.id = id;
    this.#data = data;
    Object.defineProperty(this, brand, { value: true });
  }

  /** `Instance`. */
  abstract readonly kind: string;

  /** What AWS says of it, as AWS says it; refused as long as nothing was loaded. */
  get data(): Data {
    if (this.#data !== undefined) return this.#data;
    throw new AwshError('NotLoaded', `what AWS knows of ${this.id} is not loaded yet`, {
      hint: 'await its reload() first; listing a collection loads what it lists',
    });
  }

  get isLoaded(): boolean {
    return this.#data !== undefined;
  }

  /** Asks AWS for the data again. */
  reload(options: { signal?: AbortSignal } = {}): Promise<this> {
    const reloaded = this.fetch(options).then((data) => {
      this.#data = data;
      return this;
    });
    return awaitable(reloaded);
  }

  /** The data as AWS has them now. */
  protected abstract fetch(options: { signal?: AbortSignal }): Promise<Data>;

  /** Takes over data that came with another answer. */
  protected loaded(data: Data): void {
    this.#data = data;
  }

  /** Puts changed members in; records handed out before stay as they were. */
  protected update(changes: Partial<Data>): void {
    if (this.#data !== undefined) this.#data = { ...this.#data, ...changes };
  }

  /** What tells it apart at a glance, besides kind and id. */
  protected abstract label(): readonly (string | undefined)[];

  [inspect.custom](): string {
    const label = this.isLoaded ? this.label().filter(Boolean) : [];
    return [`${this.kind} ${this.id}`, ...label].join(' · ');
  }

  toJSON(): unknown {
    return this.#data ?? { id: this.id };
  }
}

/** True for resources, also those made by another copy of awsh in the same process. */
export function isResource(value: unknown): value is Resource<object> {
  return typeof value === 'object' && value !== null && brand in value;
}
