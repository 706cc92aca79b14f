import { spawn } from 'node:child_process';
import { npmFailure, npmMissing } from './npm-failure.ts';

/** How long npm may take to end by itself once it was told to. */
const graceMs = 2_000;

/**
 * Runs the user's own npm, with their registry and proxies, to put one package into a folder.
 * `onFetched` hears how many files have come so far. No scripts of packages are run.
 */
export async function runNpm(
  specifier: string,
  folder: string,
  onFetched: (count: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  // On Windows npm is a batch file, which only a shell runs; `<` and spaces are quoted from it.
  const isWindows = process.platform === 'win32';
  const words = ['install', specifier, '--prefix', folder, ...manners];
  const child = spawn('npm', isWindows ? words.map((word) => `"${word}"`) : words, {
    cwd: folder,
    env: withoutSecrets(process.env),
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: isWindows,
  });
  let said = '';
  let fetched = 0;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-20_000);
    fetched += text.match(/^npm http fetch/gm)?.length ?? 0;
    onFetched(fetched);
  });
  const code = await ended(child, signal);
  signal?.throwIfAborted();
  if (code !== 0) throw npmFailure(specifier, said);
}

const manners = [
  '--location=project',
  '--install-strategy=hoisted',
  '--omit=dev',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--no-package-lock',
  '--ignore-scripts',
  '--loglevel=http',
  '--color=false',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=1000',
];

/** Resolves once the process is gone, so that nothing writes into its folder any more. */
function ended(child: ReturnType<typeof spawn>, signal?: AbortSignal): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let insist: NodeJS.Timeout | undefined;
    const stop = () => {
      child.kill('SIGTERM');
      insist = setTimeout(() => child.kill('SIGKILL'), graceMs);
    };
    const settle = () => {
      clearTimeout(insist);
      signal?.removeEventListener('abort', stop);
    };
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
    child.once('error', (error) => {
      settle();
      reject(npmMissing(error));
    });
    child.once('close', (code) => {
      settle();
      resolve(code);
    });
  });
}

/** npm has no use for AWS credentials, so it gets none. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));
}
