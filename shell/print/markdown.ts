import { safe, safeLine } from '../../helpers/text/safe.ts';

/**
 * Text within a line of Markdown that any renderer shows as it is: nothing in it is a link, an
 * image, code, HTML or the border of a table's cell.
 */
export function inMarkdown(text: string): string {
  return safeLine(text)
    .replace(/[\\`*_[\]{}()!|~#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^([+-]|\d+[.)])/, '\\$1')
    .replace(/:\/\//g, ':&#47;&#47;')
    .replace(/@/g, '&#64;')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}

/** Lines as a block of code; the fence is longer than any within. */
export function codeBlock(text: string): string {
  const lines = safe(text);
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${lines}\n${fence}`;
}
