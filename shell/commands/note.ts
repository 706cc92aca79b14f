import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Text between cells, for the notebook that the session may become. */
export const note = defineCommand({
  name: 'note',
  usage: '.note TEXT',
  summary: 'Put text between the cells, for .notebook save',
  details: ['The text is Markdown: # starts a heading, - an item of a list.'],
  examples: [{ line: '.note # What runs here', shows: 'a heading in the saved notebook' }],

  run(_words, _context, rest) {
    if (rest.trim() === '') throw new UsageError('.note takes the text to keep');
    return '';
  },
});
