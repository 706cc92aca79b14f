import { UsageError } from '../../helpers/errors.ts';
import {
  isAtHand,
  isBundled,
  serviceEntry,
  serviceNames,
  variableName,
} from '../../helpers/index.ts';
import { closest } from '../../helpers/text/closest.ts';
import { defineCommand } from '../command.ts';
import { helpAbout, helpNames, helpOverview, helpWords } from '../help/index.ts';

/** Lists the commands, or explains one; also pages, and the names that cells can use. */
export const help = defineCommand({
  name: 'help',
  aliases: ['h', '?'],
  usage: '.help [word]',
  summary: 'List the commands, or explain one, or a page such as .help keys',
  details: ['The word may be a command, a page, a name that cells can use, or a service.'],
  examples: [
    { line: '.help region', shows: 'what .region does, with examples' },
    { line: '.help keys', shows: 'the keys' },
    { line: '.help instances', shows: 'what instances() is for' },
    { line: '.help sqs', shows: 'a service' },
  ],

  complete: (word) => helpNames().filter((name) => name.startsWith(word)),

  run([word, ...extra], { commands }) {
    const room = Math.min(process.stdout.columns ?? 80, 100) - 1;
    if (word === undefined) return helpOverview(commands, room);
    if (extra.length > 0) throw new UsageError('.help takes one word');
    const found = helpAbout(word, commands, room) ?? serviceText(word);
    if (found !== undefined) return found;
    const words = word.startsWith('.') ? commands.map(({ name }) => name) : helpWords(commands);
    const near = closest(word.replace(/^\./, ''), words);
    throw new UsageError(
      word.startsWith('.') ? `no command ${word}` : `nothing here is called ${word}`,
      { hint: near ? `did you mean .help ${near}?` : '.help lists what there is' },
    );
  },
});

/** A service by its name, or an operation of it. */
function serviceText(word: string): string | undefined {
  const [, root = '', operation] = /^(\w[\w-]*)(?:\.(\w+))?/.exec(word) ?? [];
  const name = serviceNames().find((each) => each === root || variableName(each) === root);
  if (name === undefined) return undefined;
  const { title, package: packageName } = serviceEntry(name);
  const variable = variableName(name);
  if (operation !== undefined) return `.doc ${variable}.${operation} has its documentation`;
  const here = isBundled(name) ? 'comes with awsh' : isAtHand(name) ? 'is installed' : undefined;
  return [
    `${title}: ${variable}, by ${packageName}, ${here ? `which ${here}` : `which .use ${name} installs`}`,
    `${variable}. and Tab lists its operations and resources; .regions ${name} where it is`,
    '.help operations, .help resources and .help pages tell how these work',
  ].join('\n');
}
