import { UsageError } from '../../helpers/errors.ts';
import { safe } from '../../helpers/text/safe.ts';
import type { Choice, CommandContext } from '../command.ts';
import type { Step } from './snippet.ts';

/** Shows a cell and asks what to do with it: run a text, skip the cell, or leave the snippet. */
export async function stepQuestion(
  { source }: Step,
  context: CommandContext,
): Promise<{ readonly run: string } | 'skip' | 'stop'> {
  const { ask, say, signal } = context;
  if (!ask) throw new UsageError('--step asks before each cell, and nobody is here to answer');
  say(safe(source.replace(/^/gm, '    ')));
  const choices: Choice[] = [
    { value: 'run' },
    { value: 'skip', note: 'go on with the next cell' },
    { value: 'edit', note: 'change it, then run it' },
    { value: 'stop', note: 'leave the snippet' },
  ];
  const answer = await ask.choose('This cell?', choices, { signal });
  if (answer === 'run') return { run: source };
  if (answer === 'skip') return 'skip';
  if (answer !== 'edit') return 'stop';
  const text = await edited(source, context);
  return text === undefined || text.trim() === '' ? 'stop' : { run: text };
}

/** A line is changed where it stands, more of them in the editor that the person has chosen. */
async function edited(source: string, { ask, editor, signal }: CommandContext) {
  if (!source.includes('\n')) return ask?.text('Run', { initial: source, signal });
  if (editor) return editor.edit(source, { signal });
  throw new UsageError('a cell of several lines takes an editor, and there is none here');
}
