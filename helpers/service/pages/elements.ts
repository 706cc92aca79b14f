import { at, type Fields, withAt } from './path.ts';

/**
 * The elements of a page at a path: those of a list, of the lists inside one
 * (`Reservations[].Instances`), or a text as the one element that it is.
 */
export function elementsAt(page: unknown, path: string): readonly unknown[] {
  const [outer, inner] = boxed(path);
  const found = at(page, outer);
  if (typeof found === 'string') return found === '' ? [] : [found];
  if (!Array.isArray(found)) return [];
  return inner === undefined ? found : found.flatMap((box) => listIn(box, inner));
}

/** A copy of a page that has only the elements from one place to another; empty boxes are left out. */
export function between(page: Fields, path: string, from: number, to: number): Fields {
  const [outer, inner] = boxed(path);
  const found = at(page, outer);
  if (!Array.isArray(found)) return from > 0 || to < 1 ? withAt(page, outer, '') : page;
  if (inner === undefined) return withAt(page, outer, found.slice(from, to));
  let passed = 0;
  const boxes = found.flatMap((box) => {
    const list = listIn(box, inner);
    const kept = list.slice(Math.max(0, from - passed), Math.max(0, to - passed));
    passed += list.length;
    return kept.length > 0 ? [withAt(box as Fields, inner, kept)] : [];
  });
  return withAt(page, outer, boxes);
}

/** A copy of a page whose part at a path says nothing: it was given with an earlier part. */
export function without(page: Fields, path: string): Fields {
  const [outer] = boxed(path);
  const found = at(page, outer);
  if (Array.isArray(found)) return withAt(page, outer, []);
  if (typeof found === 'number') return withAt(page, outer, 0);
  return typeof found === 'string' ? withAt(page, outer, '') : page;
}

/** Where the list of a path is, and where in its elements the inner list is, if it goes that deep. */
export function boxed(path: string): readonly [outer: string, inner: string | undefined] {
  const [outer = '', inner] = path.split('[].');
  return [outer, inner];
}

function listIn(box: unknown, inner: string): readonly unknown[] {
  const list = at(box, inner);
  return Array.isArray(list) ? list : [];
}
