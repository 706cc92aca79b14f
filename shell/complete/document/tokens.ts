import jsTokens from 'js-tokens';

/** A token of a cell that may be half typed. Offsets count UTF-16 units. */
export interface Token {
  readonly kind: 'name' | 'text' | 'template' | 'number' | 'sign' | 'other';
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** A line ends between the token before and this one. */
  readonly onNewLine: boolean;
  /** False for a string, template or regular expression whose end is yet to be typed. */
  readonly closed: boolean;
}

const kinds: Readonly<Record<string, Token['kind']>> = {
  IdentifierName: 'name',
  PrivateIdentifier: 'name',
  StringLiteral: 'text',
  NoSubstitutionTemplate: 'text',
  TemplateHead: 'template',
  TemplateMiddle: 'template',
  TemplateTail: 'template',
  NumericLiteral: 'number',
  Punctuator: 'sign',
};

const skipped = new Set(['WhiteSpace', 'SingleLineComment', 'HashbangComment']);

/** The tokens of a source without space and comments. Takes any text: nothing is refused. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  let onNewLine = false;
  for (const token of jsTokens(source)) {
    const end = start + token.value.length;
    if (token.type === 'LineTerminatorSequence') onNewLine = true;
    else if (token.type === 'MultiLineComment') onNewLine ||= token.value.includes('\n');
    else if (!skipped.has(token.type)) {
      const closed = !('closed' in token) || token.closed;
      const kind = kinds[token.type] ?? 'other';
      tokens.push({ kind, value: token.value, start, end, onNewLine, closed });
      onNewLine = false;
    }
    start = end;
  }
  return tokens;
}

/** True when `offset` is inside a comment, where nothing is completed. */
export function isInComment(source: string, offset: number): boolean {
  let start = 0;
  for (const token of jsTokens(source)) {
    const end = start + token.value.length;
    if (start < offset && offset <= end) {
      if (token.type === 'SingleLineComment') return true;
      if (token.type === 'MultiLineComment') return offset < end || !token.closed;
    }
    if (start >= offset) return false;
    start = end;
  }
  return false;
}
