import { type PageOptions, PagesOf, type Paginator } from '../pages.ts';
import type { ServiceHandle } from './handle.ts';
import { checked, type Methods, methodsFor } from './methods.ts';
import { loadSdk, type SdkModule, type ServiceName } from './packages.ts';

/** `handle.pages`: every operation that the package has a paginator for. */
export function pageMethods(handle: ServiceHandle, service: ServiceName): Methods {
  const sdk: SdkModule = loadSdk(service);
  return methodsFor(sdk, /^paginate(.+)$/, (operation) => {
    const paginator = sdk[`paginate${operation}`] as Paginator<unknown>;
    return (input?: unknown, options?: PageOptions) =>
      new PagesOf(operation, paginator, handle.client, checked(input), options);
  });
}
