import { safe } from '../../helpers/text/safe.ts';
import { type Paint, painter } from '../print/paint.ts';
import { wrapped } from '../print/wrap.ts';

/** Courses are written for terminals of this width, and no narrower. */
const columns = 78;

/**
 * Markdown as lines of a terminal: paragraphs and lists broken to 78 columns, code kept as it is,
 * `code` and **words** painted where there are colours.
 */
export function page(markdown: string, color: boolean): string {
  const paint = painter(color);
  return blocksOf(safe(markdown))
    .map((lines) => (isCode(lines) ? lines.join('\n') : paragraph(lines, paint)))
    .join('\n\n');
}

function blocksOf(markdown: string): string[][] {
  return markdown
    .split(/\n\s*\n/)
    .map((block) => block.split('\n'))
    .filter((lines) => lines.some((line) => line.trim() !== ''));
}

function isCode(lines: readonly string[]): boolean {
  return lines.every((line) => line.startsWith('    ')) || lines[0]?.startsWith('|') === true;
}

function paragraph(lines: readonly string[], paint: Paint): string {
  const items: string[] = [];
  for (const line of lines) {
    const last = items.length - 1;
    if (items.length === 0 || /^- /.test(line)) items.push(line);
    else items[last] = `${items[last]} ${line.trim()}`;
  }
  return items.map((item) => filled(item, paint)).join('\n');
}

/** One item or paragraph, its later lines as far in as its first word. */
function filled(text: string, paint: Paint): string {
  const mark = /^- /.test(text) ? '- ' : '';
  const lines = wrapped(text.slice(mark.length), columns - mark.length);
  const whole = lines.map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line);
  return painted(whole.join('\n'), paint);
}

/** Backquotes stay where there are no colours: they say what to type. */
function painted(text: string, paint: Paint): string {
  if (paint('x', 'bold') === 'x') return text.replace(/\*\*([^*]+)\*\*/g, '$1');
  return text
    .replace(/`([^`]+)`/g, (_, code: string) => eachLine(code, (line) => paint(line, 'cyan')))
    .replace(/\*\*([^*]+)\*\*/g, (_, words: string) =>
      eachLine(words, (line) => paint(line, 'bold')),
    );
}

function eachLine(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n');
}
