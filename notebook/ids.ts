import type { NotebookCell } from './document.ts';

const valid = /^[\w-]{1,64}$/;

/** The id of a cell that is given none, by its place in the notebook, from 0. */
export function idAt(index: number): string {
  return `cell-${index + 1}`;
}

/**
 * The cells, each with an id of its own: one that is missing (empty), not allowed or taken by an
 * earlier cell becomes one by its place.
 *
 * @see https://jupyter.org/enhancement-proposals/62-cell-id/cell-id.html
 */
export function identified(cells: readonly NotebookCell[]): NotebookCell[] {
  const taken = new Set(cells.map(({ id }) => id).filter((id) => valid.test(id)));
  const given = new Set<string>();
  return cells.map((cell, index) => {
    if (valid.test(cell.id) && !given.has(cell.id)) {
      given.add(cell.id);
      return cell;
    }
    let id = idAt(index);
    for (let again = 2; taken.has(id) || given.has(id); again++) id = `${idAt(index)}-${again}`;
    given.add(id);
    return { ...cell, id };
  });
}
