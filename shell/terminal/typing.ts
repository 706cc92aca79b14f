import type { Mistake } from '../engine.ts';
import type { Assist, Decoration } from './assist.ts';
import { acceptGhost, edit, moveRow, nameOf } from './bindings.ts';
import { endsInBlankRows, isAtEnd } from './edit/enter.ts';
import { withNewRow } from './edit/indent.ts';
import { pastedText } from './edit/paste.ts';
import { Hints } from './hints.ts';
import { Menu } from './menu/menu.ts';
import type { Key } from './node-readline.ts';
import type { Span } from './paint/frame.ts';
import { highlight, over } from './paint/highlight.ts';
import { hintRow } from './paint/hint-row.ts';
import { mistakeRows, mistakeSpans } from './paint/mistakes.ts';
import { ghostFor, Recall } from './recall.ts';
import { HistorySearch } from './search.ts';
import type { TypingOptions } from './typing-options.ts';

/** What the prompt knows beyond a line: rows, colours, the history, the menu, the hint. */
export class Typing implements Assist {
  readonly #options: TypingOptions;
  readonly #recall: Recall;
  readonly #menu: Menu;
  readonly #hints: Hints;
  #search: HistorySearch | undefined;
  #mistakes: { readonly text: string; readonly found: readonly Mistake[] } | undefined;
  #chord = '';

  constructor(options: TypingOptions) {
    const { editor, engine, sources } = options;
    this.#options = options;
    this.#recall = new Recall(sources);
    this.#menu = new Menu(editor, (source, cursor) => engine.complete(source, cursor));
    this.#hints = new Hints(
      (source, cursor) => {
        // Whoever pauses may be about to press Enter: mistakes are known by then.
        if (!engine.isIncomplete(source)) void engine.mistakes(source).catch(() => []);
        return engine.hint(source, cursor);
      },
      () => editor,
      () => editor.paintSoon(),
    );
  }

  key(key: Key): boolean {
    this.#hints.typed();
    if (this.#search && this.#searching(this.#search, key)) return true;
    if (this.#menu.key(key)) return true;
    const { editor, sources } = this.#options;
    if (acceptGhost(editor, this.#ghost(editor.text, editor.cursor), key)) return true;
    const name = nameOf(key);
    const chord = this.#chord;
    this.#chord = name === 'C-x' ? name : '';
    switch (chord ? `${chord} ${name}` : name) {
      case 'up':
        return moveRow(editor, -1) || this.#older();
      case 'C-p':
      case 'pageup':
        return this.#older();
      case 'down':
        return moveRow(editor, 1) || this.#newer();
      case 'C-n':
      case 'pagedown':
        return this.#newer();
      case 'C-r':
        if (!editor.showsMore) return true;
        this.#search = new HistorySearch(sources(), { text: editor.text, cursor: editor.cursor });
        return true;
      case 'C-l':
        editor.clearScreen();
        return true;
      case 'C-x C-e':
        this.#options.editOutside();
        return true;
      case 'C-x':
        return true;
      default:
        return edit(editor, key);
    }
  }

  paste(text: string): void {
    this.#menu.close();
    this.#search = undefined;
    this.#hints.typed();
    this.#options.editor.insert(pastedText(text));
  }

  decorate(text: string, cursor: number): Decoration {
    const { color, commands, editor } = this.#options;
    const { columns } = editor;
    const extra = this.#search?.spans ?? this.#mistakeSpans(text);
    const spans = color
      ? over(
          highlight(text, cursor, (name) => commands.has(name)),
          extra,
        )
      : [];
    return {
      spans,
      ghost: this.#ghost(text, cursor).split('\n', 1)[0] ?? '',
      below: this.#search ? [this.#search.row(columns)] : this.#below(text, columns),
    };
  }

  begin(): void {
    this.#hints.typed();
  }

  left(): void {
    this.#recall.end();
    this.#menu.close();
    this.#hints.end();
    this.#search = undefined;
    this.#mistakes = undefined;
  }

  /**
   * Enter: true when the cell runs. Otherwise it has got another row, or its mistakes are shown and
   * Enter again runs it all the same.
   */
  async runs(signal: AbortSignal): Promise<boolean> {
    const { editor, engine } = this.#options;
    const { text, cursor } = editor;
    const isForced = endsInBlankRows({ text, cursor });
    if (
      text.trim() !== '' &&
      !isForced &&
      (!isAtEnd({ text, cursor }) || engine.isIncomplete(text))
    ) {
      const added = withNewRow({ text, cursor });
      editor.replace(added.text, added.cursor);
      return false;
    }
    if (this.#mistakes?.text === text) return true;
    const found = await engine.mistakes(text).catch(() => []);
    if (found.length === 0 || signal.aborted) return true;
    this.#mistakes = { text, found };
    editor.paintSoon();
    return false;
  }

  #below(text: string, columns: number): readonly string[] {
    const { color, editor } = this.#options;
    const warnings =
      this.#mistakes?.text === text ? mistakeRows(this.#mistakes.found, columns, color) : [];
    const menu = this.#menu.rows(columns, color, Math.min(8, Math.max(2, editor.rows - 4)));
    const about = this.#menu.isOpen
      ? this.#menu.chosen?.documentation && { text: this.#menu.chosen.documentation }
      : this.#hints.current;
    return [...warnings, ...menu, ...(about ? [hintRow(about, columns, color)] : [])];
  }

  #mistakeSpans(text: string): readonly Span[] {
    return this.#mistakes?.text === text ? mistakeSpans(text, this.#mistakes.found) : [];
  }

  #ghost(text: string, cursor: number): string {
    const isQuiet = this.#menu.isOpen || this.#search || this.#recall.isShowing(text);
    // Without colours a suggestion could not be told from what is typed.
    if (isQuiet || cursor < text.length || !this.#options.color) return '';
    return ghostFor(text, this.#options.sources());
  }

  #older(): true {
    const { editor } = this.#options;
    const entry = this.#recall.older({ text: editor.text, cursor: editor.cursor });
    if (entry) editor.replace(entry.text, entry.cursor);
    return true;
  }

  #newer(): true {
    const { editor } = this.#options;
    const entry = this.#recall.newer({ text: editor.text, cursor: editor.cursor });
    if (entry) editor.replace(entry.text, entry.cursor);
    return true;
  }

  #searching(search: HistorySearch, key: Key): boolean {
    const { editor, enter } = this.#options;
    const step = search.key(key);
    if (step !== 'on') this.#search = undefined;
    const { text, cursor } = step === 'back' ? search.before : search.found;
    editor.replace(text, step === 'enter' ? text.length : cursor);
    if (step === 'enter') enter();
    return step !== 'keep';
  }
}
