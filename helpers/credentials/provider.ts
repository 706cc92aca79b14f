import { createRequire } from 'node:module';
import { looseMode } from '../config/file-mode.ts';
import { credentialsPath, readAwsFiles } from '../config/files.ts';
import type { Owner } from './find-source.ts';
import { memoised, type SharedProvider } from './memoised.ts';
import type { Tools } from './tools.ts';

/**
 * The credentials of one session: found as all of AWS's tools find them, once for all clients, so
 * that a role is assumed once and a code asked for once. Files are read when credentials are
 * wanted, so what was mended since is seen.
 */
export function credentialProvider(owner: Owner, tools: Omit<Tools, 'files'>): SharedProvider {
  return memoised(async (signal) => {
    // Loaded when credentials are wanted: in the sandbox nobody wants any.
    const [{ findSource }, { fetchCredentials }] = await Promise.all([
      import('./find-source.ts'),
      import('./fetch.ts'),
    ]);
    const files = readAwsFiles(tools.env);
    const source = findSource(owner, files, tools.env);
    warnOnce(looseMode(credentialsPath(tools.env)), tools);
    if (source.kind !== 'keys') refreshSdkFiles();
    return fetchCredentials(source, { ...tools, files }, signal);
  });
}

const warned = new Set<string>();

function warnOnce(warning: string | undefined, { warn }: Pick<Tools, 'warn'>): void {
  if (warning === undefined || warned.has(warning)) return;
  warned.add(warning);
  warn(warning);
}

const require = createRequire(import.meta.url);

/** The SDK reads config files once a process; what was changed since it must be told to see. */
export function refreshSdkFiles(): void {
  const { loadSharedConfigFiles } =
    require('@smithy/core/config') as typeof import('@smithy/core/config');
  void loadSharedConfigFiles({ ignoreCache: true });
}
