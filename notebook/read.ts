import type { Notebook } from './document.ts';
import type { NotebookFormat } from './format.ts';
import { readIpynb } from './ipynb/read.ts';
import { readMarkdown } from './markdown/read.ts';
import { readPercent } from './percent/read.ts';
import { unixText } from './text-shape.ts';

/**
 * Reads the text of a notebook. Nothing in it is run or followed. Throws a UsageError that says what
 * is wrong, and where, with text that is no notebook of the format.
 */
export function readNotebook(text: string, format: NotebookFormat): Notebook {
  switch (format) {
    case 'ipynb':
      return readIpynb(text);
    case 'md':
      return readMarkdown(unixText(text));
    case 'ts':
      return readPercent(unixText(text));
  }
}
