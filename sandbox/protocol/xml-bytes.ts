import { xmlText } from './xml-text.ts';

const encoder = new TextEncoder();
const firstRoom = 64 * 1024;
const mostKept = 8 * 1024 * 1024;

/** The room of the last text that was finished: the next one begins in it instead of growing anew. */
let spare: Uint8Array | undefined;

/**
 * XML on its way to the wire, as the bytes it will be there. A thousand instances are 4 MB in
 * 250 000 pieces: put together as strings, they keep the garbage collector busier than the writer.
 */
export class XmlBytes {
  #bytes: Uint8Array;
  #end = 0;

  constructor() {
    this.#bytes = spare ?? new Uint8Array(firstRoom);
    spare = undefined;
  }

  /** Adds bytes as they are: tags that were encoded before. */
  raw(piece: Uint8Array): void {
    const { length } = piece;
    const bytes = this.#room(length);
    const start = this.#end;
    // For a tag's few bytes, a loop is faster than a call of `set`.
    if (length > 64) bytes.set(piece, start);
    else for (let at = 0; at < length; at += 1) bytes[start + at] = piece[at] as number;
    this.#end = start + length;
  }

  /** Adds markup. */
  markup(xml: string): void {
    this.raw(encoder.encode(xml));
  }

  /** Adds text, escaped where XML wants it. Most has nothing to escape and is copied right over. */
  text(text: string): void {
    const { length } = text;
    const bytes = this.#room(length);
    const start = this.#end;
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (!isPlain(code)) {
        this.#end = start + at;
        this.markup(xmlText(text.slice(at)));
        return;
      }
      bytes[start + at] = code;
    }
    this.#end = start + length;
  }

  /** All that was added. Nothing can be added afterwards. */
  finish(): Uint8Array {
    const all = this.#bytes.slice(0, this.#end);
    if (this.#bytes.length <= mostKept) spare = this.#bytes;
    this.#bytes = new Uint8Array();
    this.#end = 0;
    return all;
  }

  #room(more: number): Uint8Array {
    const needed = this.#end + more;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#end));
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}

/** Printable ASCII but `"`, `&`, `<` and `>`: itself as a byte, and nothing to escape. */
function isPlain(code: number): boolean {
  return (
    code >= 0x20 && code < 0x7f && code !== 0x22 && code !== 0x26 && code !== 0x3c && code !== 0x3e
  );
}
