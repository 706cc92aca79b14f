import { UsageError } from '../../helpers/errors.ts';
import type { Editor } from '../capabilities/index.ts';
import { chosenCells } from '../chosen-cells.ts';
import { type Answer, type CommandContext, defineCommand } from '../command.ts';

const somebody = 'an editor and somebody at it';

/** Opens cells in an editor, and puts what was made of them into the prompt; or changes a snippet. */
export const edit = defineCommand({
  name: 'edit',
  usage: '.edit [3 | 3-5 | ~1/2-5 | /pattern/ | snippet]',
  summary: 'Change a cell, the last one, or a snippet in your editor',
  details: [
    'The editor is what VISUAL or EDITOR says: EDITOR="code --wait" for one with a window.',
    'A cell that you save comes back to the prompt, where Enter runs it; a snippet is kept. Ctrl-X',
    'Ctrl-E does the same with what is typed.',
  ],
  examples: [
    { line: '.edit', shows: 'the last cell', needs: somebody },
    { line: '.edit 3-5', shows: 'cells 3 to 5, as one', needs: somebody },
    { line: '.edit web-up', shows: 'a snippet of your own', needs: somebody },
  ],

  async run(_words, context, rest) {
    const { editor, signal } = context;
    if (!editor) throw new UsageError('.edit needs a terminal', { hint: 'and the prompt in it' });
    const snippet = await ownSnippet(rest, context);
    if (snippet !== undefined) return changeSnippet(rest, snippet, editor, context);
    const text = rest === '' ? lastSource(context) : await sourceOf(rest, context);
    const changed = (await editor.edit(text, { signal }))?.trimEnd();
    return changed === undefined || changed === '' ? 'nothing was saved' : { fill: changed };
  },
});

/** The text of a snippet, where that is what is named: the names of snippets begin with a letter. */
async function ownSnippet(name: string, { snippets }: CommandContext): Promise<string | undefined> {
  return /^[a-z][\w-]*$/i.test(name) ? snippets?.sourceOf(name) : undefined;
}

async function changeSnippet(
  name: string,
  text: string,
  editor: Editor,
  { snippets, signal }: CommandContext,
): Promise<Answer | string> {
  const changed = await editor.edit(text, { signal });
  if (changed === undefined || changed.trim() === '') return 'nothing was saved';
  await snippets?.write(name, changed);
  return `changed ${name} · .play ${name} plays it`;
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
