import { UsageError } from '../helpers/errors.ts';
import { closest } from '../helpers/text/closest.ts';
import type { Command } from './command.ts';

/** `ec2.runInstances?` asks for documentation, as `.doc` does. */
const question = /^\s*([A-Za-z_$][\w$.]*(?:\[\d+\])?)\?\s*$/;

/** True for a line that may be a command, or go on with the last result. */
export function beginsWithDot(source: string): boolean {
  return /^\s*\??\./.test(source) || question.test(source);
}

/**
 * The command that a line begins with: `.region eu-west-1`; `.doc` of a name with a question mark
 * behind it. Undefined for every other line.
 */
export function commandIn(source: string, commands: readonly Command[]): Command | undefined {
  const word = question.test(source) ? 'doc' : /^\s*\.([\w?]+)(?=\s|$)/.exec(source)?.[1];
  if (word === undefined) return undefined;
  return commands.find((each) => each.name === word || each.aliases?.includes(word));
}

/**
 * `.map(…)` goes on with the last result, as `_.map(…)`; other lines stay as they are. Throws a
 * UsageError for a word that is neither a command nor a member of the last result.
 */
export function continued(source: string, last: unknown, commands: readonly Command[]): string {
  const member = /^\s*\??\.\s*([\w$]+)/.exec(source)?.[1];
  if (member === undefined || /^\s*\.\d/.test(source)) return source;
  if (last != null && member in Object(last)) return `_${source.trimStart()}`;
  const near = closest(
    member,
    commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
  );
  throw new UsageError(
    /[([]/.test(source)
      ? `there is no command .${member}, and the last result has no member ${member}`
      : `there is no command .${member}`,
    { hint: near ? `did you mean .${near}?` : '.help lists the commands' },
  );
}

/** The TypeScript in a line, which may go on over several: the cell that a command takes, or the line. */
export function typeScriptIn(source: string, commands: readonly Command[]): string {
  const command = commandIn(source, commands);
  if (command) return command.takesCell ? argumentsIn(source).rest : '';
  return /^\s*\.\D/.test(source) ? `_${source.trimStart()}` : source;
}

/** What stands after a command's name. */
export function argumentsIn(source: string): { words: string[]; rest: string } {
  const rest = question.exec(source)?.[1] ?? source.trim().replace(/^\.\S+\s*/, '');
  return { words: rest.split(/\s+/).filter(Boolean), rest };
}
