/** Text put into a source at an offset; `closes` when it belongs to what is before it. */
interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly closes: boolean;
}

/** A source with text put in, and the way from offsets of the one to those of the other. */
export class EditedText {
  readonly #source: string;
  readonly #insertions: Insertion[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** Puts text in; of several at one place, the later stands after the earlier. */
  insert(at: number, text: string, closes = false): void {
    this.#insertions.push({ at, text, closes });
  }

  /** Puts text around a part; what is put around a part of it stands inside. */
  wrap(from: number, to: number, before: string, after: string): void {
    this.insert(from, before);
    this.insert(to, after, true);
  }

  /** The source with everything put in. */
  text(): string {
    let text = '';
    let at = 0;
    for (const insertion of this.#sorted()) {
      text += this.#source.slice(at, insertion.at) + insertion.text;
      at = insertion.at;
    }
    return text + this.#source.slice(at);
  }

  /** Where an offset of the source is in the text. */
  toText(offset: number): number {
    const before = this.#insertions.filter(
      ({ at, closes }) => at < offset || (at === offset && closes),
    );
    return before.reduce((sum, { text }) => sum + text.length, offset);
  }

  /** Where an offset of the text is in the source; one inside of what was put in is at its place. */
  toSource(offset: number): number {
    let added = 0;
    for (const { at, text } of this.#sorted()) {
      const start = at + added;
      if (offset <= start) break;
      if (offset < start + text.length) return at;
      added += text.length;
    }
    return offset - added;
  }

  /** By place; at one place, ends of parts come before beginnings, and outer beginnings first. */
  #sorted(): Insertion[] {
    return [...this.#insertions].sort(
      (one, other) => one.at - other.at || Number(other.closes) - Number(one.closes),
    );
  }
}
