import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ServiceEntry } from '../catalogue.ts';

type EnvPaths = typeof import('env-paths');

const require = createRequire(import.meta.url);

/**
 * The folder that installed services are in, each in one of its own, below the user's data folder:
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function servicesFolder(): string {
  const { default: paths } = require('env-paths') as EnvPaths;
  return join(paths('awsh', { suffix: '' }).data, 'services');
}

/** The folder of one service: what npm calls a prefix. */
export function folderOf({ name }: ServiceEntry): string {
  return join(servicesFolder(), name);
}

/**
 * A `require` that finds the package of a service which awsh does not bring along: installed by
 * `.use`, or by npm beside awsh; undefined when it is in neither place.
 */
export function requireFor(entry: ServiceEntry): NodeJS.Require | undefined {
  const manifest = join(folderOf(entry), 'package.json');
  if (existsSync(manifest)) {
    const within = createRequire(manifest);
    if (resolves(within, entry.package)) return within;
  }
  return resolves(require, entry.package) ? require : undefined;
}

function resolves(from: NodeJS.Require, name: string): boolean {
  try {
    from.resolve(name);
    return true;
  } catch {
    return false;
  }
}
