import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  isBundled,
  serviceEntry,
  serviceNames,
  servicesFolder,
  variableName,
} from '../../../helpers/index.ts';
import type { GlobalNames } from '../document/globals-text.ts';
import { ServiceTypes } from './service-types.ts';

const require = createRequire(import.meta.url);
const resourceTypes = fileURLToPath(new URL('../../../helpers/resources', import.meta.url));

/** A service as completion knows it: without its package being loaded. */
export interface KnownVariable {
  readonly variable: string;
  readonly name: string;
  /** AWS's own name: `Amazon Elastic Compute Cloud`. */
  readonly title: string;
}

/** AWS's services by the variables that stand for them, and the types of those that are here. */
export class ServiceCatalogue {
  readonly variables: ReadonlyMap<string, KnownVariable> = new Map(
    serviceNames().map((name) => {
      const variable = variableName(name);
      return [variable, { variable, name, title: serviceEntry(name).title }];
    }),
  );
  readonly #types = new Map<string, ServiceTypes>();
  #installed = new Map<string, string>();

  constructor() {
    this.refresh();
  }

  /** Looks again for what is installed; true when that has changed. */
  refresh(): boolean {
    const found = installedTypes();
    const changed = [...found.keys()].join() !== [...this.#installed.keys()].join();
    this.#installed = found;
    return changed;
  }

  /** The types of the service behind a variable; undefined when its package is not here. */
  typesOf(variable: string): ServiceTypes | undefined {
    const name = this.variables.get(variable)?.name;
    const folder = name === undefined ? undefined : this.#installed.get(name);
    if (name === undefined || folder === undefined) return undefined;
    const types = this.#types.get(name) ?? new ServiceTypes(folder);
    this.#types.set(name, types);
    return types;
  }

  /** The packages that are here. */
  get packageNames(): string[] {
    return Array.from(this.#installed.keys(), (name) => serviceEntry(name).package);
  }

  /** True for the variable of a service whose package is here. */
  has(variable: string): boolean {
    const name = this.variables.get(variable)?.name;
    return name !== undefined && this.#installed.has(name);
  }

  /** What the language server is to know of the services. */
  globals(): GlobalNames['services'] {
    return Array.from(this.variables.values(), ({ variable, name }) => {
      const types = this.#installed.get(name);
      const hasOwn = existsSync(join(resourceTypes, name));
      return { variable, name, types, isTyped: types !== undefined && hasOwn };
    });
  }

  /** The packages that are in folders of their own, by name, for the server's settings. */
  packages(): Record<string, string[]> {
    const own = [...this.#installed].filter(([name]) => !isBundled(name));
    return Object.fromEntries(
      own.map(([name, folder]) => [serviceEntry(name).package, [dirname(folder)]]),
    );
  }
}

/** The folders of types of the services whose packages are here, by the services' names. */
function installedTypes(): Map<string, string> {
  const beside = dirname(dirname(require.resolve('@aws-sdk/client-ec2/package.json')));
  const here = new Set(listed(beside));
  const installed = new Set(listed(servicesFolder()));
  const found = new Map<string, string>();
  for (const name of serviceNames()) {
    const { package: packageName } = serviceEntry(name);
    const folder = packageName.replace('@aws-sdk/', '');
    if (installed.has(name)) {
      found.set(name, join(servicesFolder(), name, 'node_modules', packageName, 'dist-types'));
    } else if (here.has(folder)) found.set(name, join(beside, folder, 'dist-types'));
  }
  return found;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
