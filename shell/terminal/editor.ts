import { emitKeypressEvents, type Interface } from 'node:readline';
import type { Assist, Decoration, EditorEvents } from './assist.ts';
import type { Keys } from './keys.ts';
import {
  type Key,
  type LineBuffer,
  lineBuffer,
  nodeKey,
  rememberForUndo,
  rememberForYank,
} from './node-readline.ts';
import type { View } from './paint/frame.ts';
import { BlockPainter, type Painter } from './paint/painter.ts';

const bare: Decoration = { spans: [], ghost: '', below: [] };

/** Whether terminals mark what is pasted: https://invisible-island.net/xterm/xterm-paste64.html */
export const pasteOn = '\x1b[?2004h';
export const pasteOff = '\x1b[?2004l';

/** Escape is told from the beginning of another key's code by waiting this long. */
const escapeCodeTimeout = 60;

/**
 * The text being typed. Node's REPL holds it, and knows motions, kill ring and undo; what is seen of
 * it is painted here, as a block of one row or many.
 */
export class LineEditor {
  prompt: (columns: number) => View['prompt'] = () => ({ first: '', rest: '' });
  readonly #buffer: LineBuffer;
  readonly #output: NodeJS.WriteStream;
  readonly #painter: Painter;
  readonly #events: EditorEvents;
  #assist: Assist | undefined;
  /** What was typed that waits for the assist, and all keys after it. */
  #later: (() => void)[] = [];
  #isOpen = false;
  #toPaint = false;

  constructor(keys: Keys, output: NodeJS.WriteStream, events: EditorEvents, painter?: Painter) {
    this.#output = output;
    this.#events = events;
    this.#painter = painter ?? new BlockPainter(() => ({ columns: this.columns, rows: this.rows }));
    emitKeypressEvents(keys, { escapeCodeTimeout } as unknown as Interface);
    this.#buffer = lineBuffer(keys, output, {
      key: (typed, key) => this.#key(typed, key),
      changed: () => this.paintSoon(),
    });
    keys.onPaste = (text) => this.#paste(text);
    this.#buffer.on('SIGINT', () => events.interrupt());
    this.#buffer.once('close', () => {
      if (this.#isOpen) this.leave();
      output.write(pasteOff);
      events.close();
    });
    output.write(pasteOn);
    process.once('exit', () => output.write(pasteOff));
  }

  /** True where rows can be shown under the text. */
  get showsMore(): boolean {
    return this.#painter.showsMore;
  }

  /** True while keys go into the text. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get text(): string {
    return this.#buffer.line;
  }

  get cursor(): number {
    return this.#buffer.cursor;
  }

  get columns(): number {
    return this.#output.columns || 80;
  }

  get rows(): number {
    return this.#output.rows || 24;
  }

  /** From now on it colours, suggests and completes. */
  assistWith(assist: Assist): void {
    this.#assist = assist;
    for (const typed of this.#later.splice(0)) typed();
    assist.begin();
    this.paintSoon();
  }

  /** Waits for a cell, with `text` in the line. Gives what to write. */
  open(text = ''): string {
    if (text) this.#set(text, text.length);
    this.#isOpen = true;
    this.#assist?.begin();
    return this.show();
  }

  /** Replaces what is typed; Ctrl-_ brings it back. */
  replace(text: string, cursor = text.length): void {
    if (text !== this.text) rememberForUndo(this.#buffer);
    this.#set(text, cursor);
  }

  /** Puts text in at the cursor. */
  insert(text: string): void {
    this.#buffer._insertString(text);
  }

  /** Takes a stretch out; Ctrl-Y brings it back. */
  kill(from: number, to: number): void {
    const { text } = this;
    if (from < to) rememberForYank(this.#buffer, text.slice(from, to));
    this.replace(text.slice(0, from) + text.slice(to), from);
  }

  /** Does what Node does with a key: motions, kills, undo. */
  native(key: Key): void {
    nodeKey(this.#buffer, key.sequence, key);
  }

  /** Paints once what is going on is over: a burst of keys is painted once. */
  paintSoon(): void {
    if (this.#toPaint) return;
    this.#toPaint = true;
    queueMicrotask(() => {
      if (!this.#toPaint) return;
      this.#toPaint = false;
      const text = this.show();
      if (text) this.#output.write(text);
    });
  }

  /** What shows the text, when it is open. */
  show(): string {
    return this.#isOpen ? this.#painter.paint(this.#view()) : '';
  }

  /** What takes the text off the screen. */
  hide(): string {
    return this.#isOpen ? this.#painter.erase() : '';
  }

  /** Takes the text off the screen while somebody else has the terminal. */
  async lent<T>(use: () => Promise<T>): Promise<T> {
    this.#output.write(this.hide());
    this.#isOpen = false;
    try {
      return await use();
    } finally {
      this.#isOpen = true;
      this.#painter.forget();
      this.paintSoon();
    }
  }

  /** Starts at the top of an empty screen. */
  clearScreen(): void {
    this.#painter.forget();
    this.#output.write(`\x1b[H\x1b[2J${this.show()}`);
  }

  /** Leaves the text on the screen as it stands and empties the line. Gives what it held. */
  leave(): string {
    const text = this.text;
    this.#toPaint = false;
    this.#later = [];
    this.#assist?.left();
    this.#output.write(this.#painter.leave(this.#view()));
    this.#isOpen = false;
    this.#buffer._line();
    return text;
  }

  /** How a cell looks that a command runs, as though it had been typed. */
  shown(text: string): string {
    const { spans } = this.#assist?.decorate(text, text.length) ?? bare;
    const view = { ...this.#view(), text, cursor: text.length, spans, ghost: '', below: [] };
    this.#painter.forget();
    return this.#painter.leave(view);
  }

  /** Ends it, and with it the terminal's raw mode. */
  close(): void {
    this.#buffer.close();
  }

  #key(typed: string | undefined, key: Key): void {
    if (!this.#isOpen) return;
    const isEnter = (key.name === 'return' || key.name === 'enter') && !key.meta;
    const isInterrupt = key.ctrl && key.name === 'c';
    if (!this.#assist && !isEnter && !isInterrupt && this.#waits(key)) {
      this.#later.push(() => this.#key(typed, key));
      return;
    }
    if (key.ctrl && key.name === 'z') this.#suspend();
    // Node hears of every key, to know that a yank is over: of one that is not its own as of Escape.
    if (this.#assist?.key(key)) nodeKey(this.#buffer, undefined, { name: 'escape' });
    else if (isEnter) this.#events.enter();
    else nodeKey(this.#buffer, typed, key);
    this.paintSoon();
  }

  #waits({ name = '', ctrl, meta }: Key): boolean {
    const isAssists = ctrl ? name !== 'd' : meta || /^(tab|up|down)$/.test(name);
    return this.#later.length > 0 || isAssists;
  }

  #paste(text: string): void {
    if (this.#assist) this.#assist.paste(text);
    else this.#later.push(() => this.#paste(text));
    this.paintSoon();
  }

  /** Node stops the process; whoever has the terminal next finds it as it was. */
  #suspend(): void {
    this.#output.write(this.#painter.leave(this.#view()) + pasteOff);
    process.once('SIGCONT', () => this.#output.write(pasteOn));
  }

  #set(text: string, cursor: number): void {
    this.#buffer.line = text;
    this.#buffer.cursor = cursor;
    this.paintSoon();
  }

  #view(): View {
    const { text, cursor } = this;
    const decoration = this.#assist?.decorate(text, cursor) ?? bare;
    return { prompt: this.prompt(this.columns), text, cursor, ...decoration };
  }
}
