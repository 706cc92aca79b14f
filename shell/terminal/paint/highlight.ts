import { bracketAt, bracketsIn, isStray } from '../edit/brackets.ts';
import { type Token, tokensOf } from '../edit/tokens.ts';
import type { Span } from './frame.ts';

const keyword = '35';
const constant = '33';
const string = '32';
const comment = '90';
const pattern = '36';
const command = '1;36';
const stray = '1;31';
const matching = '1;4';

const keywords = new Set(
  `abstract as asserts async await break case catch class const continue debugger declare default
  delete do else enum export extends finally for from function get if implements import in infer
  instanceof interface is keyof let namespace new of out override private protected public readonly
  return satisfies set static super switch this throw try type typeof unique using var void while
  with yield`.split(/\s+/),
);
const constants = new Set(['true', 'false', 'null', 'undefined', 'NaN', 'Infinity']);
/** Words that are names as well: `type` in `const type = 1`, but not in `type Id = string`. */
const contextual = new Set(
  `abstract as asserts async declare from get infer is keyof namespace of out override readonly
  satisfies set type unique using`.split(/\s+/),
);

/**
 * The colours of a source: keywords, strings, numbers, comments, a known command, the bracket at the
 * cursor with its other half, and brackets that close nothing.
 */
export function highlight(
  text: string,
  cursor: number,
  isCommand: (name: string) => boolean,
): readonly Span[] {
  const dotted = /^\s*\.([\w?]+)(?=\s|$)/.exec(text);
  const begins = dotted && isCommand(dotted[1] ?? '') ? dotted[0].length : 0;
  const spans: Span[] = begins > 0 ? [{ from: 0, to: begins, sgr: command }] : [];
  const tokens = tokensOf(text);
  for (const [at, token] of tokens.entries()) {
    if (token.from < begins) continue;
    const sgr = colorOf(token, at, tokens);
    if (sgr) spans.push({ from: token.from, to: token.to, sgr });
  }
  return withBrackets(spans, text, cursor);
}

function colorOf(token: Token, at: number, tokens: readonly Token[]): string | undefined {
  const { type, value } = token;
  if (/String|Template/.test(type)) return string;
  if (/Comment/.test(type)) return comment;
  if (type === 'RegularExpressionLiteral') return pattern;
  if (type === 'NumericLiteral') return constant;
  if (type !== 'IdentifierName') return undefined;
  const before = near(tokens, at, -1);
  const after = near(tokens, at, 1);
  const isMember = before?.value === '.' || before?.value === '?.' || after?.value === ':';
  if (isMember) return undefined;
  if (constants.has(value)) return constant;
  if (!keywords.has(value)) return undefined;
  return contextual.has(value) && !leadsOn(after) ? undefined : keyword;
}

/** True for what follows a contextual keyword: a name, a string, the `(` or `{` of what it is about. */
function leadsOn(after: Token | undefined): boolean {
  return (
    after !== undefined && (/Identifier|String/.test(after.type) || /^[{([]$/.test(after.value))
  );
}

/** The next token that is no blank. */
function near(tokens: readonly Token[], at: number, by: 1 | -1): Token | undefined {
  for (let other = at + by; tokens[other]; other += by) {
    if (!/WhiteSpace|LineTerminator/.test(tokens[other]?.type ?? '')) return tokens[other];
  }
  return undefined;
}

function withBrackets(spans: readonly Span[], text: string, cursor: number): readonly Span[] {
  const extra: Span[] = bracketsIn(text)
    .filter(isStray)
    .map(({ at }) => ({ from: at, to: at + 1, sgr: stray }));
  const here = bracketAt(text, cursor);
  if (here?.partner !== undefined) {
    for (const at of [here.at, here.partner]) {
      extra.push({ from: at, to: at + (text.startsWith('${', at) ? 2 : 1), sgr: matching });
    }
  }
  return extra.length > 0 ? over(spans, extra) : spans;
}

/** `spans` with the spans of `top` laid over them. */
export function over(spans: readonly Span[], top: readonly Span[]): readonly Span[] {
  let result = [...spans];
  for (const cover of top) {
    result = result.flatMap((span) => {
      if (span.to <= cover.from || span.from >= cover.to) return [span];
      return [
        { ...span, to: cover.from },
        { ...span, from: cover.to },
      ].filter(({ from, to }) => from < to);
    });
    result.push(cover);
  }
  return result.sort((a, b) => a.from - b.from);
}
