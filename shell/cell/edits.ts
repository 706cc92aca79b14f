/**
 * Insertions and replacements in a text, collected while walking its tree and made all at once.
 * Offsets are bytes. At one offset, what closes comes before what opens; openings keep the order
 * in which they were asked for (outer first), and so do closings (inner first).
 */
export class Edits {
  #entries: { from: number; to: number; text: string; rank: number; order: number }[] = [];

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

  /** The text with every edit made. */
  apply(bytes: Buffer): string {
    const sorted = this.#entries.toSorted(
      (a, b) => a.from - b.from || a.rank - b.rank || a.order - b.order,
    );
    const parts: Buffer[] = [];
    let at = 0;
    for (const { from, to, text } of sorted) {
      parts.push(bytes.subarray(at, from), Buffer.from(text));
      at = Math.max(at, to);
    }
    parts.push(bytes.subarray(at));
    return Buffer.concat(parts).toString();
  }

  #add(from: number, to: number, text: string, rank: number): void {
    this.#entries.push({ from, to, text, rank, order: this.#entries.length });
  }
}
