import { currentContext } from '../../helpers/index.ts';

/** Thrown into a cell's code to end it. It is no error: the prompt just comes back. */
export class Interrupted extends Error {
  constructor() {
    super('stopped by Ctrl-C');
    this.name = 'Interrupted';
  }
}

/**
 * Ends running code at the next turn of a loop. The flag lies in shared memory, so that a thread
 * beside this one can raise it while the main thread is busy and hears nothing.
 */
export class Interrupt {
  /** `[0]`: 1 once asked to stop. `[1]`: 1 while a cell's first, synchronous stretch runs. */
  readonly flags = new Int32Array(new SharedArrayBuffer(8));
  #everAborted = false;

  /** Watches a cell's signal: code it leaves behind is stopped too, wherever it loops later. */
  watch(signal: AbortSignal): void {
    signal.addEventListener('abort', () => {
      this.#everAborted = true;
    });
  }

  /** Called at every turn of every loop in a cell. Throws {@link Interrupted} when asked to stop. */
  readonly check = (): void => {
    if (Atomics.load(this.flags, 0) !== 0) throw new Interrupted();
    if (this.#everAborted && currentContext().signal?.aborted) throw new Interrupted();
  };

  /**
   * Called when a function of a cell is entered. A stopped cell may still call what tidies up: only
   * while it keeps the thread busy is it ended here.
   */
  readonly enter = (): void => {
    if (Atomics.load(this.flags, 0) !== 0) throw new Interrupted();
  };

  reset(): void {
    Atomics.store(this.flags, 0, 0);
  }
}
