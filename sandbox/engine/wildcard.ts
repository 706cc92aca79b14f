type Part = { readonly any: true } | { readonly any: false; readonly char: string | undefined };

/**
 * A test for values written as AWS filters write them: `*` is any text, `?` any one character, and
 * a backslash takes the next character as it is. Case counts. Takes time proportional to pattern
 * times value at worst, whatever the pattern.
 */
export function wildcard(pattern: string): (value: string) => boolean {
  if (!/[*?\\]/.test(pattern)) return (value) => value === pattern;
  const parts = read(pattern);
  return (value) => matches(parts, [...value]);
}

function read(pattern: string): Part[] {
  const parts: Part[] = [];
  const chars = [...pattern];
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at];
    if (char === '*') parts.push({ any: true });
    else if (char === '?') parts.push({ any: false, char: undefined });
    else if (char === '\\' && at + 1 < chars.length) parts.push({ any: false, char: chars[++at] });
    else parts.push({ any: false, char });
  }
  return parts;
}

/** Walks both at once; when stuck, lets the last `*` swallow one character more. */
function matches(parts: readonly Part[], value: readonly string[]): boolean {
  let part = 0;
  let at = 0;
  let star = -1;
  let swallowed = 0;
  while (at < value.length) {
    const now = parts[part];
    if (now?.any) {
      star = part++;
      swallowed = at;
    } else if (now && (now.char === undefined || now.char === value[at])) {
      part += 1;
      at += 1;
    } else if (star >= 0) {
      part = star + 1;
      swallowed += 1;
      at = swallowed;
    } else return false;
  }
  return parts.slice(part).every(({ any }) => any);
}
