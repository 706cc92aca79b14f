import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../helpers/errors.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import { writeWhole } from '../../notebook/index.ts';
import type { CommandContext } from '../command.ts';
import { isRange, type Range, rangeOf } from './range.ts';

/** What the words after `save` or `export` ask for. */
export interface Target {
  readonly path: string | undefined;
  readonly range: Range | undefined;
  /** An existing file may be written over. */
  readonly force: boolean;
  readonly redact: boolean;
}

/** Reads a file's name, ranges of cells, `!` and `--redact`, in any order. */
export function targetIn(words: readonly string[], force = false): Target {
  const flags = words.filter((word) => word.startsWith('--'));
  const unknown = flags.find((flag) => flag !== '--redact');
  if (unknown) throw new UsageError(`there is no option ${unknown}`, { hint: '--redact is one' });
  const names = words.filter((word) => !word.startsWith('--') && word !== '!' && !isRange(word));
  const [first, ...more] = names;
  if (more.length > 0)
    throw new UsageError(`one file at a time, so what is ${safeLine(more.join(' '))}?`);
  const isForced = force || words.includes('!') || first?.endsWith('!') === true;
  return {
    path: first === undefined ? undefined : atHome(first.replace(/!$/, '')),
    range: rangeOf(words.filter(isRange)),
    force: isForced,
    redact: flags.length > 0,
  };
}

/** `~/trip.md` in the user's home. */
export function atHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

/** Writes a file, whole. One that is there already only when forced, or when the user says so. */
export async function writeTarget(
  path: string,
  text: string,
  {
    force,
    ask,
    signal,
  }: { force: boolean } & Pick<CommandContext, 'signal'> & {
      ask?: CommandContext['ask'];
    },
): Promise<void> {
  if (!force && existsSync(path)) {
    const answer = await ask?.choose(
      `${safeLine(path)} is there already. Write over it?`,
      [{ value: 'no' }, { value: 'yes' }],
      { signal },
    );
    if (answer !== 'yes') {
      throw new UsageError(`${safeLine(path)} is there already, and stays as it is`, {
        hint: `${safeLine(path)}! writes over it`,
      });
    }
  }
  await writeWhole(path, text);
}
