import { createRequire } from 'node:module';
import { inHtml } from './escape.ts';

const load = createRequire(import.meta.url);

/** Longer code is shown in one colour. */
const longest = 50_000;

const keyword =
  /^(?:await|async|break|case|catch|class|const|continue|default|else|enum|export|extends|finally|for|from|function|if|import|in|instanceof|interface|let|new|of|return|switch|throw|try|type|typeof|var|while|yield)$/;

/** TypeScript as HTML, its strings, numbers, keywords and comments in elements with classes. */
export function codeHtml(source: string): string {
  if (source.length > longest) return inHtml(source);
  const tokens = load('js-tokens') as typeof import('js-tokens').default;
  return Array.from(tokens(source), ({ type, value }) => {
    const kind = kindOf(type, value);
    return kind ? `<span class="${kind}">${inHtml(value)}</span>` : inHtml(value);
  }).join('');
}

function kindOf(type: string, value: string): string | undefined {
  if (type.endsWith('Comment')) return 'comment';
  if (/String|Template|RegularExpression/.test(type)) return 'string';
  if (type === 'NumericLiteral') return 'number';
  return type === 'IdentifierName' && keyword.test(value) ? 'keyword' : undefined;
}
