import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Keeps the session as a document of cells, or shows one. */
export const notebook = defineCommand({
  name: 'notebook',
  usage: '.notebook save FILE [3-7] [--redact] | open FILE | note TEXT',
  summary: 'Keep the session as a notebook (.md, .ts, .ipynb), or show one',
  details: [
    'save writes the cells that went well, or those named, with what they showed. Secrets are left out; --redact also replaces account ids, names and profiles. A file that is there already is written over with save! only.',
    'open shows a notebook and runs nothing of it; awsh FILE runs one from top to bottom.',
  ],
  examples: [
    { line: '.notebook save trip.md', shows: 'saved 5 cells to trip.md' },
    { line: '.notebook save trip.ipynb 3-7', shows: 'cells 3 to 7, for Jupyter and VS Code' },
    { line: '.notebook open trip.md', shows: 'its text, cells and outputs' },
  ],
  complete: (word) => ['save', 'open', 'note'].filter((each) => each.startsWith(word)),

  async run(words, context) {
    if (!context.notebooks) throw new UsageError('there are no notebooks here');
    return context.notebooks.command(words, context);
  },
});
