/** Lines that hold nothing but one commented dot-command or continuation: `// .region eu-west-1`. */
const commented = /^\/\/ (?:\/\/ )*\.[A-Za-z]/;

/** True for a line comment. */
export function isComment(line: string): boolean {
  return line.startsWith('//');
}

/** The text that line comments hold, without blank lines after it. */
export function commentText(lines: readonly string[]): string {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines
    .slice(0, last + 1)
    .map((line) => unescaped(line).replace(/^\/\/ ?/, ''))
    .join('\n');
}

/** Text as line comments. */
export function comment(source: string): string[] {
  if (source === '') return [];
  return source.split('\n').map((line) => escaped(line === '' ? '//' : `// ${line}`));
}

/**
 * The source of a code cell: its lines without the blank ones around them, but for as many as are
 * said to belong to it. A dot-command, which TypeScript has not, stands in comments.
 */
export function cellSource(lines: readonly string[], before: number, after: number): string {
  const isText = (line: string): boolean => line !== '';
  const first = lines.findIndex(isText);
  if (first === -1) return '\n'.repeat(Math.max(0, before));
  const all = lines.slice(first, lines.findLastIndex(isText) + 1).map(unescaped);
  const isCommand = commented.test(all[0] ?? '') && all.every((line) => /^\/\/(?: |$)/.test(line));
  const source = (isCommand ? all.map((line) => line.slice(3)) : all).join('\n');
  return `${'\n'.repeat(clamped(before))}${source}${'\n'.repeat(clamped(after))}`;
}

/** The lines of a code cell's source, and how many blank ones are to be told of before and after. */
export function sourceLines(source: string): { lines: string[]; blank: [number, number] } {
  const all = source.split('\n');
  const isText = (line: string): boolean => line !== '';
  const first = all.findIndex(isText);
  if (first === -1) return { lines: [], blank: [all.length - 1, 0] };
  const last = all.findLastIndex(isText);
  const text = all.slice(first, last + 1);
  const isCommand = /^\.[A-Za-z]/.test(text[0] ?? '') || commented.test(text[0] ?? '');
  const lines = isCommand ? text.map((line) => `// ${line}`) : text;
  return { lines: lines.map(escaped), blank: [first, all.length - 1 - last] };
}

function clamped(count: number): number {
  return Math.min(Math.max(0, count), 1_000);
}

/** A line that would start a cell, made into one that doesn't. */
function escaped(line: string): string {
  return line.replace(/^(\/\/ ?)(\\*%%)/, '$1\\$2');
}

function unescaped(line: string): string {
  return line.replace(/^(\/\/ ?)\\(\\*%%)/, '$1$2');
}
