import { appendLine, Refused } from './append-line.ts';
import { setAside } from './aside.ts';
import { type Entries, entriesIn } from './entries.ts';
import { readLine } from './line.ts';
import { type Tail, tailOf } from './tail.ts';
import { fullAt } from './turn-over.ts';

/**
 * The cells in the last `most` bytes of a file. What isn't a file, or is damaged, is set aside first
 * and told; the whole lines of a damaged file go on in a new one.
 */
export function repaired(
  file: string,
  most: number,
  tell: (message: string) => void,
): Entries & Pick<Tail, 'size'> {
  const tail = readable(file, most, tell);
  const read = { ...entriesIn(tail), size: tail.size };
  if (!read.isDamaged) return read;
  const aside = setAside(file);
  // Read again: another session may have appended to it until it was moved.
  const good = tailOf(aside, fullAt).lines.filter((line) => readLine(line) !== undefined);
  if (good.length > 0) appendLine(file, `${good.join('\n')}\n`);
  tell(`the file was damaged. It is at ${aside}; what can be read of it is kept`);
  const mended = tailOf(file, most);
  return { ...entriesIn(mended), size: mended.size };
}

function readable(file: string, most: number, tell: (message: string) => void): Tail {
  try {
    return tailOf(file, most);
  } catch (error) {
    if (!(error instanceof Refused && error.isInTheWay)) throw error;
    tell(`${file} ${error.message}. It was moved to ${setAside(file)}`);
    return tailOf(file, most);
  }
}
