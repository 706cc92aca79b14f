import { type CallPlace, callAround, chainBefore, isKeyNext } from './call-place.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Where the cursor is in a cell, as far as completion cares. Offsets count UTF-16 units. */
export interface Place {
  readonly cursor: number;
  /** The word being typed up to the cursor: a name's beginning, or what a string has so far. */
  readonly word: string;
  /** What an entry would replace. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'name' | 'member' | 'key' | 'string' | 'specifier' | 'nothing';
  /** What a member is wanted of, without spaces: `ec2.pages`, `r.Reservations[0]`. */
  readonly of?: string;
  /** The call whose arguments the cursor is in. */
  readonly call?: CallPlace;
}

/** Reads where `cursor` is in a source that may be half typed. */
export function placeAt(source: string, cursor: number): Place {
  const tokens = tokensOf(source);
  const at = tokens.findIndex(({ end }) => end >= cursor);
  const touched = at === -1 ? undefined : tokens[at];
  const isInside = touched !== undefined && touched.start < cursor;
  const before = tokens.slice(0, isInside ? at : at === -1 ? tokens.length : at);
  const text = isInside && isTextAt(touched, cursor) ? touched : undefined;
  const isName = isInside && touched.kind === 'name';
  const isSign = isInside && touched.kind === 'sign' && touched.end === cursor;
  const leading = isSign ? [...before, touched] : before;
  const call = callAround(leading, tokens);
  const within = call ? { call } : {};
  if (text) {
    const from = text.start + 1;
    const to = text.closed ? text.end - 1 : Math.min(text.end, lineEnd(source, cursor));
    const kind = isSpecifier(before) ? 'specifier' : 'string';
    return { cursor, kind, from, to, word: source.slice(from, cursor), ...within };
  }
  const from = isName ? touched.start : cursor;
  const to = isName ? touched.end : cursor;
  const rest = { cursor, from, to, word: source.slice(from, cursor), ...within };
  if (isInside && !isName && !isSign) return { ...rest, kind: 'nothing' };
  const last = leading.at(-1);
  if (last?.value === '.' || last?.value === '?.') {
    return { ...rest, kind: 'member', of: chainBefore(leading, leading.length - 1) };
  }
  return { ...rest, kind: isKeyNext(leading) ? 'key' : 'name' };
}

function isTextAt(token: Token, cursor: number): boolean {
  return token.kind === 'text' && (cursor < token.end || !token.closed);
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}

function isSpecifier(before: readonly Token[]): boolean {
  const last = before.at(-1)?.value;
  if (last === 'from' || last === 'import') return true;
  return last === '(' && /^(import|require)$/.test(before.at(-2)?.value ?? '');
}
