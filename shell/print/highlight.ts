import { type Look, type Paint, plain } from './paint.ts';

/** Longer text is data rather than something to read, and too much for the expression below. */
const longest = 100_000;

/** What stands out in inspected text: strings, numbers, what is bracketed, dates, regular expressions. */
const tokens =
  /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\b(\d{4}-\d\d-\d\dT[\d:.]+Z|\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ)|(?<![\w.])(-?\d+(?:\.\d+)?(?:e[+-]\d+)?n?)(?![\w.])|\b(true|false|NaN|Infinity)\b|\b(null|undefined)\b|(\[(?:Function|AsyncFunction|Getter|Setter|Circular|class|Object|Array|Map|Set)[^\]\n]*\]|<ref \*\d+>|… .*)/g;

const looks: readonly (Look | undefined)[] = [
  'green',
  'magenta',
  'yellow',
  'yellow',
  'dim',
  'cyan',
];

/**
 * Colours inspected text after it was made safe, by its looks: colours that inspect itself puts in
 * could not be told from colours that hostile text brings along.
 */
export function highlighted(text: string, paint: Paint): string {
  if (paint === plain || text.length > longest) return text;
  return text.replace(tokens, (token, ...found) => {
    const kind = looks.findIndex((_, at) => found[at] !== undefined);
    return paint(token, looks[kind]);
  });
}
