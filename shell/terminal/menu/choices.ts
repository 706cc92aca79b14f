import type { Candidate, Completion } from '../../engine.ts';
import type { Edited } from '../edit/rows.ts';

/**
 * What can be chosen from while a word is completed: narrowed by typing, previewed in the line.
 * Immutable; every step gives another.
 */
export interface Choices {
  /** The line as typed, without a preview. */
  readonly typed: Edited;
  readonly from: number;
  /** What stands after the completed stretch. */
  readonly rest: string;
  readonly all: readonly Candidate[];
  readonly shown: readonly Candidate[];
  /** Which of `shown` is in the line; -1 for none. */
  readonly selected: number;
}

/** The choices that a completion of `typed` gives. */
export function choicesOf({ from, to, items }: Completion, typed: Edited): Choices {
  const rest = typed.text.slice(to);
  return narrowed({ typed, from, rest, all: items, shown: items, selected: -1 }, typed);
}

/** The choices left when the line has become `typed`. */
export function narrowed(choices: Choices, typed: Edited): Choices {
  const word = typed.text.slice(choices.from, typed.cursor);
  return { ...choices, typed, shown: fitting(choices.all, word), selected: -1 };
}

/** The same choices after more has become known, with what was selected still selected. */
export function renewed(choices: Choices, { items }: Completion): Choices {
  const { shown, selected, typed } = choices;
  const now = narrowed({ ...choices, all: items }, typed);
  const text = shown[selected]?.text;
  return { ...now, selected: now.shown.findIndex((each) => each.text === text) };
}

/** Another choice: `by` further, and round at both ends by way of the line as typed. */
export function moved(choices: Choices, by: number): Choices {
  const { shown, selected } = choices;
  const places = shown.length + 1;
  const there =
    Math.abs(by) > 1 ? Math.min(shown.length, Math.max(1, selected + 1 + by)) : undefined;
  return { ...choices, selected: (there ?? (selected + 1 + by + places) % places) - 1 };
}

/** The line with the selected choice in it, or as typed. */
export function preview({ typed, from, rest, shown, selected }: Choices): Edited {
  const chosen = shown[selected];
  if (!chosen) return typed;
  const head = typed.text.slice(0, from) + chosen.text;
  return { text: head + rest, cursor: head.length };
}

/** What all choices that go on with the word have in common, where it is more than the word. */
export function commonStart({ typed, from, shown }: Choices): string | undefined {
  const word = typed.text.slice(from, typed.cursor);
  const texts = shown.map(({ text }) => text);
  if (texts.some((text) => !text.startsWith(word))) return undefined;
  const [first = '', ...others] = texts;
  let end = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, end))) end -= 1;
  }
  return end > word.length ? first.slice(0, end) : undefined;
}

/** Those that begin with the word; failing that, those that have its letters in their order. */
function fitting(items: readonly Candidate[], word: string): readonly Candidate[] {
  if (word === '') return items;
  const lower = word.toLowerCase();
  const beginning = items.filter(({ text }) => text.toLowerCase().startsWith(lower));
  if (beginning.length > 0) return beginning;
  const bare = lower.replace(/^['"`]/, '');
  return items.filter(({ text, label = '' }) => {
    const letters = `${text} ${label}`.toLowerCase();
    let at = -1;
    return [...bare].every((letter) => {
      at = letters.indexOf(letter, at + 1);
      return at >= 0;
    });
  });
}
