import type { CodeCell, Notebook, NotebookCell } from '../../../notebook/index.ts';
import { importsFor } from './imports.ts';
import { finishedPieces, namedPieces } from './program-pieces.ts';

/**
 * A notebook that is a program as well, once it is written as `.ts`: a first cell imports from `awsh`
 * what the shell has at hand, answers of AWS are awaited.
 */
export function asProgram(notebook: Notebook): Notebook {
  const code = notebook.cells.filter((cell): cell is CodeCell => cell.kind === 'code');
  const pieces = finishedPieces(
    namedPieces(
      code.map((cell) => ({ cell, source: cell.source, number: cell.executionCount ?? undefined })),
    ),
  );
  const sources = new Map(pieces.map(({ cell, source }) => [cell.id, source]));
  const cells = notebook.cells.map((cell) =>
    cell.kind === 'code' ? { ...cell, source: sources.get(cell.id) ?? cell.source } : cell,
  );
  const lines = importsFor([...sources.values()]);
  if (code.length === 0) return notebook;
  // Without any import or export a file is a script, where nothing may be awaited at the top.
  const isModule = cells.some(
    ({ kind, source }) => kind === 'code' && /^(?:im|ex)port\b/m.test(source),
  );
  const head = lines.length > 0 ? lines.join('\n') : isModule ? undefined : 'export {};';
  return { ...notebook, cells: head === undefined ? cells : [importCell(head, cells), ...cells] };
}

function importCell(source: string, cells: readonly NotebookCell[]): NotebookCell {
  const isTaken = cells.some(({ id }) => id === 'imports');
  return {
    kind: 'code',
    id: isTaken ? `imports-${cells.length}` : 'imports',
    source,
    metadata: {},
    outputs: [],
    executionCount: null,
  };
}
