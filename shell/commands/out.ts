import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { UsageError } from '../../helpers/errors.ts';
import { bytes } from '../../helpers/text/bytes.ts';
import { closest } from '../../helpers/text/closest.ts';
import { count } from '../../helpers/text/count.ts';
import { type CommandContext, chosen, defineCommand, files } from '../command.ts';

/** Writes a result to a file, in the format that the file's name asks for. */
export const out = defineCommand({
  name: 'out',
  usage: '.out file.csv [n | expression]',
  summary: 'Write a result to a file: json, yaml, csv, txt, md, html',
  details: [
    'The file is written in full, however much of it the screen showed. Text that a spreadsheet',
    "would run as a formula gets a ' before it. A ! before the name replaces a file that is there.",
  ],
  examples: [
    { line: '.out stopped.csv', shows: 'writes the last result, a row each' },
    { line: '.out cell-3.yaml 3', shows: 'writes that of cell 3' },
    { line: '.out vpcs.json ec2.vpcs', shows: "writes an expression's" },
    { line: '.out !stopped.csv', shows: 'replaces the file' },
  ],

  async run(_words, context, rest) {
    const { name, replace, expression } = target(rest);
    const ending = extname(name).slice(1).toLowerCase();
    if (!files.endings.includes(ending)) throw unknownEnding(name, ending);
    const value = await chosen(expression, context);
    if (value === undefined) throw new UsageError(`${expression} has no value to write`);
    const text = files.text(value, ending, name) ?? '';
    const path = resolve(name.replace(/^~(?=\/|$)/, homedir()));
    if (!(await written(path, text, replace, context))) return `${name} is left as it was`;
    const rows = count(files.rows(value), 'row');
    return `wrote ${rows} to ${name} · ${bytes(Buffer.byteLength(text))}`;
  },
});

/** The file's name, in quotes perhaps, and what comes after it. */
function target(rest: string) {
  const [, mark, single, double, bare, expression = ''] =
    /^(!?)\s*(?:'([^']+)'|"([^"]+)"|(\S+))\s*([\s\S]*)$/.exec(rest) ?? [];
  const name = single ?? double ?? bare;
  if (name === undefined) {
    throw new UsageError('.out takes the name of a file', { hint: '.out result.csv' });
  }
  return { name, replace: mark === '!', expression };
}

function unknownEnding(name: string, ending: string): UsageError {
  const near = closest(ending, files.endings);
  const hint = near ? `did you mean .${near}?` : `end its name in ${files.endings.join(', ')}`;
  return new UsageError(`no format is called by the name of ${name}`, { hint });
}

/** False when the file was there and the user said to keep it. */
async function written(
  path: string,
  text: string,
  replace: boolean,
  { ask, signal }: CommandContext,
): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: replace ? 'w' : 'wx', signal });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw unwritable(path, error);
  }
  if (!ask) {
    throw new UsageError(`${path} is there already`, { hint: `a ! before its name replaces it` });
  }
  const answer = await ask.choose(
    `${path} is there already. Replace it?`,
    [{ value: 'no' }, { value: 'yes', note: 'what is in it is lost' }],
    { signal },
  );
  return answer === 'yes' && written(path, text, true, { ask, signal } as CommandContext);
}

function unwritable(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    return new UsageError(`there is no folder ${join(path, '..')}`, { hint: 'make it first' });
  }
  if (code === 'EISDIR') return new UsageError(`${path} is a folder`);
  if (code === 'EACCES' || code === 'EROFS') return new UsageError(`${path} may not be written`);
  return error;
}
