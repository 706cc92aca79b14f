/** A text that was edited, and the way back from a place in it to where that was before. */
export interface Edited {
  readonly text: string;
  /** The index in the original of what stands at an index of the text, both in UTF-16 units. */
  originalAt(index: number): number;
}

/** A run of the edited text: copied from an offset of the original, or put in at one. */
interface Piece {
  readonly text: string;
  readonly at: number;
  readonly copied: boolean;
}

/**
 * Insertions and replacements in a text, collected while walking its tree and made all at once.
 * Offsets are bytes. At one offset, what closes comes before what opens; openings keep the order
 * in which they were asked for (outer first), and so do closings (inner first).
 */
export class Edits {
  #entries: { from: number; to: number; text: string; rank: number; order: number }[] = [];
  readonly #lifted: { readonly from: number; readonly to: number }[] = [];

  /** Puts `before` and `after` round the range; a tree is to be walked outer nodes first. */
  wrap(from: number, to: number, before: string, after: string, inside: () => void): void {
    this.#add(from, from, before, 1);
    inside();
    this.#add(to, to, after, 0);
  }

  /** Puts `text` at one place, before anything that opens there. */
  insert(at: number, text: string): void {
    this.#add(at, at, text, 0);
  }

  /** Puts `text` in place of the range. */
  replace(from: number, to: number, text: string): void {
    this.#add(from, to, text, 2);
  }

  /** Moves a range, with the edits made in it, to the start of the text. */
  lift(from: number, to: number): void {
    this.#lifted.push({ from, to });
    for (const end of [from, to]) this.#add(end, end, '', 1);
  }

  /** The text with every edit made. */
  apply(bytes: Buffer): Edited {
    const pieces = this.#pieces(bytes);
    const isLifted = ({ at, text, copied }: Piece): boolean =>
      this.#lifted.some(({ from, to }) =>
        copied ? from <= at && at < to : from <= at && at <= to && text !== '',
      );
    const ordered = [...pieces.filter(isLifted), ...pieces.filter((piece) => !isLifted(piece))];
    const text = ordered.map((piece) => piece.text).join('');
    return { text, originalAt: (index) => originalAt(index, ordered, bytes) };
  }

  #pieces(bytes: Buffer): Piece[] {
    const sorted = this.#entries.toSorted(
      (a, b) => a.from - b.from || a.rank - b.rank || a.order - b.order,
    );
    const pieces: Piece[] = [];
    let at = 0;
    for (const { from, to, text } of sorted) {
      pieces.push({ text: bytes.toString('utf8', at, Math.max(at, from)), at, copied: true });
      pieces.push({ text, at: from, copied: false });
      at = Math.max(at, to);
    }
    pieces.push({ text: bytes.toString('utf8', at), at, copied: true });
    return pieces;
  }

  #add(from: number, to: number, text: string, rank: number): void {
    this.#entries.push({ from, to, text, rank, order: this.#entries.length });
  }
}

function originalAt(index: number, pieces: readonly Piece[], bytes: Buffer): number {
  let start = 0;
  for (const { text, at, copied } of pieces) {
    if (index < start + text.length) {
      return bytes.toString('utf8', 0, at).length + (copied ? index - start : 0);
    }
    start += text.length;
  }
  return bytes.toString().length;
}
