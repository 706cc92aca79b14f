import type { Notebook, NotebookCell, NotebookFormat } from '../../notebook/index.ts';
import { asProgram } from './program/as-program.ts';

/**
 * A notebook as files of a format should have it: a `.ts` notebook is a program, so that it imports
 * what it uses and awaits what the shell awaits by itself; times of runs are for Jupyter.
 */
export function forFormat(notebook: Notebook, format: NotebookFormat): Notebook {
  if (format === 'ipynb') return notebook;
  const timeless = { ...notebook, cells: notebook.cells.map(withoutTimes) };
  return format === 'ts' ? asProgram(timeless) : timeless;
}

function withoutTimes(cell: NotebookCell): NotebookCell {
  const { execution: _, ...metadata } = cell.metadata;
  return cell.kind === 'code' ? { ...cell, metadata } : cell;
}
