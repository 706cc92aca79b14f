import { createRequire } from 'node:module';
import type { Token, Tokens } from 'marked';
import { safe, safeLine } from '../../helpers/text/safe.ts';
import type { Paint } from '../print/paint.ts';
import { wrapped } from '../print/wrap.ts';

const load = createRequire(import.meta.url);

/** Longer text is shown as it was written: laying it out would take long. */
const longest = 100_000;

/** Markdown as lines for a terminal. What it holds of HTML and of a terminal's codes is shown, not obeyed. */
export function markdownLines(source: string, width: number, paint: Paint): string[] {
  if (source.length > longest) return safe(source).split('\n');
  try {
    const { lexer } = load('marked') as typeof import('marked');
    return blocks(lexer(source), width, paint);
  } catch {
    // Nesting that is too deep for the lexer, made to be so.
    return safe(source).split('\n');
  }
}

function blocks(tokens: readonly Token[], width: number, paint: Paint): string[] {
  const shown = tokens.filter(({ type }) => type !== 'space' && type !== 'def');
  return shown.flatMap((token, index) => [
    ...(index > 0 ? [''] : []),
    ...block(token, width, paint),
  ]);
}

function block(token: Token, width: number, paint: Paint): string[] {
  switch (token.type) {
    case 'heading':
      return [paint(`${'#'.repeat(token.depth)} ${inlineText(token.tokens, token.text)}`, 'bold')];
    case 'paragraph':
    case 'text':
      return wrapped(inlineText(token.tokens, token.text), width);
    case 'code':
      return safe(token.text)
        .split('\n')
        .map((line) => paint(`    ${line}`, 'cyan'));
    case 'list':
      return list(token as Tokens.List, width, paint);
    case 'blockquote':
      return blocks(token.tokens ?? [], width - 2, paint).map(
        (line) => `${paint('│', 'dim')} ${line}`,
      );
    case 'hr':
      return [paint('─'.repeat(Math.min(width, 40)), 'dim')];
    case 'table':
      return table(token as Tokens.Table, paint);
    default:
      return safe(token.raw.trimEnd()).split('\n');
  }
}

function list({ items, ordered, start }: Tokens.List, width: number, paint: Paint): string[] {
  return items.flatMap(({ tokens }, index) => {
    const mark = ordered ? `${Number(start) + index}. ` : '- ';
    const lines = tokens.flatMap((token) => block(token, width - mark.length, paint));
    return lines.map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line);
  });
}

function table({ header, rows }: Tokens.Table, paint: Paint): string[] {
  const texts = [header, ...rows].map((row) =>
    row.map(({ tokens, text }) => inlineText(tokens, text)),
  );
  const widths = header.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)));
  return texts.map((row, at) => {
    const line = row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
    return at === 0 ? paint(line, 'bold') : line;
  });
}

/** Text within a line; where a link leads stands behind it. */
function inlineText(tokens: readonly Token[] | undefined, text: string): string {
  if (!tokens) return safeLine(text);
  return tokens.map(inline).join('');
}

function inline(token: Token): string {
  switch (token.type) {
    case 'br':
      return ' ';
    case 'codespan':
      return `\`${safeLine(token.text)}\``;
    case 'link': {
      const text = inlineText(token.tokens, token.text);
      const href = safeLine(token.href);
      return text === href ? text : `${text} (${href})`;
    }
    case 'image':
      return `[${safeLine(token.text)}]`;
    case 'strong':
    case 'em':
    case 'del':
      return inlineText(token.tokens, token.text);
    case 'text':
    case 'escape':
      return 'tokens' in token && token.tokens
        ? inlineText(token.tokens, token.text)
        : safeLine(token.text.replaceAll('\n', ' '));
    default:
      return safeLine(token.raw);
  }
}
