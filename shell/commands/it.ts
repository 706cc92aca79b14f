import { defineCommand } from '../command.ts';

/** Shows what comes next of a list too long to be shown at once. */
export const it = defineCommand({
  name: 'it',
  aliases: ['more'],
  usage: '.it',
  summary: 'Show the next rows of the long list shown last',
  details: [
    'it without the dot does the same, until a cell gives that name to something else.',
    'What AWS lists page by page is fetched as it is shown.',
  ],
  examples: [
    { line: '.it', shows: 'rows 101 to 200', needs: 'a list that is longer than what was shown' },
  ],

  async run(_words, { more }) {
    return { value: await more() };
  },
});
