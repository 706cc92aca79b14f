import type { Hint } from '../engine.ts';
import type { Edited } from './edit/rows.ts';

const pauseMs = 80;

/** The line under the text: asked for when typing pauses, kept until another is there. */
export class Hints {
  current: Hint | undefined;
  readonly #ask: (source: string, cursor: number) => Promise<Hint | undefined>;
  readonly #now: () => Edited;
  readonly #changed: () => void;
  #timer: NodeJS.Timeout | undefined;
  #asked = 0;

  constructor(
    ask: (source: string, cursor: number) => Promise<Hint | undefined>,
    now: () => Edited,
    changed: () => void,
  ) {
    this.#ask = ask;
    this.#now = now;
    this.#changed = changed;
  }

  /** A key was typed. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#timer = setTimeout(() => void this.#look(this.#asked), pauseMs).unref();
  }

  /** Nothing is being typed any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.current = undefined;
  }

  async #look(asked: number): Promise<void> {
    const { text, cursor } = this.#now();
    const isBlank = text.trim() === '';
    const hint = isBlank ? undefined : await this.#ask(text, cursor).catch(() => undefined);
    if (asked !== this.#asked) return;
    this.current = hint;
    this.#changed();
  }
}
