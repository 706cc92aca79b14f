import type { SdkModule } from '../packages.ts';

/** What a listing goes on with: written into the input, read from a page. */
export interface Probed {
  readonly token: string | readonly string[];
  readonly next: string | readonly string[];
  readonly size?: string;
}

type Input = Record<string, unknown>;
type Paginator = (
  config: object,
  input: Input,
) => { next(): Promise<{ value?: unknown; done?: boolean }> };
type ClientClass = { prototype: object };

/**
 * Finds out the members that `paginateX` of an SDK package pages by, which it keeps to itself: it is
 * started with a client that sends nothing, and watched. Undefined where there is no such paginator.
 */
export async function probePaginator(
  sdk: SdkModule,
  operation: string,
): Promise<Probed | undefined> {
  const paginate = sdk[`paginate${operation}`] as Paginator | undefined;
  const className = Object.keys(sdk).find((name) => /^[A-Z]\w*Client$/.test(name));
  if (!paginate || className === undefined) return undefined;
  const read: string[] = [];
  const { prototype } = sdk[className] as ClientClass;
  const client = Object.create(prototype, { send: { value: async () => watched(read) } });
  const input: Input = {};
  const pages = paginate({ client, startingToken: 'token', pageSize: 7 }, input);
  await pages.next();
  const token = memberWith(input, 'token');
  const size = memberWith(input, 7);
  await pages.next();
  if (token === undefined || read.length === 0) return undefined;
  return { token, next: read.join('.'), ...(size === undefined ? {} : { size }) };
}

function memberWith(input: Input, value: unknown): string | undefined {
  return Object.keys(input).find((name) => input[name] === value);
}

/** A page that notes every member it is asked for, and has nothing in the end. */
function watched(read: string[]): object {
  return new Proxy(
    {},
    {
      get(_, name) {
        // A promise's answer is asked for `then`, by the language and not by the paginator.
        if (typeof name !== 'string' || name === 'then') return undefined;
        read.push(name);
        return watched(read);
      },
    },
  );
}
