/** Words longer than this are no typing slips, and comparing them would only cost time. */
const longest = 100;

/**
 * The choice that `word` was most probably meant to be, for a "did you mean …?"; undefined when
 * nothing is near. Case doesn't count; a swapped pair of letters counts as one slip; the beginning
 * of a choice finds the shortest choice that begins so.
 */
export function closest(word: string, choices: readonly string[]): string | undefined {
  const best = nearest(word, choices);
  if (best === undefined) return undefined;
  const typed = word.toLowerCase();
  if (isBeginning(typed, best.toLowerCase())) return best;
  const slips = distance(typed, best.toLowerCase());
  const bearable = Math.floor(Math.max(typed.length, best.length) / 3);
  return slips <= bearable ? best : undefined;
}

/** The nearest of `choices`, however far: for lists short enough that any pointer helps. */
export function nearest(word: string, choices: readonly string[]): string | undefined {
  if (word.length === 0 || word.length > longest) return undefined;
  const typed = word.toLowerCase();
  let best: string | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const choice of choices) {
    if (choice.length > longest) continue;
    const cost = costOf(typed, choice.toLowerCase());
    if (cost < bestCost) {
      best = choice;
      bestCost = cost;
    }
  }
  return best;
}

function costOf(typed: string, choice: string): number {
  const slips = distance(typed, choice);
  if (!isBeginning(typed, choice)) return slips;
  // An unfinished word: as near as one slip, the shortest choice first.
  return Math.min(slips, 1 + choice.length / 1000);
}

function isBeginning(typed: string, choice: string): boolean {
  return typed.length >= 2 && choice.startsWith(typed);
}

/**
 * Slips between two words: letters missed, added or replaced, and neighbours swapped (the
 * "optimal string alignment" form of the Damerau-Levenshtein distance).
 */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
