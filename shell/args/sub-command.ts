import { parseArgs } from 'node:util';
import { UsageError } from '../../helpers/errors.ts';
import { explained, unknownCommand, unknownName } from './mistakes.ts';
import { options } from './options.ts';
import type { Task } from './task.ts';

/** A task, and the words after the command that are options of awsh as a whole. */
export interface SubCommand {
  readonly task: Task;
  readonly rest: readonly string[];
}

const commands = ['play', 'snippets', 'tutorial', 'sandbox', 'doctor'] as const;
const notebook = /\.(?:[cm]?[tj]s|md|markdown|ipynb)$/i;
const targets: readonly string[] = ['html', 'ts', 'md', 'ipynb'];

/** Reads the words after the command, which is a name or a file. Throws a UsageError. */
export function readSubCommand(word: string, args: readonly string[]): SubCommand {
  if (word === 'play') return play(args);
  if (word === 'snippets') {
    const { words, rest } = split(args, {});
    return { task: { kind: 'snippets', words }, rest };
  }
  if (word === 'tutorial') {
    const { values, words, rest } = split(args, { list: { type: 'boolean', short: 'l' } });
    const list = values.list === true;
    return { task: { kind: 'tutorial', list, words }, rest };
  }
  if (word === 'sandbox' || word === 'doctor') {
    const { words, rest } = split(args, {});
    const [extra] = words;
    if (extra !== undefined) throw new UsageError(`awsh ${word} takes no ${extra}`);
    return { task: { kind: word }, rest };
  }
  if (notebook.test(word) || /[/\\]/.test(word)) return file(word, args);
  throw unknownCommand(word, commands);
}

/** Parameters are options of the snippet's: what is not ours is handed on as it stands. */
function play(args: readonly string[]): SubCommand {
  const [snippet, ...words] = args;
  if (snippet === undefined || (snippet.startsWith('-') && !/^--?h/.test(snippet))) {
    throw new UsageError('awsh play needs the name of a snippet, before its options', {
      hint: 'awsh snippets lists them',
    });
  }
  if (snippet.startsWith('-')) return { task: { kind: 'run' }, rest: args };
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const ours = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || !Object.hasOwn(options, token.name)) continue;
    if (token.name === 'help') continue;
    ours.add(token.index);
    if (token.value !== undefined && !token.inlineValue) ours.add(token.index + 1);
  }
  return {
    task: { kind: 'play', snippet, words: words.filter((_, index) => !ours.has(index)) },
    rest: words.filter((_, index) => ours.has(index)),
  };
}

function file(path: string, args: readonly string[]): SubCommand {
  const { values, words, rest } = split(args, {
    write: { type: 'boolean' },
    to: { type: 'string' },
    out: { type: 'string' },
    redact: { type: 'boolean' },
  });
  const { write, to, out, redact } = values as FileOptions;
  const [extra] = words;
  if (extra !== undefined) {
    throw new UsageError(`awsh runs one file, so what is ${extra}?`, {
      hint: 'awsh play gives values to parameters',
    });
  }
  if (to !== undefined && !targets.includes(to)) throw unknownName('--to', to, targets);
  const task = {
    kind: 'file',
    path,
    write: write ?? false,
    to,
    out,
    redact: redact ?? false,
  } as const;
  return { task, rest };
}

type OwnOptions = Readonly<Record<string, { type: 'string' | 'boolean'; short?: string }>>;

/** As parseArgs leaves those of a file. */
type FileOptions = Partial<Record<'write' | 'redact', boolean> & Record<'to' | 'out', string>>;

/** Parts a command's own options and words from the options of awsh as a whole. */
function split(args: readonly string[], own: OwnOptions) {
  const all = { ...options, ...own };
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: all,
      allowPositionals: true,
      tokens: true,
    });
    const rest = tokens.flatMap((token) => {
      if (token.kind !== 'option' || Object.hasOwn(own, token.name)) return [];
      return token.value === undefined ? [`--${token.name}`] : [`--${token.name}=${token.value}`];
    });
    return { values: values as Readonly<Record<string, unknown>>, words: positionals, rest };
  } catch (error) {
    throw explained(error as Error, Object.keys(all));
  }
}
