import { UsageError } from '../../helpers/errors.ts';
import { chosenCells } from '../chosen-cells.ts';
import { type CommandContext, defineCommand } from '../command.ts';

/** Opens cells in an editor, and puts what was made of them into the prompt. */
export const edit = defineCommand({
  name: 'edit',
  usage: '.edit [3 | 3-5 | ~1/2-5 | /pattern/ | snippet]',
  summary: 'Change a cell, or the last one, in your editor',
  details: [
    'The editor is what VISUAL or EDITOR says: EDITOR="code --wait" for one with a window.',
    'What you save comes back to the prompt, where Enter runs it. Ctrl-X Ctrl-E does the same with',
    'what is typed. A snippet of your own is changed in its file.',
  ],
  examples: [
    { line: '.edit', shows: 'the last cell', needs: 'an editor and somebody at it' },
    { line: '.edit 3-5', shows: 'cells 3 to 5, as one', needs: 'an editor and somebody at it' },
  ],

  async run(_words, context, rest) {
    const { editor, signal } = context;
    if (!editor) throw new UsageError('.edit needs a terminal', { hint: 'and the prompt in it' });
    const file =
      /^[\p{L}\p{N}]/u.test(rest) && /\D/.test(rest) ? await ownSnippet(rest, context) : undefined;
    if (file !== undefined) return file;
    const text = rest === '' ? lastSource(context) : await sourceOf(rest, context);
    const changed = (await editor.edit(text, { signal }))?.trimEnd();
    return changed === undefined || changed === '' ? 'nothing was saved' : { fill: changed };
  },
});

/** Changes one of the user's own snippets in the editor; undefined where there is none of the name. */
async function ownSnippet(
  name: string,
  { editor, snippets, signal }: CommandContext,
): Promise<string | undefined> {
  const text = await snippets?.sourceOf(name);
  if (text === undefined) return undefined;
  const changed = await editor?.edit(text, { signal });
  if (changed === undefined || changed === text) return 'nothing was saved';
  await snippets?.write(name, changed);
  return `${name} is saved`;
}

function lastSource({ journal }: CommandContext): string {
  const last = journal.findLast(({ outcome }) => !isEdit(outcome.source));
  return last?.outcome.source ?? '';
}

async function sourceOf(text: string, context: CommandContext): Promise<string> {
  const cells = await chosenCells(text, context, isEdit);
  return cells.map(({ source }) => source).join('\n');
}

function isEdit(source: string): boolean {
  return /^\s*\.edit\b/.test(source);
}
