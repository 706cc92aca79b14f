import { UsageError } from '../../helpers/errors.ts';
import { closest } from '../../helpers/text/closest.ts';

/** parseArgs speaks to programmers; the person typed one flag wrong. `known` are the long names. */
export function explained(error: Error & { code?: string }, known: readonly string[]): UsageError {
  const flag = /--[\w-]+/.exec(error.message)?.[0] ?? /-\w/.exec(error.message)?.[0];
  if (flag === undefined) return new UsageError(error.message);
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = closest(flag.replace(/^-+/, ''), known);
    return new UsageError(`unknown option ${flag}`, {
      hint: near ? `did you mean --${near}?` : 'awsh --help lists the options',
    });
  }
  const needs = /argument missing|ambiguous/.test(error.message);
  return new UsageError(needs ? `${flag} needs a value` : `${flag} takes no value`, {
    hint: 'awsh --help lists the options',
  });
}

/** An option that knows only some names was given another. */
export function unknownName(flag: string, value: string, names: readonly string[]): UsageError {
  const near = closest(value, names);
  return new UsageError(`${flag} knows no ${value}`, {
    hint: near ? `did you mean ${near}?` : `it is one of ${names.join(', ')}`,
  });
}

/** The first word is neither a command nor a file. */
export function unknownCommand(word: string, commands: readonly string[]): UsageError {
  const near = closest(word, commands);
  return new UsageError(`unknown command ${word}`, {
    hint: near ? `did you mean awsh ${near}?` : 'awsh --help lists the commands; -e runs code',
  });
}
