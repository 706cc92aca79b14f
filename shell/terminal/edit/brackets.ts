import { tokensOf } from './tokens.ts';

/** A bracket of the source, outside of strings and comments. */
export interface Bracket {
  readonly at: number;
  readonly sign: string;
  /** Where its other half is; undefined for one that is open, or closes nothing. */
  readonly partner: number | undefined;
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}' };

/** The brackets of a source in their order. */
export function bracketsIn(text: string): readonly Bracket[] {
  const found: { at: number; sign: string; partner: number | undefined }[] = [];
  const open: typeof found = [];
  const opens = (sign: string, at: number): void => {
    open.push({ at, sign, partner: undefined });
    found.push(open.at(-1) as (typeof found)[number]);
  };
  const closes = (sign: string, at: number): void => {
    const opener = closers[open.at(-1)?.sign ?? ''] === sign ? open.pop() : undefined;
    if (opener) opener.partner = at;
    found.push({ at, sign, partner: opener?.at });
  };
  for (const { type, value, from, to } of tokensOf(text)) {
    if (type === 'Punctuator' && /^[([{]$/.test(value)) opens(value, from);
    else if (type === 'Punctuator' && /^[)\]}]$/.test(value)) closes(value, from);
    if (type === 'TemplateMiddle' || type === 'TemplateTail') closes('}', from);
    if (type === 'TemplateHead' || type === 'TemplateMiddle') opens('${', to - 2);
  }
  return found;
}

/** True for a bracket that closes nothing. */
export function isStray({ sign, partner }: Bracket): boolean {
  return partner === undefined && /[)\]}]/.test(sign);
}

/** The bracket that the cursor is on, or else just behind. */
export function bracketAt(text: string, cursor: number): Bracket | undefined {
  const brackets = bracketsIn(text);
  return (
    brackets.find(({ at }) => at === cursor) ??
    brackets.find(({ at, sign }) => at + sign.length === cursor)
  );
}
