import type { Candidate, Completion } from '../../engine.ts';
import { beforeInRow, type Edited } from '../edit/rows.ts';
import type { Key } from '../node-readline.ts';
import {
  type Choices,
  choicesOf,
  commonStart,
  moved,
  narrowed,
  preview,
  renewed,
} from './choices.ts';
import { isWordKey, stepOf } from './keys.ts';
import type { MenuLine } from './line.ts';
import { menuHeight, menuRows } from './rows.ts';

/** After this long without an answer the screen says that one is waited for. */
const quietMs = 150;

/** Tab: asks what could stand at the cursor, and lets one be chosen. */
export class Menu {
  readonly #line: MenuLine;
  readonly #complete: (source: string, cursor: number) => Promise<Completion>;
  #choices: Choices | undefined;
  #describe: Completion['describe'];
  #asked = 0;
  #waiting = false;
  /** Tabs that were typed before there was a menu to move in. */
  #early = 0;
  #note = '';

  constructor(line: MenuLine, complete: (source: string, cursor: number) => Promise<Completion>) {
    this.#line = line;
    this.#complete = complete;
  }

  get isOpen(): boolean {
    return this.#choices !== undefined;
  }

  /** The one that is chosen in the menu. */
  get chosen(): Candidate | undefined {
    return this.#choices?.shown[this.#choices.selected];
  }

  /** True when the menu has dealt with the key; otherwise it may have closed before it. */
  key(key: Key): boolean {
    if (!this.#choices) return this.#keyWhenClosed(key);
    const step = stepOf(key);
    if (step !== undefined) return this.#move(step);
    if (key.name === 'escape' || (key.ctrl && key.name === 'g')) return this.#giveBack();
    const isEnter = key.name === 'return' || key.name === 'enter';
    const hasChosen = this.#choices.selected >= 0;
    if (isEnter && hasChosen && !key.meta) return this.close();
    if (key.name === 'backspace' && !key.ctrl && !key.meta) {
      if (hasChosen) return this.#giveBack(false);
      this.close();
      queueMicrotask(() => void this.#ask({ insert: false }));
      return false;
    }
    if (hasChosen || !isWordKey(key)) {
      this.close();
      return false;
    }
    this.#line.insert(key.sequence ?? '');
    return this.#narrow();
  }

  /** The rows under the line. */
  rows(columns: number, color: boolean, height = menuHeight): readonly string[] {
    if (this.#choices) return menuRows(this.#choices, { columns, color, height });
    return this.#note ? [`  ${this.#note}`] : [];
  }

  /** Takes the menu away; what is previewed stays. Gives true. */
  close(): true {
    this.#asked += 1;
    this.#choices = undefined;
    this.#describe = undefined;
    this.#waiting = false;
    this.#note = '';
    return true;
  }

  #keyWhenClosed(key: Key): boolean {
    if (key.name === 'tab' && !key.ctrl && !key.meta) {
      const before = beforeInRow(this.#line);
      const isIndent = before.trim() === '' && this.#line.text.trim() !== '';
      if (isIndent && !key.shift) this.#line.insert('  ');
      else if (this.#waiting) this.#early += key.shift ? -1 : 1;
      else void this.#ask({ insert: true });
      return true;
    }
    const wasNoted = this.#note !== '' || this.#waiting;
    if (wasNoted) this.close();
    return wasNoted && key.name === 'escape';
  }

  async #ask({ insert }: { insert: boolean }): Promise<void> {
    this.close();
    this.#early = 0;
    const asked = this.#asked;
    const typed = { text: this.#line.text, cursor: this.#line.cursor };
    this.#waiting = true;
    const slow = setTimeout(() => this.#say('…', asked), quietMs);
    let found = await this.#complete(typed.text, typed.cursor).catch(() => undefined);
    // One alone would be put in: whether it is alone is known when all are.
    if (found?.more && found.items.length < 2) found = await found.more.catch(() => undefined);
    clearTimeout(slow);
    if (asked !== this.#asked || !this.#isStill(typed)) return;
    this.#waiting = false;
    this.#note = '';
    if (found?.more)
      void found.more.then(
        (more) => this.#learn(more, asked),
        () => undefined,
      );
    if (found && found.items.length > 0) this.#open(found, typed, insert);
    else this.#say('nothing fits here', asked);
  }

  #open(found: Completion, typed: Edited, insert: boolean): void {
    this.#describe = found.describe;
    this.#choices = choicesOf(found, typed);
    const [only] = this.#choices.shown;
    if (insert && only && this.#choices.shown.length === 1) {
      const { text, cursor } = preview({ ...this.#choices, selected: 0 });
      this.close();
      return this.#line.replace(text, cursor);
    }
    const common = insert ? commonStart(this.#choices) : undefined;
    if (common !== undefined) {
      const { from, rest } = this.#choices;
      const head = typed.text.slice(0, from) + common;
      this.#line.replace(head + rest, head.length);
      this.#choices = narrowed(this.#choices, { text: head + rest, cursor: head.length });
    }
    if (this.#choices.shown.length === 0 || !this.#line.showsMore) this.close();
    else if (this.#early !== 0) this.#move(this.#early);
    this.#line.paintSoon();
  }

  /** What was not there in time has come. */
  #learn(more: Completion, asked: number): void {
    if (asked !== this.#asked || !this.#choices) return;
    this.#choices = renewed(this.#choices, more);
    this.#describe = more.describe;
    this.#line.paintSoon();
  }

  #move(by: number): true {
    if (!this.#choices) return true;
    this.#choices = moved(this.#choices, by);
    this.#show();
    void this.#describeChosen();
    return true;
  }

  /** A choice is described while it is looked at: to describe all would take too long. */
  async #describeChosen(): Promise<void> {
    const { chosen } = this;
    if (!chosen || chosen.documentation !== undefined || !this.#describe) return;
    const described = await this.#describe(chosen).catch(() => chosen);
    if (!this.#choices || described === chosen) return;
    const known = (items: readonly Candidate[]): readonly Candidate[] =>
      items.map((item) => (item === chosen ? described : item));
    const { all, shown } = this.#choices;
    this.#choices = { ...this.#choices, all: known(all), shown: known(shown) };
    this.#line.paintSoon();
  }

  #show(): void {
    if (!this.#choices) return;
    const { text, cursor } = preview(this.#choices);
    this.#line.replace(text, cursor);
  }

  /** The line as typed; the menu goes as well, unless it is to stay. */
  #giveBack(goes = true): true {
    if (this.#choices) this.#choices = { ...this.#choices, selected: -1 };
    this.#show();
    if (goes) this.close();
    return true;
  }

  #narrow(): true {
    if (!this.#choices) return true;
    this.#choices = narrowed(this.#choices, { text: this.#line.text, cursor: this.#line.cursor });
    return this.#choices.shown.length > 0 || this.close();
  }

  #isStill({ text, cursor }: Edited): boolean {
    return this.#line.text === text && this.#line.cursor === cursor;
  }

  #say(note: string, asked: number): void {
    if (asked !== this.#asked) return;
    this.#note = note;
    this.#line.paintSoon();
  }
}
