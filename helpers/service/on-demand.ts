import type { Items, Pages } from '../pages.ts';
import type { Waits, Watches } from '../watch.ts';
import type { ServiceHandle } from './handle.ts';

/**
 * What the handle of a service has besides its operations, where awsh doesn't bring the service
 * along: the types come from the package that the program has. `import type {} from
 * 'awsh/services/lambda'` makes `session.service('lambda')` say them.
 */
export interface OnDemand<Name extends string, Module, Client> extends ServiceHandle {
  /** The SDK's own client, whose calls are seen and stopped like all others. */
  readonly client: Client;
  readonly pages: Pages<Name, Module>;
  readonly items: Items<Name, Module>;
  readonly wait: Waits<Module>;
  readonly watch: Watches<Module>;
}
