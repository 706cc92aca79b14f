/**
 * The worker behind `StuckWatch`: while a cell runs, it looks ten times a second whether the main
 * thread still turns. If not, nobody reads the keyboard, so it does, and passes Ctrl-C on through
 * shared memory. It never returns to its own event loop.
 */
import { constants, openSync, readSync } from 'node:fs';
import inspector from 'node:inspector';
import { parentPort, workerData } from 'node:worker_threads';

const { flags, state } = workerData as { flags: Int32Array; state: Int32Array };
/** `state[0]`: 1 while a cell runs. `state[1]`: counts the main thread's turns. `state[2]`: never changes. */
const running = 0;
const turns = 1;
const never = 2;

const lookEveryMs = 100;
const stuckAfterMs = 300;
const terminateAfterMs = 700;

const keyboard = openSync('/dev/tty', constants.O_RDONLY | constants.O_NONBLOCK);

for (;;) {
  Atomics.wait(state, running, 0);
  watchCell();
}

function watchCell(): void {
  let seen = Atomics.load(state, turns);
  let stillMs = 0;
  let askedMs = 0;
  while (Atomics.load(state, running) === 1) {
    Atomics.wait(state, never, 0, lookEveryMs);
    const now = Atomics.load(state, turns);
    stillMs = now === seen ? stillMs + lookEveryMs : 0;
    seen = now;
    if (stillMs < stuckAfterMs) continue;
    if (ctrlCTyped()) Atomics.store(flags, 0, 1);
    if (Atomics.load(flags, 0) === 0) continue;
    askedMs += lookEveryMs;
    if (askedMs === terminateAfterMs) terminate();
  }
}

/** True when Ctrl-C is among the keys typed; the others go to the main thread, for later. */
function ctrlCTyped(): boolean {
  const buffer = Buffer.alloc(1024);
  let length = 0;
  try {
    length = readSync(keyboard, buffer);
  } catch {
    return false; // EAGAIN: nothing typed
  }
  const typed = buffer.subarray(0, length);
  const at = typed.lastIndexOf(0x03);
  if (at >= 0) parentPort?.postMessage('interrupt');
  if (at < length - 1) parentPort?.postMessage(typed.subarray(at + 1));
  return at >= 0;
}

/**
 * Ends code that never passes a checkpoint: a loop in an imported file, a callback of `sort`. Only
 * while the cell's first stretch runs: later, V8's termination would abort all of Node.
 */
function terminate(): void {
  if (Atomics.load(flags, 1) !== 1) return;
  const session = new inspector.Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution');
}
