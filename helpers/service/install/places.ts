import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ServiceEntry } from '../catalogue.ts';
import { versionIn } from './our-version.ts';

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
  if (installedVersion(entry) !== undefined) return createRequire(manifestOf(entry));
  return resolves(require, entry.package) ? require : undefined;
}

/** The version of a service that `.use` has installed; undefined where it hasn't. */
export function installedVersion(entry: ServiceEntry): string | undefined {
  const manifest = manifestOf(entry);
  if (!existsSync(manifest)) return undefined;
  const within = createRequire(manifest);
  if (!resolves(within, entry.package)) return undefined;
  return versionIn(join(folderOf(entry), 'node_modules', entry.package, 'package.json'));
}

function manifestOf(entry: ServiceEntry): string {
  return join(folderOf(entry), 'package.json');
}

function resolves(from: NodeJS.Require, name: string): boolean {
  try {
    from.resolve(name);
    return true;
  } catch {
    return false;
  }
}
