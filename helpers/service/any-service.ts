import type { KnownService } from './catalogue.ts';
import type { ServiceHandle } from './handle.ts';
import type { SdkClients } from './packages.ts';
import type { Services } from './services.ts';

/**
 * The handle of a service that awsh does not bring along, whose package's types it so can't have:
 * every operation is there, and takes and gives anything. A program that has the package can say
 * more by extending {@link Services}.
 */
export interface AnyService extends ServiceHandle {
  readonly client: AnyClient;
  // biome-ignore lint/suspicious/noExplicitAny: what the operations are, only the package knows
  readonly [operation: string]: any;
}

/** The SDK's client of a service whose types are not there. */
export interface AnyClient {
  // biome-ignore lint/suspicious/noExplicitAny: what the operations are, only the package knows
  readonly [member: string]: any;
}

/** The handle that a service's name stands for. */
export type ServiceOf<Name extends KnownService> = Name extends keyof Services
  ? Services[Name]
  : AnyService;

/** The SDK's client that a service's name stands for. */
export type ClientOf<Name extends KnownService> = Name extends keyof SdkClients
  ? SdkClients[Name]
  : AnyClient;

/** boto3's resource object of a handle; nothing for one without resources. */
export type ResourceOf<Handle> = Handle extends { readonly resource: infer Resource }
  ? Resource
  : never;
