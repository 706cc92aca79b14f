import './environment.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const home = mkdtempSync(join(tmpdir(), 'awsh-home-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

/** A home of the test's own, with nothing in it and no variables of AWS's beside. */
export function freshHome(files: Record<string, string> = {}, env: Record<string, string> = {}) {
  rmSync(home, { recursive: true, force: true });
  for (const name of Object.keys(process.env)) {
    if (/^AWS_|_proxy$|^REQUESTS_CA/i.test(name)) delete process.env[name];
  }
  Object.assign(process.env, {
    HOME: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...env,
  });
  mkdirSync(join(home, '.aws'), { recursive: true });
  for (const [name, text] of Object.entries(files)) put(name, text);
  return home;
}

/** Writes a file below `~/.aws`, for its owner alone. */
export function put(name: string, text: string | object): string {
  const path = join(home, '.aws', name);
  mkdirSync(dirname(path), { recursive: true });
  const content = typeof text === 'string' ? text : JSON.stringify(text);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

/** The error that a promise rejects with; throws when it doesn't. */
export async function failureOf(promise: Promise<unknown>): Promise<Error & Failure> {
  const failure = await promise.then(
    () => undefined,
    (error: Error & Failure) => error,
  );
  if (!failure) throw new Error('it did not fail');
  return failure;
}

interface Failure {
  readonly code: string;
  readonly hint?: string;
}
