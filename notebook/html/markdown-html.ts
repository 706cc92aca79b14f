import { createRequire } from 'node:module';
import type { Token, Tokens } from 'marked';
import { inHtml } from './escape.ts';

const load = createRequire(import.meta.url);

/** Longer text is shown as it was written: laying it out would take long. */
const longest = 200_000;

/** Markdown as HTML. HTML within it is shown, not used; links lead to the web or by mail, or nowhere. */
export function markdownHtml(source: string): string {
  if (source.length > longest) return `<pre>${inHtml(source)}</pre>`;
  try {
    const { lexer } = load('marked') as typeof import('marked');
    return lexer(source).map(block).filter(Boolean).join('\n');
  } catch {
    // Nesting that is too deep for the lexer, made to be so.
    return `<pre>${inHtml(source)}</pre>`;
  }
}

function block(token: Token): string {
  switch (token.type) {
    case 'space':
    case 'def':
      return '';
    case 'heading':
      return `<h${token.depth}>${inside(token)}</h${token.depth}>`;
    case 'paragraph':
      return `<p>${inside(token)}</p>`;
    case 'text':
      return inside(token);
    case 'code':
      return `<pre><code>${inHtml(token.text)}</code></pre>`;
    case 'blockquote':
      return `<blockquote>${(token.tokens ?? []).map(block).join('\n')}</blockquote>`;
    case 'list':
      return list(token as Tokens.List);
    case 'table':
      return table(token as Tokens.Table);
    case 'hr':
      return '<hr>';
    default:
      return `<p>${inHtml(token.raw.trimEnd())}</p>`;
  }
}

function list({ ordered, start, items }: Tokens.List): string {
  const tag = ordered ? 'ol' : 'ul';
  const from = ordered && Number.isInteger(start) && start !== 1 ? ` start="${start}"` : '';
  const lines = items.map(({ tokens }) => `<li>${tokens.map(block).join('\n')}</li>`);
  return `<${tag}${from}>\n${lines.join('\n')}\n</${tag}>`;
}

function table({ header, rows }: Tokens.Table): string {
  const row = (cells: readonly Tokens.TableCell[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell.tokens.map(inline).join('')}</${tag}>`).join('')}</tr>`;
  const body = rows.map((cells) => row(cells, 'td')).join('\n');
  return `<table>\n<thead>${row(header, 'th')}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function inside(token: Token): string {
  if ('tokens' in token && token.tokens) return token.tokens.map(inline).join('');
  return inHtml('text' in token ? String(token.text) : token.raw);
}

function inline(token: Token): string {
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return `<${token.type}>${inside(token)}</${token.type}>`;
    case 'codespan':
      return `<code>${inHtml(token.text)}</code>`;
    case 'br':
      return '<br>';
    case 'link':
      return link(token as Tokens.Link);
    case 'image':
      return `<em>${inHtml(token.text === '' ? 'image' : token.text)}</em>`;
    case 'text':
    case 'escape':
      return inside(token);
    default:
      return inHtml(token.raw);
  }
}

function link({ href, tokens }: Tokens.Link): string {
  const text = tokens.map(inline).join('');
  const isWeb = /^(?:https?:\/\/|mailto:|#)/i.test(href);
  return isWeb ? `<a href="${inHtml(href)}" rel="noopener noreferrer">${text}</a>` : text;
}
