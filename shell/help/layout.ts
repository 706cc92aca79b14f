import { width } from '../../helpers/text/width.ts';

const indent = '  ';
const gap = 2;
/** A left column wider than this share of the screen has its text below it. */
const widestLeft = 0.5;

/** Paragraphs in lines of at most `room` columns. */
export function paragraphs(texts: readonly string[], room: number): string[] {
  return texts.flatMap((text) => wrapped(text, room));
}

/** Two columns in lines of at most `room`: what doesn't fit beside its left side goes below it. */
export function rows(
  pairs: readonly (readonly [left: string, right: string])[],
  room: number,
): string[] {
  const most = Math.floor(room * widestLeft);
  const fitting = pairs.map(([left]) => width(left)).filter((wide) => wide <= most);
  const column = Math.max(0, ...fitting) + gap;
  return pairs.flatMap(([left, right]) => {
    const hanging = indent + ' '.repeat(column);
    const beside = wrapped(right, room - hanging.length);
    if (width(left) > most) {
      return [...wrapped(left, room - indent.length).map((line) => indent + line)].concat(
        beside.map((line) => hanging + line),
      );
    }
    const [first = '', ...more] = beside;
    const start = indent + left + ' '.repeat(column - width(left));
    return [(start + first).trimEnd(), ...more.map((line) => hanging + line)];
  });
}

/** A text broken between words, and within those that are wider than a line. */
function wrapped(text: string, room: number): string[] {
  const most = Math.max(10, room);
  const lines = [''];
  for (const word of text.split(' ').flatMap((each) => pieces(each, most))) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (width(last) + 1 + width(word) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, most: number): string[] {
  if (width(word) <= most) return [word];
  return Array.from({ length: Math.ceil(word.length / most) }, (_, at) =>
    word.slice(at * most, (at + 1) * most),
  );
}
