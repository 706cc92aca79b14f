import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { reportProgress } from '../../call/progress.ts';
import { type ServiceEntry, serviceEntry } from '../catalogue.ts';
import { newestOfOurs } from './our-version.ts';
import { folderOf, installedVersion, servicesFolder } from './places.ts';
import { runNpm } from './run-npm.ts';

/** What an installation came to. */
export interface Installed {
  readonly service: string;
  readonly package: string;
  readonly version: string;
  readonly folder: string;
}

/**
 * Installs a service's SDK package into the user's data folder by the user's own npm, no newer than
 * the packages that awsh brings along, so that all of them are of one time. It is built beside and
 * moved into place: stopped or failed, it leaves nothing. Throws `NoNpm`, `Offline` or `Npm`.
 */
export async function installService(
  name: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Installed> {
  const entry = serviceEntry(name);
  const present = installedVersion(entry);
  if (present !== undefined) return installed(entry, present);
  signal?.throwIfAborted();
  const draft = await draftFolder(entry);
  try {
    await fetchInto(draft, entry, signal);
    await moveIntoPlace(draft, entry);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return installed(entry, installedVersion(entry) ?? '');
}

function installed(entry: ServiceEntry, version: string): Installed {
  return { service: entry.name, package: entry.package, version, folder: folderOf(entry) };
}

/** A new folder beside the place, named after this process, for its owner only. */
async function draftFolder({ name }: ServiceEntry): Promise<string> {
  const within = servicesFolder();
  await mkdir(within, { recursive: true, mode: 0o700 });
  await chmod(within, 0o700);
  await clearLeftovers(within);
  return mkdtemp(join(within, `.${name}.${process.pid}.`));
}

/** Removes the drafts of processes that were killed before they could. */
async function clearLeftovers(within: string): Promise<void> {
  for (const name of await readdir(within)) {
    const pid = Number(/^\..+\.(\d+)\.\w+$/.exec(name)?.[1]);
    if (pid && !isRunning(pid)) await rm(join(within, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function fetchInto(
  draft: string,
  entry: ServiceEntry,
  signal: AbortSignal | undefined,
): Promise<void> {
  const manifest = { private: true, description: `Installed by awsh: .use ${entry.name}` };
  await writeFile(join(draft, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const began = performance.now();
  const progress = { id: {}, name: `npm install ${entry.package}` };
  const report = (items: number, over = false) =>
    reportProgress({ ...progress, over, items, elapsedMs: performance.now() - began });
  report(0);
  try {
    await runNpm(`${entry.package}@<=${newestOfOurs()}`, draft, report, signal);
  } finally {
    report(0, true);
  }
  createRequire(join(draft, 'package.json')).resolve(entry.package);
}

/** Where another process was faster, its result stays: a folder that works is never taken away. */
async function moveIntoPlace(draft: string, entry: ServiceEntry): Promise<void> {
  if (installedVersion(entry) !== undefined) return;
  const place = folderOf(entry);
  await rm(place, { recursive: true, force: true });
  await rename(draft, place);
}
