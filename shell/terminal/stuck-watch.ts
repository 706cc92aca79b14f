import { closeSync, openSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/**
 * Lets Ctrl-C end a cell that keeps the main thread busy, when no JavaScript here can hear a key.
 * See `stuck.ts` for how, and docs/ctrl-c.md for why.
 */
export class StuckWatch {
  readonly #state = new Int32Array(new SharedArrayBuffer(12));
  #worker: Worker | undefined;
  #beat: NodeJS.Timeout | undefined;
  #watched = 0;

  /** Starts the thread; `flags` are the engine's, `onKeys` gets keys it read that were no Ctrl-C. */
  start(flags: Int32Array, onKeys: (typed: Buffer) => void): void {
    if (!hasKeyboard()) return;
    this.#worker = new Worker(new URL('./stuck.js', import.meta.url), {
      workerData: { flags, state: this.#state },
      stdin: false,
    });
    this.#worker.on('message', (typed: Uint8Array | 'interrupt') => {
      if (typed !== 'interrupt') onKeys(Buffer.from(typed));
      // The flag ended what was busy; what the cell waits for since then has to end too.
      else if (Atomics.load(flags, 0) === 1) process.emit('SIGINT', 'SIGINT');
    });
    // Without the thread everything still works, but for Ctrl-C in a busy loop.
    this.#worker.on('error', () => undefined);
    this.#worker.unref();
  }

  /** A cell starts, at the prompt or in the background. */
  begin(): void {
    this.#watched += 1;
    if (this.#watched > 1) return;
    this.#beat = setInterval(() => Atomics.add(this.#state, 1, 1), 50);
    this.#beat.unref();
    Atomics.store(this.#state, 0, 1);
    Atomics.notify(this.#state, 0);
  }

  /** The cell has ended. */
  end(): void {
    this.#watched -= 1;
    if (this.#watched > 0) return;
    clearInterval(this.#beat);
    Atomics.store(this.#state, 0, 0);
  }
}

function hasKeyboard(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
