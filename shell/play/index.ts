import { UsageError } from '../../helpers/errors.ts';
import { safe, safeLine } from '../../helpers/text/safe.ts';
import { writeNotebook } from '../../notebook/index.ts';
import type { Snippets } from '../capabilities/index.ts';
import type { Answer, CommandContext } from '../command.ts';
import { aboutOf, requireAllowed } from './allowed.ts';
import { listed, rowsOf } from './catalogue.ts';
import { knownNames } from './known-names.ts';
import { fileAt, find, isPath, keep, ownFile, remove } from './library.ts';
import { checkedName, isName } from './names.ts';
import { play } from './play.ts';
import { readWanted } from './saving.ts';
import { readSnippet } from './snippet.ts';
import { snippetOf } from './snippet-of.ts';
import { allow, disallow } from './trust.ts';
import { wordsIn } from './words.ts';

export { type Listed, listed, rowsOf } from './catalogue.ts';

/** The bundled snippets and the user's own, for the commands of a session. */
export const snippets: Snippets = {
  names: knownNames,
  play: async (rest, context) => {
    const [name, ...words] = wordsIn(rest);
    if (name === undefined) return chosen(context);
    return playNamed(name, words, context);
  },
  save,
  command,
  remove: async (rest) => {
    const name = oneWord(rest, '.rm');
    const found = await find(name);
    const path = await remove(name);
    await disallow({ path, text: found.text });
    return `removed ${safeLine(path)}`;
  },
  sourceOf: async (name) => {
    if (!isName(name) || (await ownFile(name)) === undefined) return undefined;
    return (await find(name)).text;
  },
  write: async (name, text) => {
    const { path, format, origin } = await find(name);
    await keep(name, format, text);
    await allow({ path, text });
    // Kept first: nobody's changes are lost to a mistake in them.
    readSnippet({ name, path, format, origin, text });
  },
};

/** Plays one by name or file, with the words after it. */
async function playNamed(
  name: string,
  words: readonly string[],
  context: CommandContext,
): Promise<Answer | string> {
  const found = await find(name);
  const snippet = readSnippet(found);
  const onlyLooks = words.some((word) => /^(--help|-h|--dry)$/.test(word));
  if (!onlyLooks) await requireAllowed(found, context);
  return play(snippet, words, context);
}

/** `.play` alone: one is chosen from a list. */
async function chosen(context: CommandContext): Promise<Answer | string> {
  if (!context.ask) throw new UsageError('.play needs the name of a snippet');
  const all = await listed([]);
  const choices = all.map(({ name, title }) => ({ value: name, note: title }));
  const name = await context.ask.choose('Play', choices, { signal: context.signal });
  return name === undefined ? '' : playNamed(name, [], context);
}

async function save(rest: string, context: CommandContext): Promise<string> {
  const { ask, signal } = context;
  const wanted = readWanted(rest);
  const name = checkedName(wanted.name);
  const before = await ownFile(name);
  if (before !== undefined && !wanted.force) {
    const answer = await ask?.choose(
      `You have a snippet ${name} already. Replace it?`,
      [{ value: 'no' }, { value: 'yes' }],
      { signal },
    );
    if (answer !== 'yes') {
      throw new UsageError(`${name} stays as it was`, { hint: '--force replaces it unasked' });
    }
  }
  const { notebook, leftOut } = snippetOf(context, wanted);
  const text = writeNotebook(notebook, 'ts');
  const path = await keep(name, 'ts', text);
  await allow({ path, text });
  const missing = leftOut.length > 0 ? `; left out: ${leftOut.join(', ')}` : '';
  return safeLine(`saved as ${name}${missing} · .play ${name} plays it, .edit ${name} changes it`);
}

/** `.snippets`, `.snippets idle`, `.snippets add file.ts`, `.snippets allow file.ts`, `.snippets show name` */
async function command(rest: string, context: CommandContext): Promise<Answer | string> {
  const [verb = '', ...words] = wordsIn(rest);
  const [word] = words;
  if (word !== undefined && words.length === 1) {
    if (verb === 'add') return added(word, context);
    if (verb === 'allow') return allowed(word, context);
    if (verb === 'show') return safe((await find(word)).text);
    if (verb === 'rm') return snippets.remove(word);
  }
  const all = await listed([verb, ...words].filter(Boolean));
  if (all.length === 0) return 'no snippet has all of these words';
  return { value: rowsOf(all), format: 'table' };
}

/** Copies a file into the user's own folder; what it does is told, and nothing of it run. */
export async function added(
  file: string,
  context: Pick<CommandContext, 'session'>,
): Promise<string> {
  const found = await fileAt(file);
  const name = checkedName(found.name);
  const about = await aboutOf(found, context);
  if ((await ownFile(name)) !== undefined) {
    throw new UsageError(`you have a snippet ${name} already`, { hint: `.rm ${name} makes room` });
  }
  const path = await keep(name, found.format, found.text);
  return `${about}\nadded as ${safeLine(path)}; .play ${name} asks once before it is played`;
}

/** Allows a file, or one of the user's own, to be played as it is now. */
export async function allowed(
  given: string,
  context: Pick<CommandContext, 'session'>,
): Promise<string> {
  const found = await find(given);
  const about = await aboutOf(found, context);
  await allow(found);
  return `${about}\nallowed, as long as it stays as it is`;
}

function oneWord(rest: string, command: string): string {
  const [word, ...more] = wordsIn(rest);
  if (word === undefined || more.length > 0 || isPath(word)) {
    throw new UsageError(`${command} takes the name of a snippet`);
  }
  return word;
}
