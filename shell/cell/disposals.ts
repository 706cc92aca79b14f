/** The resources that a cell declared by `using`: let go when it ends, the last one first. */
export class Disposals {
  readonly #held: { dispose(): unknown; isAsync: boolean }[] = [];

  /** Holds a resource; null and undefined are none. Returns it. */
  add<Value>(resource: Value, isAsync: boolean): Value {
    if (resource === null || resource === undefined) return resource;
    const of = resource as { [key: symbol]: unknown };
    const dispose = (isAsync ? of[Symbol.asyncDispose] : undefined) ?? of[Symbol.dispose];
    if (typeof dispose !== 'function') {
      const name = isAsync ? 'Symbol.asyncDispose' : 'Symbol.dispose';
      throw new TypeError(`what using declares has no [${name}]()`);
    }
    this.#held.push({ dispose: () => dispose.call(resource), isAsync });
    return resource;
  }

  /** Lets all go, whatever goes wrong with one; throws what went wrong last. */
  async dispose(): Promise<void> {
    const errors: unknown[] = [];
    for (let held = this.#held.pop(); held; held = this.#held.pop()) {
      try {
        const done = held.dispose();
        if (held.isAsync) await done;
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors.at(-1);
  }
}
