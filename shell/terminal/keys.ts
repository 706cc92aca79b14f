import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';

const ctrlC = 0x03;
const settleMs = 40;
const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

/**
 * The keyboard, on its way to whoever reads it now: the line editor while it waits for a line, a
 * question while one is asked, nobody while a cell runs. What is typed meanwhile is kept for the
 * line editor, without echo into the output; Ctrl-C is heard at once and drops it.
 *
 * The terminal stays in raw mode all the time, so that Ctrl-C arrives as a key. To the reader this
 * stream is a terminal. What is pasted, which terminals put between two marks, goes to `onPaste` in
 * one piece: none of it is a key.
 */
export class Keys extends PassThrough {
  readonly isTTY = true;
  onPaste: (text: string) => void = () => undefined;
  readonly #terminal: ReadStream;
  #pending: Buffer[] = [];
  #onInterrupt: (() => void) | undefined;
  #borrower: PassThrough | undefined;
  #feeding = false;
  #lent = Promise.resolve();

  constructor(terminal: ReadStream) {
    super();
    this.#terminal = terminal;
    terminal.on('data', (chunk: Buffer) => this.accept(chunk));
    // A cell can destroy `process.stdin`, which then closes without an end.
    for (const event of ['end', 'close']) terminal.on(event, () => this.end());
  }

  /** The line editor asks for raw mode when it starts and gives it back when it closes. */
  setRawMode(raw: boolean): this {
    this.#terminal.setRawMode(raw);
    return this;
  }

  /** Takes bytes as if they had just been typed. */
  accept(chunk: Buffer): void {
    if (this.#borrower) {
      this.#lent = this.#lent.then(() => this.#lend(chunk));
    } else if (this.#onInterrupt && chunk.includes(ctrlC)) {
      this.#pending = [chunk.subarray(chunk.lastIndexOf(ctrlC) + 1)].filter(({ length }) => length);
      this.#onInterrupt();
    } else {
      this.#pending.push(chunk);
      void this.#feed();
    }
  }

  /** Holds keys back until {@link release}; Ctrl-C calls `onInterrupt`. */
  hold(onInterrupt: () => void): void {
    this.#onInterrupt = onInterrupt;
  }

  /** Gives keys to the line editor again, those typed ahead first. */
  release(): void {
    this.#onInterrupt = undefined;
    void this.#feed();
  }

  /** A stream that gets all keys until `giveBack` is called. */
  borrow(): { input: PassThrough; giveBack(): void } {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
    this.#borrower = input;
    return {
      input,
      giveBack: () => {
        this.#borrower = undefined;
        input.destroy();
      },
    };
  }

  /**
   * Enter comes a moment after what was typed before it, as from a person: inquirer filters its list
   * asynchronously, and would take Enter for the list as it was.
   */
  async #lend(chunk: Buffer): Promise<void> {
    for (const piece of chunk.toString('latin1').split(/(?=\r)/)) {
      if (piece.startsWith('\r')) await new Promise((resolve) => setTimeout(resolve, settleMs));
      this.#borrower?.write(Buffer.from(piece, 'latin1'));
    }
  }

  /** Piece by piece, because a line may start a cell, during which the next one has to wait. */
  async #feed(): Promise<void> {
    if (this.#feeding) return;
    this.#feeding = true;
    while (this.#pending.length > 0 && !this.#onInterrupt && !this.#borrower) {
      const all = Buffer.concat(this.#pending);
      const { keys, pasted, end } = nextPiece(all);
      this.#pending = end < all.length ? [all.subarray(end)] : [];
      if (end === 0) break;
      if (pasted === undefined) this.write(keys);
      else this.onPaste(pasted);
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#feeding = false;
  }
}

interface Piece {
  readonly keys: Buffer;
  readonly pasted?: string;
  /** How much of what was typed it takes; 0 when more has to come first. */
  readonly end: number;
}

/** The keys up to Enter or a paste, or a whole paste. */
function nextPiece(typed: Buffer): Piece {
  const waiting = { keys: typed, end: 0 };
  if (typed.indexOf(pasteStart) === 0) {
    const close = typed.indexOf(pasteEnd);
    if (close < 0) return typed.at(-1) === ctrlC ? given(typed, typed.length, 1) : waiting;
    return given(typed, close + pasteEnd.length, pasteEnd.length);
  }
  const paste = typed.indexOf(pasteStart);
  const line = typed.findIndex((byte) => byte === 0x0d || byte === 0x0a) + 1;
  const ends = [line, paste].filter((end) => end > 0);
  const end = ends.length > 0 ? Math.min(...ends) : beforeHalfMark(typed);
  // Enter is one key, also where it comes as two bytes.
  const both = end === line && typed[end - 1] === 0x0d && typed[end] === 0x0a;
  return { keys: typed.subarray(0, end), end: both ? end + 1 : end };
}

function given(typed: Buffer, end: number, mark: number): Piece {
  return { keys: typed, pasted: typed.toString('utf8', pasteStart.length, end - mark), end };
}

/** The bytes may end in the middle of the mark that begins a paste. */
function beforeHalfMark(typed: Buffer): number {
  const half = /\x1b\[2(0(0)?)?$/.exec(typed.toString('latin1'));
  return half ? half.index : typed.length;
}
