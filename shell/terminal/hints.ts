import type { Hint } from '../engine.ts';
import type { Edited } from './edit/rows.ts';

const pauseMs = 80;
const againMs = 800;
const patience = 3;

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
    this.#asked += 1;
    this.#lookAfter(pauseMs, patience);
  }

  /** Nothing is being typed any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.current = undefined;
  }

  #lookAfter(ms: number, times: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(this.#asked, times), ms).unref();
  }

  async #look(asked: number, times: number): Promise<void> {
    const { text, cursor } = this.#now();
    const isBlank = text.trim() === '';
    const hint = isBlank ? undefined : await this.#ask(text, cursor).catch(() => undefined);
    if (asked !== this.#asked) return;
    // What knows the types may just be starting.
    if (!hint && !isBlank && times > 1) this.#lookAfter(againMs, times - 1);
    if (!hint && !this.current) return;
    this.current = hint;
    this.#changed();
  }
}
