import jsTokens, { type Token as JsToken } from 'js-tokens';

/** A token of the source, with its place in it. */
export interface Token {
  readonly type: JsToken['type'];
  readonly value: string;
  readonly from: number;
  readonly to: number;
  /** False for a string, template or comment that has no end. */
  readonly closed: boolean;
}

/** Longer texts are shown and edited without knowing what is in them. */
const mostUnits = 20_000;

let last: { readonly text: string; readonly tokens: readonly Token[] } | undefined;

/**
 * The tokens of a source. The tokeniser knows JavaScript; types of TypeScript are read as
 * expressions, which has the same tokens, but for a `<` or `/` in rare places.
 */
export function tokensOf(text: string): readonly Token[] {
  if (last?.text !== text) last = { text, tokens: text.length > mostUnits ? [] : read(text) };
  return last.tokens;
}

function read(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const token of jsTokens(text)) {
    const { type, value } = token;
    const closed = !('closed' in token) || token.closed;
    tokens.push({ type, value, from: at, to: at + value.length, closed });
    at += value.length;
  }
  return tokens;
}
