import { UsageError } from '../errors.ts';

/** The resource object of a service's handle; refused for a service that has none. */
export function resourceOf(handle: object, service: string): unknown {
  const { resource } = handle as { readonly resource?: unknown };
  if (resource !== undefined) return resource;
  throw new UsageError(`${service} has no resources`, {
    hint: `its operations are there: session.service('${service}')`,
  });
}
