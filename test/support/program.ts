import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary.ts';

/** The built program. */
export const program = fileURLToPath(new URL('../../shell/main.js', import.meta.url));

/** A new, empty home folder, gone with the process. */
export function emptyHome(): string {
  return temporaryFolder();
}

/** An environment with nothing of AWS in it. */
export function bareEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: emptyHome(),
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...extra,
  };
}

/** What a run of the program left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program without a terminal, with `input` on a pipe, until it ends. */
export function runProgram(
  args: readonly string[],
  options: {
    readonly input?: string;
    readonly env?: Record<string, string>;
    readonly cwd?: string;
    /** Another copy of the program than the one just built. */
    readonly main?: string;
  } = {},
): Promise<Finished> {
  const { input = '', env = bareEnvironment(), cwd, main = program } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { env, ...(cwd ? { cwd } : {}) });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
