import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the programs we are compared with are, past any version manager's slow front script. */
export interface Peers {
  readonly python: string | undefined;
  readonly ipython: string | undefined;
  readonly aws: string | undefined;
}

/** Finds the peers on this machine, and names those that are missing. */
export function findPeers(): Peers {
  const python = ask('python3', ['-c', 'import sys, boto3; print(sys.executable)']);
  const beside = (name: string): string | undefined => {
    const path = python && join(dirname(python), name);
    return path && isExecutable(path) ? path : undefined;
  };
  const peers = { python, ipython: beside('ipython'), aws: beside('aws') };
  for (const [name, path] of Object.entries(peers)) {
    if (!path) console.log(`missing here: ${name === 'python' ? 'python3 with boto3' : name}`);
  }
  return peers;
}

function ask(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
