import type { Page } from '../page.ts';

/** What keys do at the prompt. */
export const keys: Page = {
  name: 'keys',
  also: ['keyboard', 'shortcuts'],
  title: 'Keys at the prompt',
  rows: [
    ['Enter', 'runs a cell that is complete, else a new line; an empty line more runs it anyway'],
    ['Alt-Enter', 'a new line, wherever the cursor is'],
    ['Tab', 'completes: operations, members, values, commands; again goes through them'],
    ['→  End', 'takes the grey suggestion; Ctrl-→ takes a word of it'],
    ['↑  ↓', 'through earlier cells, those that begin with what is typed'],
    ['Ctrl-R', 'searches them; again for older ones'],
    ['Ctrl-C', 'stops the cell and its calls; drops what is typed; twice on an empty line leaves'],
    ['Ctrl-D', 'leaves, on an empty line'],
    ['Ctrl-A  Ctrl-E', 'start and end of the line; Alt-B and Alt-F by words'],
    ['Ctrl-U  Ctrl-K', 'cut to the start or the end; Ctrl-W a word; Ctrl-Y brings it back'],
    ['Ctrl-X Ctrl-E', 'opens what is typed in your editor, as .edit does with earlier cells'],
    ['Ctrl-L', 'clears the screen'],
  ],
};
