import { UsageError } from '../../helpers/errors.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import type { CommandContext } from '../command.ts';
import { summary } from './plan.ts';
import { planOf } from './play.ts';
import { type Found, readSnippet } from './snippet.ts';
import { allow, isAllowed } from './trust.ts';
import { wordText } from './words.ts';

/**
 * Lets pass what comes with awsh and what was allowed before as it is now; asks about everything
 * else, after telling what it does. Throws a UsageError when it isn't to be played.
 */
export async function requireAllowed(found: Found, context: CommandContext): Promise<void> {
  if (found.origin === 'bundled' || (await isAllowed(found))) return;
  const { ask, say, signal } = context;
  const word = wordText(found.origin === 'yours' ? found.name : found.path);
  if (!ask) {
    throw new UsageError(`${safeLine(word)} was not allowed to be played as it is`, {
      hint: safeLine(`look at it, then: awsh snippets allow ${word}`),
    });
  }
  say(await aboutOf(found, context));
  const answer = await ask.choose(
    'Somebody else may have written this. Play it?',
    [{ value: 'no' }, { value: 'yes', note: 'now, and later as long as the file stays as it is' }],
    { signal },
  );
  if (answer !== 'yes') throw new UsageError(`${safeLine(word)} was not allowed`);
  await allow(found);
}

/** What a file is and does, told before it is allowed. */
export async function aboutOf(
  found: Found,
  { session }: Pick<CommandContext, 'session'>,
): Promise<string> {
  const snippet = readSnippet(found);
  const plan = await planOf(snippet, new Map(), session);
  const cells = snippet.steps.length;
  const title = snippet.title === snippet.name ? '' : `: ${safeLine(snippet.title)}`;
  return [
    `${safeLine(found.path)}${title}`,
    `${cells} ${cells === 1 ? 'cell' : 'cells'}, by its text: ${summary(plan)}`,
  ].join('\n');
}
