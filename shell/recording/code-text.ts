import { createRequire } from 'node:module';
import { safe } from '../../helpers/text/safe.ts';
import type { Look, Paint } from '../print/paint.ts';

const load = createRequire(import.meta.url);

/** Longer code is shown in one colour. */
const longest = 50_000;

const keywords =
  /^(?:await|async|break|case|catch|class|const|continue|default|else|enum|export|extends|finally|for|from|function|if|import|in|instanceof|interface|let|new|of|return|switch|throw|try|type|typeof|var|while|yield)$/;

/** TypeScript as lines for a terminal, with its strings, numbers, words and comments in colours. */
export function codeLines(source: string, paint: Paint): string[] {
  if (source.length > longest) return safe(source).split('\n');
  const tokens = load('js-tokens') as typeof import('js-tokens').default;
  const lines = [''];
  for (const { type, value } of tokens(source)) {
    const parts = safe(value).split('\n');
    parts.forEach((part, at) => {
      if (at > 0) lines.push('');
      lines[lines.length - 1] += paint(part, lookOf(type, value));
    });
  }
  return lines;
}

function lookOf(type: string, value: string): Look | undefined {
  if (/Comment$/.test(type)) return 'dim';
  if (/String|Template|RegularExpression/.test(type)) return 'green';
  if (type === 'NumericLiteral') return 'yellow';
  return type === 'IdentifierName' && keywords.test(value) ? 'magenta' : undefined;
}
