/** Cells of one session, by number: `back` is 0 for this one, 1 for the one before it. */
export interface CellRange {
  readonly back: number;
  readonly from: number;
  readonly to: number;
}

/** Which cells somebody means: some by number, or those whose text has something. */
export type CellWords =
  | { readonly kind: 'cells'; readonly ranges: readonly CellRange[] }
  | { readonly kind: 'search'; readonly finds: (source: string) => boolean };

/**
 * Reads words that name cells: `3`, `3-5` and `3-` of this session, `~1/2-5` of the one before it and
 * `~1` all of that, several of these; `/pattern/` what matches; any other text the cells that have
 * it, in letters large or small.
 */
export function cellsIn(text: string): CellWords {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const ranges = words.map(rangeIn);
  if (words.length > 0 && ranges.every((range) => range !== undefined)) {
    return { kind: 'cells', ranges };
  }
  const pattern = patternIn(text);
  const word = text.toLowerCase();
  return {
    kind: 'search',
    finds: (source) => (pattern ? pattern.test(source) : source.toLowerCase().includes(word)),
  };
}

function rangeIn(word: string): CellRange | undefined {
  const [whole, back, from, dash, to] = /^(?:~(\d+)\/?)?(?:(\d+)(-)?(\d+)?)?$/.exec(word) ?? [];
  if (whole === undefined) return undefined;
  const all = from === undefined;
  const toEnd = all || (dash !== undefined && to === undefined);
  return {
    back: Number(back ?? 0),
    from: Number(from ?? 0),
    to: toEnd ? Number.POSITIVE_INFINITY : Number(to ?? from),
  };
}

/** The pattern between slashes; undefined for plain text, which `/usr/bin/` may be meant as, too. */
function patternIn(text: string): RegExp | undefined {
  const [, pattern, flags] = /^\/(.+)\/([imsu]*)$/s.exec(text.trim()) ?? [];
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
