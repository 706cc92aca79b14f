/** What a column would need, in columns of the screen. */
export interface Need {
  /** For everything in full. */
  readonly full: number;
  /** For everything in its short form. */
  readonly short: number;
  /** Never cut while it can be avoided: what identifies. */
  readonly whole: boolean;
}

/** What a column gets; it shows its short form when its full one didn't fit. */
export interface Slot {
  readonly width: number;
  readonly short: boolean;
}

/**
 * Fits columns into `room`, in this order: short forms, cutting what is long, leaving out the last
 * columns, and at last cutting the only column left. The slots are for the first columns; those
 * beyond are left out.
 */
export function fit(needs: readonly Need[], room: number, gap: number): Slot[] {
  for (let kept = needs.length; kept > 0; kept--) {
    const slots = placed(needs.slice(0, kept), room - gap * (kept - 1));
    if (slots) return slots;
  }
  return needs.length === 0 ? [] : [{ width: Math.max(1, room), short: true }];
}

function placed(needs: readonly Need[], room: number): Slot[] | undefined {
  const full = needs.map((need) => need.full);
  if (sum(full) <= room) return full.map((width) => ({ width, short: false }));
  const short = needs.map((need) => need.short);
  const least = needs.map(bearable);
  if (sum(least) > room) return undefined;
  return shrunk(short, least, room).map((width, at) => ({ width, short: short[at] !== full[at] }));
}

/** The fewest columns in which a column still tells something. */
function bearable({ short, whole }: Need): number {
  return whole || short <= 12 ? short : Math.min(24, Math.max(12, Math.ceil(short * 0.6)));
}

/** Takes from the widest until all fit: long texts pay for short ones. */
function shrunk(wanted: readonly number[], least: readonly number[], room: number): number[] {
  const widths = wanted.map((width) => Math.min(width, room));
  let over = sum(widths) - room;
  while (over > 0) {
    const widest = widths.reduce(
      (best, width, at) => (width > (least[at] ?? 0) && width > (widths[best] ?? 0) ? at : best),
      widths.findIndex((width, at) => width > (least[at] ?? 0)),
    );
    const width = widths[widest];
    if (width === undefined) break;
    widths[widest] = width - 1;
    over--;
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
