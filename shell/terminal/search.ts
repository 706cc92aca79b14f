import { safeLine } from '../../helpers/text/safe.ts';
import { truncate } from '../../helpers/text/width.ts';
import type { Edited } from './edit/rows.ts';
import type { Key } from './node-readline.ts';
import type { Span } from './paint/frame.ts';

/** What came of a key while searching. */
export type SearchStep =
  /** The search goes on. */
  | 'on'
  /** What was found is entered. */
  | 'enter'
  /** What was found stays in the line, and the key is still to be dealt with. */
  | 'keep'
  /** The line is as it was before the search. */
  | 'back';

/** Ctrl-R: looks for entries of the history that hold what is typed, newest first. */
export class HistorySearch {
  readonly #sources: readonly string[];
  readonly #before: Edited;
  #query = '';
  #index: number;
  #missed = false;

  constructor(sources: readonly string[], before: Edited) {
    this.#sources = sources;
    this.#before = before;
    this.#index = sources.length;
  }

  /** What the line shows: the entry found, with the cursor at the match. */
  get found(): Edited {
    const text = this.#sources[this.#index];
    if (text === undefined) return this.#before;
    return { text, cursor: this.#at(text) };
  }

  get before(): Edited {
    return this.#before;
  }

  key(key: Key): SearchStep {
    const { name, ctrl, meta, sequence = '' } = key;
    if (ctrl && name === 'r') return this.#look(this.#index - 1, -1);
    if (ctrl && name === 's') return this.#look(this.#index + 1, 1);
    if (name === 'escape' || (ctrl && name === 'g')) return 'back';
    if (name === 'return' || name === 'enter') return 'enter';
    if (name === 'backspace' || (ctrl && name === 'h')) return this.#type(this.#query.slice(0, -1));
    if (ctrl || meta || sequence === '' || /[\x00-\x1f\x7f]/.test(sequence)) return 'keep';
    return this.#type(this.#query + sequence);
  }

  /** The match, emphasised. */
  get spans(): readonly Span[] {
    const { text } = this.found;
    if (this.#query === '' || text === this.#before.text) return [];
    const from = this.#at(text);
    return [{ from, to: from + this.#query.length, sgr: '7' }];
  }

  /** The line under the text: what is looked for, and what the keys do. */
  row(columns: number): string {
    const state = this.#missed ? 'no older entry holds' : 'history';
    const keys = 'Ctrl-R older · Enter runs · → edits · Esc back';
    const text = `${state}: ${safeLine(this.#query)}▏`;
    return truncate(`${text}   ${keys}`, columns - 1);
  }

  #type(query: string): SearchStep {
    this.#query = query;
    if (query === '') {
      this.#index = this.#sources.length;
      this.#missed = false;
      return 'on';
    }
    return this.#look(Math.min(this.#index, this.#sources.length - 1), -1);
  }

  #look(from: number, by: 1 | -1): SearchStep {
    const shown = this.#sources[this.#index];
    const holds = (text: string): boolean => this.#at(text) >= 0;
    this.#missed = this.#query !== '';
    for (let index = from; this.#query !== '' && index in this.#sources; index += by) {
      const text = this.#sources[index] ?? '';
      if (!holds(text) || (text === shown && index !== this.#index)) continue;
      this.#index = index;
      this.#missed = false;
      break;
    }
    return 'on';
  }

  /** Where the query is in a text; capitals count only where some are typed. */
  #at(text: string): number {
    const same = /[A-Z]/.test(this.#query);
    return same ? text.indexOf(this.#query) : text.toLowerCase().indexOf(this.#query);
  }
}
