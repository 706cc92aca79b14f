import type { ServiceEntry } from './engine/service.ts';
import { loadModel } from './protocol/model.ts';

/** What the sandbox has of one service. */
export interface Coverage {
  /** Signing name: `ec2`. */
  readonly service: string;
  /** AWS's name of it: `EC2`. */
  readonly serviceId: string;
  /** The operations that are there, by name. */
  readonly operations: readonly string[];
  /** The operations of the service's API that are not. */
  readonly missing: readonly string[];
}

/** What the sandbox has of each service, of all that AWS's own description of the API names. */
export async function coverageOf(
  services: Readonly<Record<string, ServiceEntry>>,
): Promise<Coverage[]> {
  const listed = Object.entries(services).map(async ([service, entry]) => {
    const { operations: built } = await entry.load();
    const { serviceId, operationNames } = loadModel(entry.package);
    const operations = operationNames.filter((name) => Object.hasOwn(built, name)).toSorted();
    const missing = operationNames.filter((name) => !Object.hasOwn(built, name)).toSorted();
    return { service, serviceId, operations, missing };
  });
  return Promise.all(listed);
}
