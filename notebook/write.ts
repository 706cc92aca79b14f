import type { Notebook } from './document.ts';
import type { NotebookFormat } from './format.ts';
import { writeIpynb } from './ipynb/write.ts';
import { writeMarkdown } from './markdown/write.ts';
import { writePercent } from './percent/write.ts';
import { shaped, shapeOf } from './text-shape.ts';

/** How a notebook's text is to look. */
export interface WriteOptions {
  /**
   * Text of the file in the same format that this takes the place of: its line endings, byte order
   * mark, last newline, indentation and, as long as it says the same, front matter are kept.
   */
  readonly like?: string;
}

/** The text of a notebook in a format. What the format can't hold, such as outputs in `ts`, is left out. */
export function writeNotebook(
  notebook: Notebook,
  format: NotebookFormat,
  { like }: WriteOptions = {},
): string {
  const shape = shapeOf(like);
  return shaped(written(notebook, format, shape.lines), shape);
}

function written(notebook: Notebook, format: NotebookFormat, like: string): string {
  switch (format) {
    case 'ipynb':
      return writeIpynb(notebook, like);
    case 'md':
      return writeMarkdown(notebook, like);
    case 'ts':
      return writePercent(notebook, like);
  }
}
