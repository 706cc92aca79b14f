import { inspect } from 'node:util';
import {
  Collection,
  type Everywhere,
  everywhere,
  isCollection,
  isGlobalEndpoint,
  type KnownService,
  type Listing,
  type Session,
  UsageError,
  variableName,
} from '../../helpers/index.ts';
import { profilesText, regionsText } from '../../helpers/text/places.ts';
import { eachProfile, oneOf, type Whereabouts } from './whereabouts.ts';

type Members = Record<string, unknown>;
type Method = (...given: unknown[]) => unknown;

/** What is read of a service without sending anything. */
const plain = new Set(['session', 'service']);
const made = new WeakMap<readonly Session[], Map<string, object>>();

/**
 * The handle of a service in several places: its listings ask them all, and what goes to one place
 * is refused. A global service is asked once for each profile.
 */
export function spread(name: string, at: Whereabouts): object {
  const known = made.get(at.all) ?? new Map<string, object>();
  made.set(at.all, known);
  const handle = known.get(name) ?? makeSpread(name, at);
  known.set(name, handle);
  return handle;
}

function makeSpread(name: string, { session, all }: Whereabouts): object {
  const isGlobal = session.availableRegions(name as KnownService).some(isGlobalEndpoint);
  const places = isGlobal ? eachProfile(all) : all;
  const real = handleIn(session, name);
  return places.length === 1 ? real : new Spread(name, real, session, places).handle;
}

function handleIn(session: Session, name: string): Members {
  return session.service(name as KnownService) as unknown as Members;
}

class Spread {
  readonly #name: string;
  readonly #real: Members;
  readonly #session: Session;
  readonly #places: readonly Session[];

  constructor(name: string, real: Members, session: Session, places: readonly Session[]) {
    this.#name = name;
    this.#real = real;
    this.#session = session;
    this.#places = places;
  }

  get handle(): object {
    const shown = { [inspect.custom]: () => `${this.#real.constructor.name} in ${this.#where}` };
    return new Proxy(shown, {
      get: (target, key) =>
        typeof key === 'symbol' ? Reflect.get(target, key) : this.#member(key),
      has: (_, key) => Reflect.has(this.#real, key),
    });
  }

  #member(key: string): unknown {
    if (key === 'client' || key === 'resource') throw this.#refusal(key);
    if (key === 'wait' || key === 'watch') {
      return methods((method) => () => this.#refuse(`${key}.${method}`));
    }
    const own = Reflect.get(this.#real, key, this.#real);
    if (key === 'pages' || key === 'items') {
      return methods((method) =>
        typeof (own as Members)[method] === 'function'
          ? (input, options) => this.#listing(key, method, input as object, options as object)
          : undefined,
      );
    }
    if (isCollection(own)) return this.#collection(key, own);
    if (typeof own !== 'function' || plain.has(key) || key in Object.prototype) return own;
    return () => this.#refuse(key);
  }

  #listing(
    group: 'pages' | 'items',
    method: string,
    input: object | undefined,
    { limit, from, ...options }: { limit?: number; from?: unknown } = {},
  ): Listing<unknown> {
    const what = `${variableName(this.#name)}.${group}.${method}`;
    if (from !== undefined || (limit !== undefined && group === 'pages')) {
      const option = from === undefined ? 'limit' : 'from';
      throw this.#refusal(`${group}.${method}`, `${option} of ${what} is of one place`);
    }
    const most = limit === undefined ? {} : { limit };
    const all = this.#ask((session) => {
      const list = (handleIn(session, this.#name)[group] as Record<string, Method>)[method];
      return list?.(narrowed(this.#name, method, session, input), { ...options, ...most });
    });
    return limit === undefined ? all : all.take(limit);
  }

  /** The same collection in all places; what would be done to many at once is refused. */
  #collection(member: string, own: object): Collection<unknown, object> {
    const OfAll = class extends Collection<unknown, object> {};
    for (const method of methodsOf(own)) {
      if (method in OfAll.prototype) continue;
      Object.defineProperty(OfAll.prototype, method, {
        value: () => this.#refuse(`${member}.${method}`),
      });
    }
    const ask = this.#ask.bind(this);
    const name = this.#name;
    return new OfAll({
      noun: member,
      async *pages(input, { pageSize, signal }) {
        const all = ask((session) => {
          const one = handleIn(session, name)[member] as Collection<unknown, object>;
          const some = one.filter(narrowed(name, member, session, input) ?? {});
          return pageSize ? some.pageSize(pageSize) : some;
        }, signal);
        for await (const item of all) yield [item];
      },
    });
  }

  #ask(ask: (session: Session) => unknown, signal?: AbortSignal): Everywhere<unknown> {
    return everywhere({ sessions: this.#places, ...(signal ? { signal } : {}) }, ask);
  }

  #refuse(member: string): never {
    throw this.#refusal(member);
  }

  #refusal(
    member: string,
    message = `${variableName(this.#name)}.${member} goes to one place`,
  ): UsageError {
    const service = variableName(this.#name);
    const listed = member in (this.#real.items as object) ? member : undefined;
    const lists = listed
      ? `${service}.items.${listed}() lists in all`
      : `listings go to all: ${service}.items`;
    return new UsageError(`${message}, and ${this.#places.length} are chosen`, {
      hint: `${oneOf(this.#session, this.#places)} chooses one; ${lists}`,
    });
  }

  get #where(): string {
    const where = regionsText(this.#places.map(({ region }) => region));
    const profiles = this.#places.map(({ profile }) => profile);
    return new Set(profiles).size > 1 ? `${profilesText(profiles)} ${where}` : where;
  }
}

/** Methods by whichever name is asked for. */
function methods(make: (method: string) => Method | undefined): object {
  return new Proxy({}, { get: (_, key) => (typeof key === 'string' ? make(key) : undefined) });
}

/** S3 lists the buckets of all regions to each of them: here, each is asked for its own. */
function narrowed(
  service: string,
  member: string,
  { region }: Session,
  input: object | undefined,
): object | undefined {
  if (service !== 's3' || !/^(?:listBuckets|buckets)$/.test(member)) return input;
  return { BucketRegion: region, ...input };
}

function methodsOf(collection: object): string[] {
  const names: string[] = [];
  let step = Object.getPrototypeOf(collection);
  while (step && step !== Object.prototype) {
    names.push(...Object.getOwnPropertyNames(step));
    step = Object.getPrototypeOf(step);
  }
  return names;
}
