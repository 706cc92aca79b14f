import { fileURLToPath } from 'node:url';
import { isAwshError } from '../../helpers/errors.ts';

const home = fileURLToPath(new URL('../../', import.meta.url));
const most = 5;

/** True for an error of the user's code: neither AWS nor awsh explains what went wrong. */
export function isUsersOwn(error: unknown): boolean {
  if (isAwshError(error) || typeof error !== 'object' || error === null) return false;
  return !('$fault' in error) && !('$metadata' in error);
}

/**
 * Where in the user's own code an error came about: the lines of its stack that point into cells
 * or the user's files, without Node's internals, packages and awsh itself. Empty when none do.
 */
export function userFrames(error: unknown): string[] {
  const frames = stackOf(error)
    .split('\n')
    .filter((line) => /^ +at /.test(line) && isUsers(line))
    .slice(0, most)
    .map((line) => line.trim().replaceAll('file://', ''));
  // That the line just typed is where it happened, is known.
  return frames.length === 1 && /at In\[\d+\](?:\.ts)?:1(?::\d+)?$/.test(frames[0] ?? '')
    ? []
    : frames;
}

function isUsers(line: string): boolean {
  if (/node:|node_modules|<anonymous>\)?$/.test(line)) return false;
  if (line.includes(home) || line.includes(encodeURI(home))) return false;
  return /\bcell-\d|\bIn\[\d|(?:file:\/\/|[/\\])[^():]+\.[cm]?[jt]sx?:\d/.test(line);
}

function stackOf(error: unknown): string {
  try {
    const stack = (error as { stack?: unknown } | undefined)?.stack;
    return typeof stack === 'string' ? stack.slice(0, 50_000) : '';
  } catch {
    return '';
  }
}
