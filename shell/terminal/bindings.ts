import { withCloser, withNewRow } from './edit/indent.ts';
import { type Edited, rowAway, rowEnd, rowStart } from './edit/rows.ts';
import { firstWord, lengthAfter, lengthBefore } from './edit/words.ts';
import type { Key } from './node-readline.ts';

/** What keys that edit work on. */
export interface Editable extends Edited {
  /** Changes the text so that undo brings it back; moves the cursor only, when the text is the same. */
  replace(text: string, cursor: number): void;
  /** As {@link replace}, and what went can be brought back with Ctrl-Y. */
  kill(from: number, to: number): void;
  native(key: Key): void;
}

/** The key in Emacs's way of writing it: `C-r`, `M-f`, `S-tab`, `up`. */
export function nameOf({ name = '', ctrl, meta, shift, code }: Key): string {
  // Shift-Enter of terminals that tell it from Enter.
  if (code === '[13;2u' || code === '[27;2;13~') return 'M-return';
  return `${ctrl ? 'C-' : ''}${meta ? 'M-' : ''}${shift && name.length > 1 ? 'S-' : ''}${name}`;
}

type Binding = (line: Editable) => void;

/** What keys do inside of the text, beyond what Node does with them: rows, and whole characters. */
const bindings: Readonly<Record<string, Binding>> = {
  'M-return': newRow,
  'M-enter': newRow,
  home: toRowStart,
  'C-a': toRowStart,
  end: toRowEnd,
  'C-e': toRowEnd,
  'C-u': (line) => line.kill(before(rowStart(line), line), line.cursor),
  'C-k': (line) => line.kill(line.cursor, after(rowEnd(line), line)),
  'C-w': killWordBefore,
  'C-backspace': killWordBefore,
  'M-backspace': killWordBefore,
  'M-d': killWordAfter,
  'M-delete': killWordAfter,
  left: (line) => line.replace(line.text, line.cursor - lengthBefore(line.text, line.cursor)),
  'C-b': (line) => line.replace(line.text, line.cursor - lengthBefore(line.text, line.cursor)),
  right: (line) => line.replace(line.text, line.cursor + lengthAfter(line.text, line.cursor)),
  'C-f': (line) => line.replace(line.text, line.cursor + lengthAfter(line.text, line.cursor)),
  'M-left': (line) => line.native({ name: 'left', ctrl: true }),
  'M-right': (line) => line.native({ name: 'right', ctrl: true }),
  'M-<': (line) => line.replace(line.text, 0),
  'M->': (line) => line.replace(line.text, line.text.length),
  backspace: eraseBefore,
  'C-h': eraseBefore,
  delete: eraseAfter,
};

/** Does what a key does inside of the text. False for keys that are left to Node. */
export function edit(line: Editable, key: Key): boolean {
  const { sequence = '' } = key;
  const binding =
    bindings[nameOf(key)] ?? (key.meta ? bindings[`M-${sequence.at(-1)}`] : undefined);
  if (binding) {
    binding(line);
    return true;
  }
  if (key.ctrl || key.meta || !/^[)\]}]$/.test(sequence)) return false;
  const { text, cursor } = withCloser(line, sequence);
  line.replace(text, cursor);
  return true;
}

/** The cursor a row up or down. False at the first and the last row. */
export function moveRow(line: Editable, by: 1 | -1): boolean {
  const cursor = rowAway(line, by);
  if (cursor !== undefined) line.replace(line.text, cursor);
  return cursor !== undefined;
}

/** Accepts a suggestion that stands after the text: all of it, or a word. False when it is not at the cursor. */
export function acceptGhost(line: Editable, ghost: string, key: Key): boolean {
  if (ghost === '' || line.cursor < line.text.length) return false;
  const name = nameOf(key);
  const isWhole = ['right', 'end', 'C-e', 'C-f'].includes(name);
  const isWord = ['M-f', 'M-right', 'C-right'].includes(name);
  if (!isWhole && !isWord) return false;
  const text = line.text + (isWhole ? ghost : firstWord(ghost));
  line.replace(text, text.length);
  return true;
}

function newRow(line: Editable): void {
  const { text, cursor } = withNewRow(line);
  line.replace(text, cursor);
}

function toRowStart(line: Editable): void {
  line.replace(line.text, rowStart(line));
}

function toRowEnd(line: Editable): void {
  line.replace(line.text, rowEnd(line));
}

function killWordBefore(line: Editable): void {
  const { cursor } = line;
  line.native({ name: 'left', ctrl: true });
  line.kill(line.cursor, cursor);
}

function killWordAfter(line: Editable): void {
  const { cursor } = line;
  line.native({ name: 'right', ctrl: true });
  line.kill(cursor, line.cursor);
}

function eraseBefore(line: Editable): void {
  const { text, cursor } = line;
  const from = cursor - lengthBefore(text, cursor);
  if (from < cursor) line.replace(text.slice(0, from) + text.slice(cursor), from);
}

function eraseAfter(line: Editable): void {
  const { text, cursor } = line;
  const to = cursor + lengthAfter(text, cursor);
  if (to > cursor) line.replace(text.slice(0, cursor) + text.slice(to), cursor);
}

/** At a row's edge the line break goes. */
function before(start: number, { cursor }: Edited): number {
  return start === cursor ? Math.max(0, start - 1) : start;
}

function after(end: number, { text, cursor }: Edited): number {
  return end === cursor ? Math.min(text.length, end + 1) : end;
}
