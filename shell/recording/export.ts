import { UsageError } from '../../helpers/errors.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import { htmlPage, redacted } from '../../notebook/index.ts';
import type { CommandContext } from '../command.ts';
import { cliScript } from './calls/cli.ts';
import { madeCalls } from './calls/made.ts';
import { pythonProgram } from './calls/python.ts';
import { sessionProgram } from './program/session-program.ts';
import { recorded } from './recorded.ts';
import { type Target, targetIn, writeTarget } from './target.ts';

const kinds = ['ts', 'cli', 'py', 'html'] as const;
type Kind = (typeof kinds)[number];

/** `.export ts|cli|py|html [file] [3-7]`: shows or writes the session in another form. */
export async function exportSession(
  words: readonly string[],
  context: CommandContext,
): Promise<string> {
  const [word = '', ...rest] = words;
  const kind = kinds.find((each) => each === word);
  if (!kind) {
    throw new UsageError(
      word === '' ? '.export takes a form' : `.export knows no ${safeLine(word)}`,
      {
        hint: 'it is ts, cli, py or html',
      },
    );
  }
  const target = targetIn(rest);
  const text = textOf(kind, target, context);
  if (target.path === undefined) return text.trimEnd();
  const { ask, signal } = context;
  await writeTarget(target.path, text, { force: target.force, signal, ...(ask ? { ask } : {}) });
  return `wrote ${safeLine(target.path)}`;
}

function textOf(kind: Kind, { range, redact, path }: Target, context: CommandContext): string {
  const { journal, session } = context;
  if (kind === 'html') {
    const notebook = recorded(journal, range);
    if (notebook.cells.length === 0) throw nothing('cells that went well');
    return htmlPage(redact ? redacted(notebook) : notebook, path ?? 'An awsh session');
  }
  if (redact) {
    throw new UsageError('--redact is for pages and notebooks', {
      hint: 'a program without its names would do something else',
    });
  }
  if (kind === 'ts') {
    const program = sessionProgram(journal, range);
    if (program === '') throw nothing('cells that something came of');
    return program;
  }
  const made = madeCalls(session.calls, range);
  if (made.length === 0) throw nothing('calls');
  return kind === 'cli' ? cliScript(made) : pythonProgram(made);
}

function nothing(what: string): UsageError {
  return new UsageError(`there are no ${what} to export`, { hint: '.calls lists the calls made' });
}
