import type { Progress } from '../../helpers/index.ts';

/** What takes less time than this is over before a line about it could be read. */
const hiddenMs = 500;
const everyMs = 150;

/** Shows how far the longest undertaking of a cell is, in one line that is drawn a few times a second. */
export class ProgressLine {
  readonly #show: (progress: Progress) => void;
  readonly #running = new Map<object, { progress: Progress; readonly since: number }>();
  #timer: NodeJS.Timeout | undefined;
  #shown: Progress | undefined;

  constructor(show: (progress: Progress) => void) {
    this.#show = show;
  }

  /** Hears of a step, or of the end. */
  hear(progress: Progress): void {
    const { id, over } = progress;
    if (over) {
      this.#running.delete(id);
      if (this.#running.size === 0) this.end();
      return;
    }
    const since = this.#running.get(id)?.since ?? performance.now();
    this.#running.set(id, { progress, since });
    this.#timer ??= setInterval(() => this.#draw(), everyMs).unref();
  }

  /** The cell is over. */
  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#running.clear();
  }

  #draw(): void {
    const [first] = this.#running.values();
    if (!first || performance.now() - first.since < hiddenMs) return;
    if (first.progress === this.#shown) return;
    this.#shown = first.progress;
    this.#show(first.progress);
  }
}
