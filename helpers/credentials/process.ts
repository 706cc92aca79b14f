import { spawn } from 'node:child_process';
import { Stopped } from '../call/stop.ts';
import { AwshError } from '../errors.ts';
import type { Credentials } from './credentials.ts';
import type { ProcessSource } from './source.ts';
import { hush } from './wire.ts';

/** Longest time that a credential_process may take. */
const deadlineMs = 60_000;

/** More than this is no credentials. */
const mostBytes = 1_000_000;

/**
 * Runs a profile's `credential_process` and reads the credentials it prints. It is ended, with all
 * that it started, when it is late or the signal stops. Of what it prints only the end of its
 * standard error is ever shown.
 *
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export async function runProcess(
  source: ProcessSource,
  signal: AbortSignal,
  patienceMs = deadlineMs,
): Promise<Credentials> {
  const { code, out, err } = await run(source, signal, patienceMs);
  if (code !== 0) throw fault(source, `ended with status ${code}`, err);
  return credentialsIn(source, out, err);
}

interface Output {
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

function run(source: ProcessSource, signal: AbortSignal, patienceMs: number): Promise<Output> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Stopped(signal.reason));
    // A group of its own, so that what the shell starts ends with it.
    const group = process.platform !== 'win32';
    const child = spawn(source.command, {
      shell: true,
      detached: group,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let [out, err] = ['', ''];
    const end = (error: unknown) => {
      if (group && child.pid !== undefined) killGroup(child.pid);
      else child.kill('SIGKILL');
      settle(() => reject(error));
    };
    const stop = () => end(new Stopped(signal.reason));
    const timer = setTimeout(() => {
      end(fault(source, `gave nothing within ${patienceMs / 1000} s and was ended`, err));
    }, patienceMs);
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      outcome();
    };
    signal.addEventListener('abort', stop, { once: true });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.length > mostBytes) end(fault(source, 'prints without end', err));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err = (err + text).slice(-2_000);
    });
    child.on('error', (error) => end(fault(source, `can't be run: ${error.message}`, err)));
    child.on('close', (code, killedBy) =>
      settle(() => resolve({ code: code ?? killedBy, out, err })),
    );
  });
}

function killGroup(id: number): void {
  try {
    process.kill(-id, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function credentialsIn(source: ProcessSource, out: string, err: string): Credentials {
  const said = parse(out);
  if (said === undefined) throw fault(source, 'printed something that is no JSON', err);
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = said;
  if (Version !== 1) throw fault(source, 'printed credentials without "Version": 1', err);
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') {
    throw fault(source, 'printed no AccessKeyId or no SecretAccessKey', err);
  }
  const expiration = typeof Expiration === 'string' ? new Date(Expiration) : undefined;
  if (expiration && Number.isNaN(expiration.getTime())) {
    throw fault(source, 'printed an Expiration that is no time', err);
  }
  if (expiration && expiration.getTime() <= Date.now()) {
    throw fault(source, 'printed credentials that have expired already', err);
  }
  const accountId = typeof AccountId === 'string' ? AccountId : source.accountId;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(typeof SessionToken === 'string' ? { sessionToken: SessionToken } : {}),
    ...(expiration ? { expiration } : {}),
    ...(accountId ? { accountId } : {}),
  };
}

function parse(out: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(out);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function fault({ profile, command }: ProcessSource, what: string, err: string): AwshError {
  const said = lastWords(err);
  return new AwshError(
    'Credentials',
    `the credential_process of profile ${profile} ${what}${said ? `: ${said}` : ''}`,
    { hint: `run it by hand to see why: ${programOf(command)}` },
  );
}

/** The end of what was said on standard error, without what may be a key or token. */
function lastWords(err: string): string {
  const line = err.trim().split('\n').slice(-3).join(' ');
  return hush(
    line.replaceAll(/[\w/+=.-]{16,}/g, (word) =>
      /\d/.test(word) && /[a-zA-Z]/.test(word) ? '…' : word,
    ),
    [],
  );
}

/** The program alone: its arguments may hold a secret. */
function programOf(command: string): string {
  return /^\s*("[^"]*"|'[^']*'|\S+)/.exec(command)?.[1] ?? 'credential_process in the profile';
}
