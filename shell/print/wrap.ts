import { width } from '../../helpers/text/width.ts';

/**
 * A line broken between words so that each part takes at most `room` columns. A single word that
 * is longer stays whole, so that an id or a link can still be copied.
 */
export function wrapped(line: string, room: number | undefined): string[] {
  if (room === undefined || width(line) <= room) return [line];
  const parts: string[] = [];
  let part = '';
  for (const word of line.split(/(?<=\s)(?=\S)/)) {
    if (part !== '' && width(part + word.trimEnd()) > room) {
      parts.push(part.trimEnd());
      part = '';
    }
    part += word;
  }
  parts.push(part.trimEnd());
  return parts;
}
