import type { Edited } from './edit/rows.ts';

/**
 * Walks the history for Up and Down: only what begins with what stood before the cursor when the
 * walk began, and nothing twice in a row.
 */
export class Recall {
  readonly #sources: () => readonly string[];
  #walk:
    | { readonly from: Edited; readonly prefix: string; index: number; shown: string }
    | undefined;

  constructor(sources: () => readonly string[]) {
    this.#sources = sources;
  }

  /** The next older entry, with the cursor at its end; undefined when there is none. */
  older(now: Edited): Edited | undefined {
    const sources = this.#sources();
    const isOn = this.isShowing(now.text);
    const walk = (isOn ? this.#walk : undefined) ?? {
      from: now,
      prefix: now.text.slice(0, now.cursor),
      index: sources.length,
      shown: now.text,
    };
    for (let index = walk.index - 1; index >= 0; index -= 1) {
      const source = sources[index] ?? '';
      if (source.startsWith(walk.prefix) && source !== walk.shown) {
        this.#walk = { ...walk, index, shown: source };
        return atEnd(source);
      }
    }
    return undefined;
  }

  /** The next newer entry, then what stood there before the walk. */
  newer(now: Edited): Edited | undefined {
    const walk = this.#walk;
    if (!walk || !this.isShowing(now.text)) return undefined;
    const sources = this.#sources();
    for (let index = walk.index + 1; index < sources.length; index += 1) {
      const source = sources[index] ?? '';
      if (source.startsWith(walk.prefix) && source !== walk.shown) {
        this.#walk = { ...walk, index, shown: source };
        return atEnd(source);
      }
    }
    this.#walk = undefined;
    return walk.from;
  }

  /** True while the text is an entry as it was recalled. */
  isShowing(text: string): boolean {
    return this.#walk?.shown === text;
  }

  /** The next walk begins at the newest. */
  end(): void {
    this.#walk = undefined;
  }
}

function atEnd(text: string): Edited {
  return { text, cursor: text.length };
}

/** What the newest entry that begins with `text` goes on with; empty when there is none. */
export function ghostFor(text: string, sources: readonly string[]): string {
  if (text.trim() === '') return '';
  const source = sources.findLast((each) => each.length > text.length && each.startsWith(text));
  return source?.slice(text.length) ?? '';
}
