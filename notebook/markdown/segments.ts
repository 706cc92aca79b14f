import { UsageError } from '../../helpers/errors.ts';

/** A stretch of Markdown: text, or a fence of backticks that stands at the left edge. */
export type Segment =
  | { readonly kind: 'text'; readonly line: string }
  | {
      readonly kind: 'fence';
      readonly info: string;
      readonly body: readonly string[];
      /** The lines of it all, first and last included. */
      readonly lines: readonly string[];
    };

const opening = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})(.*)$/s;
const code = /^(?:ts|typescript)(?=[\s{]|$)/i;

/**
 * Cuts Markdown into lines of text and fences. What stands in a comment or in `<pre>`, and fences in
 * lists or of tildes, is text: code there is shown, not run. Throws a UsageError when a code cell has
 * no end.
 *
 * @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks and #html-blocks
 */
export function segments(lines: readonly string[]): Segment[] {
  const found: Segment[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const [, indent = '', fence = '', info = ''] = opening.exec(line) ?? [];
    const end = fence === '' ? endOfHtml(lines, at) : endOfFence(lines, at, fence);
    const isEdge = indent === '' && fence.startsWith('`');
    if (isEdge && end === undefined && code.test(info.trim())) throw endless(at + 1);
    const last = end ?? lines.length - 1;
    const all = lines.slice(at, last + 1);
    if (isEdge && end !== undefined) {
      found.push({ kind: 'fence', info: info.trim(), body: all.slice(1, -1), lines: all });
    } else for (const each of all) found.push({ kind: 'text', line: each });
    at = last + 1;
  }
  return found;
}

/** The language that makes a fence a code cell, and what is said beside it; undefined for others. */
export function codeInfo(info: string): { language: string; beside: string } | undefined {
  const language = code.exec(info)?.[0];
  return language ? { language, beside: info.slice(language.length).trim() } : undefined;
}

/** A fence that `body` can't close, with its info and an end. */
export function fenced(info: string, body: string): string {
  const longest = Math.max(2, ...(body.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info}\n${body === '' ? '' : `${body}\n`}${fence}`;
}

function endOfFence(lines: readonly string[], from: number, fence: string): number | undefined {
  const closing = new RegExp(`^ {0,3}\\${fence.charAt(0)}{${fence.length},}[ \\t]*$`);
  for (let at = from + 1; at < lines.length; at++) if (closing.test(lines[at] ?? '')) return at;
  return undefined;
}

/** The last line of the HTML that starts here, which is this one where none does. */
function endOfHtml(lines: readonly string[], from: number): number | undefined {
  const [, opened = ''] = /^ {0,3}<(!--|pre|script|style|textarea)/i.exec(lines[from] ?? '') ?? [];
  if (opened === '') return from;
  const closed = opened === '!--' ? /-->/ : /<\/(?:pre|script|style|textarea)>/i;
  for (let at = from; at < lines.length; at++) if (closed.test(lines[at] ?? '')) return at;
  return undefined;
}

function endless(line: number): UsageError {
  return new UsageError(`the code cell that starts in line ${line} has no end`, {
    hint: 'part of the file may be missing; ``` alone on a line ends a cell',
  });
}
