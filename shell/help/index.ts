import type { Command } from '../command.ts';
import { groups } from './groups.ts';
import { manual, pageText } from './manual.ts';
import { overview } from './overview.ts';
import { pages } from './pages.ts';
import { preloadedNames } from './preloaded-names.ts';

export { groups } from './groups.ts';
export { pages } from './pages.ts';
export { preloadedNames } from './preloaded-names.ts';

/** What `.help` shows without a word. */
export function helpOverview(commands: readonly Command[], room: number): string {
  return overview(commands, room);
}

/**
 * What there is to read about a word: a command (a dot before it leaves no other choice), a page, a
 * name that cells can use. Undefined when nothing has that name.
 */
export function helpAbout(
  word: string,
  commands: readonly Command[],
  room: number,
): string | undefined {
  const name = word.replace(/^\./, '');
  const command = commands.find((each) => each.name === name || each.aliases?.includes(name));
  if (command) return manual(command, room);
  if (name !== word) return undefined;
  const plain = name.replace(/\(.*$/, '');
  const page =
    [...pages, ...preloadedNames].find((each) => each.name === plain) ??
    pages.find(({ also }) => also?.includes(plain.toLowerCase()));
  return page && pageText(page, room);
}

/** All words that {@link helpAbout} knows, for completing and for guessing what was meant. */
export function helpWords(commands: readonly Command[]): string[] {
  return [
    ...commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
    ...pages.flatMap(({ name, also = [] }) => [name, ...also]),
    ...preloadedNames.map(({ name }) => name),
  ];
}

/** What Tab offers after `.help`: commands, pages, and names that cells can use. */
export function helpNames(): string[] {
  const commands = groups.flatMap((group) => [
    ...group.commands,
    ...(group.together ?? []).flatMap(([names]) => names),
  ]);
  return [...commands, ...pages.map(({ name }) => name), ...preloadedNames.map(({ name }) => name)];
}
