import { createRequire } from 'node:module';
import { join } from 'node:path';

type EnvPaths = typeof import('env-paths');

const require = createRequire(import.meta.url);

/**
 * The folder of what awsh keeps for the user:
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
function dataFolder(): string {
  const { default: paths } = require('env-paths') as EnvPaths;
  return join(paths('awsh', { suffix: '' }).data);
}

/** The folder of the user's own snippets. */
export function snippetsFolder(): string {
  return join(dataFolder(), 'snippets');
}

/** The folder of notes about files that were allowed to be played. */
export function allowedFolder(): string {
  return join(dataFolder(), 'allowed');
}
