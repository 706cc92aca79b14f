/** What is being typed at the cursor, as far as it can be told without parsing half a program. */
export type Position =
  | { readonly kind: 'command'; readonly word: string }
  | { readonly kind: 'argument'; readonly command: string; readonly word: string }
  | { readonly kind: 'member'; readonly of: string; readonly word: string }
  | { readonly kind: 'name'; readonly word: string }
  | { readonly kind: 'nothing' };

/** `a`, `a.b`, `a[0].b`, `a?.b`: paths that can be looked at without calling anything. */
const path = String.raw`[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*|\[\d+\])*`;

/** Reads the position at the end of `text`, the source up to the cursor. */
export function positionIn(text: string): Position {
  const command = /^\s*\.([\w?]*)$/.exec(text);
  if (command) return { kind: 'command', word: command[1] ?? '' };
  const argument = /^\s*\.([\w?]+)\s+(?:.*\s)?(\S*)$/.exec(text);
  if (argument) return { kind: 'argument', command: argument[1] ?? '', word: argument[2] ?? '' };
  if (insideString(text)) return { kind: 'nothing' };
  const member = new RegExp(`(?:^|[^\\w$.])(${path})\\??\\.([\\w$]*)$`).exec(text);
  if (member) return { kind: 'member', of: member[1] ?? '', word: member[2] ?? '' };
  const name = /(?:^|[^\w$.])([A-Za-z_$][\w$]*)$/.exec(text);
  return name ? { kind: 'name', word: name[1] ?? '' } : { kind: 'nothing' };
}

function insideString(text: string): boolean {
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\\') at += 1;
    else if (quote === '') quote = /['"`]/.test(character) ? character : '';
    else if (character === quote) quote = '';
  }
  return quote !== '';
}
