import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A package registry on this machine that has what the project has installed. */
export interface Registry {
  readonly url: string;
  /** Paths asked for. */
  readonly asked: readonly string[];
  close(): void;
}

interface Packed {
  readonly manifest: { readonly name: string; readonly version: string };
  readonly file: string;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Serves a package and all it depends on, packed by npm out of the project's own folder. The package
 * itself is also listed in a version far newer, which nobody may take. `holds` keeps archives back
 * for ever.
 */
export async function serveRegistry(name: string, { holds = false } = {}): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'awsh-registry-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const packages = holds ? bare(name) : pack(name, folder);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    asked.push(path);
    if (path.startsWith('archives/')) {
      if (!holds) response.end(readFileSync(join(folder, path.slice('archives/'.length))));
      return;
    }
    answer(response, packages.get(path), `${url}/archives`, path === name);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(
  response: ServerResponse,
  packed: Packed | undefined,
  archives: string,
  hasNewer: boolean,
): void {
  if (!packed) return void response.writeHead(404).end('{"error":"not found"}');
  const { manifest, file } = packed;
  const listed = { ...manifest, scripts: {}, dist: { tarball: `${archives}/${file}` } };
  const newer = { ...listed, version: '3.99999.0' };
  const versions = { [manifest.version]: listed, ...(hasNewer ? { '3.99999.0': newer } : {}) };
  const latest = hasNewer ? '3.99999.0' : manifest.version;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ name: manifest.name, 'dist-tags': { latest }, versions }));
}

function pack(name: string, into: string): Map<string, Packed> {
  const folders = [...closure(name)];
  const said = execFileSync(
    'npm',
    ['pack', ...folders, '--json', '--ignore-scripts', '--pack-destination', into],
    { cwd: into, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e9, encoding: 'utf8' },
  );
  const made = JSON.parse(said) as { name: string; filename: string }[];
  return new Map(
    made.map(({ name: each, filename }, at) => [
      each,
      { manifest: manifestIn(folders[at] ?? ''), file: filename },
    ]),
  );
}

function bare(name: string): Map<string, Packed> {
  const manifest = { ...manifestIn(join(root, 'node_modules', name)), dependencies: {} };
  return new Map([[name, { manifest, file: 'held.tgz' }]]);
}

/** The folders of a package and of everything it needs, as Node would find them. */
function closure(name: string, from = root, found = new Set<string>()): Set<string> {
  const folder = folderOf(name, from);
  if (folder === undefined || found.has(folder)) return found;
  found.add(folder);
  for (const each of Object.keys(manifestIn(folder).dependencies ?? {}))
    closure(each, folder, found);
  return found;
}

function folderOf(name: string, from: string): string | undefined {
  const here = join(from, 'node_modules', name);
  if (existsSync(here)) return here;
  return dirname(from) === from ? undefined : folderOf(name, dirname(from));
}

function manifestIn(folder: string): {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
} {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
