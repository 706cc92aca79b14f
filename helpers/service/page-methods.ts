import { AwshError, UsageError } from '../errors.ts';
import { instances } from '../flatten.ts';
import { type ItemOptions, ItemsOf, type Listed, type PageOptions, PagesOf } from '../pages.ts';
import { closest } from '../text/closest.ts';
import type { ServiceHandle } from './handle.ts';
import { type CommandClass, checked, type Methods, send } from './methods.ts';
import { loadSdk, type SdkModule, type ServiceName } from './packages.ts';
import { beyondSdk } from './paginators/beyond-sdk.generated.ts';
import { type Paging, pagingOf } from './paginators/paging.ts';

/** `handle.pages`: the pages of every operation that has them. */
export function pageMethods(handle: ServiceHandle, service: ServiceName): Methods {
  return methodsOf(service, (operation) => {
    const listed = listing(handle, service, operation);
    return (input?: unknown, options: PageOptions = {}) => new PagesOf(listed(input, options));
  });
}

/** `handle.items`: the elements of every operation that has pages, one after another. */
export function itemMethods(handle: ServiceHandle, service: ServiceName): Methods {
  return methodsOf(service, (operation) => {
    const listed = listing(handle, service, operation);
    // Opening a page's reservations notes which box each instance came out of.
    const opened = operation === 'DescribeInstances' ? instances : undefined;
    return (input?: unknown, { of, ...options }: ItemOptions = {}) => {
      const what = listed(input, options);
      const known = async () => withList(await what.paging(), operation, of);
      return new ItemsOf({ ...what, paging: known }, of, opened);
    };
  });
}

/** One method for each paged operation, those included that the SDK has no paginator for. */
function methodsOf(
  service: ServiceName,
  make: (operation: string) => (...given: never[]) => unknown,
): Methods {
  const sdk: SdkModule = loadSdk(service);
  const paginators = Object.keys(sdk).filter((name) => name.startsWith('paginate'));
  const operations = [
    ...paginators.map((name) => name.slice('paginate'.length)),
    ...(beyondSdk[service] ?? []),
  ];
  const methods: Methods = {};
  for (const operation of operations.sort()) {
    const name = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
    methods[name] = Object.defineProperty(make(operation), 'name', { value: name });
  }
  return methods;
}

function listing(handle: ServiceHandle, service: ServiceName, operation: string) {
  const sdk: SdkModule = loadSdk(service);
  const Command = sdk[`${operation}Command`] as CommandClass;
  return (input: unknown, options: PageOptions): Listed => ({
    operation,
    input: { ...checked(input) },
    options: requireKnown(options),
    paging: async () => {
      const paging = await pagingOf(service, operation, sdk);
      if (paging) return paging;
      throw new AwshError('NoPaging', `how ${operation} is paged is not known`, {
        hint: 'call the operation, and give its token back by hand',
      });
    },
    send: async (request, signal) =>
      (await send(handle, Command, request, signal)) as Record<string, unknown>,
  });
}

const names = ['pageSize', 'limit', 'from', 'ahead', 'signal'];

/** A misspelt option would list everything without a word. */
function requireKnown(options: PageOptions): PageOptions {
  const odd = Object.keys(options).find((name) => !names.includes(name));
  if (odd !== undefined) {
    const near = closest(odd, names);
    throw new UsageError(`a listing has no option ${odd}`, {
      hint: near ? `did you mean ${near}?` : `options are ${names.join(', ')}`,
    });
  }
  const { limit } = options;
  if (limit === undefined || (typeof limit === 'number' && limit >= 0)) return options;
  throw new UsageError(`limit takes a number from 0, not ${String(limit)}`);
}

function withList(paging: Paging, operation: string, list: string | undefined): Paging {
  const lists = [paging.items].flat();
  if (list === undefined || lists.includes(list)) return paging;
  throw new UsageError(`the pages of ${operation} have no list ${list} to go through`, {
    hint: `of takes ${lists.join(', ')}`,
  });
}
