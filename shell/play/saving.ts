import { UsageError } from '../../helpers/errors.ts';
import { isRange } from './range.ts';
import { wordsIn } from './words.ts';

/** What `.save` is asked for. */
export interface Wanted {
  readonly name: string;
  /** The cells, `3-7`; the last one that was run when nobody says. */
  readonly range: string | undefined;
  readonly description: string;
  /** Values to make parameters of: `instanceType=t3.micro`. */
  readonly params: readonly string[];
  readonly tags: readonly string[];
  /** True when one of the same name may be replaced unasked. */
  readonly force: boolean;
}

const usage = '.save web-up 3-7 "What it does" --param instanceType=t3.micro';

/** Reads the words after `.save`. Throws a UsageError. */
export function readWanted(line: string): Wanted {
  const [name, ...rest] = wordsIn(line);
  if (name === undefined || name.startsWith('--')) {
    throw new UsageError('.save needs a name', { hint: usage });
  }
  const params: string[] = [];
  const tags: string[] = [];
  const texts: string[] = [];
  const ranges: string[] = [];
  let force = false;
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--force') force = true;
    else if (word === '--param' || word === '--tags') {
      const value = rest.shift();
      if (value === undefined) throw new UsageError(`${word} needs a value`, { hint: usage });
      if (word === '--param') params.push(value);
      else tags.push(...value.split(',').filter(Boolean));
    } else if (word.startsWith('--')) {
      throw new UsageError(`.save takes no ${word}`, { hint: usage });
    } else (isRange(word) ? ranges : texts).push(word);
  }
  return {
    name,
    range: ranges.length > 0 ? ranges.join(',') : undefined,
    description: texts.join(' '),
    params,
    tags,
    force,
  };
}
