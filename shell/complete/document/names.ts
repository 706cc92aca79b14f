import type { Token } from './tokens.ts';

/** The names that a source uses: every name that doesn't follow a dot. */
export function mentionedIn(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  tokens.forEach((token, at) => {
    const before = tokens[at - 1]?.value;
    if (token.kind === 'name' && before !== '.' && before !== '?.') names.add(token.value);
  });
  return names;
}

const single = /^(class|function|interface|type|enum|namespace)$/;
const patterns = /^(const|let|var|import)$/;

/** The names that a source declares or imports, wherever it does; it may be half typed. */
export function declaredIn(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    if (token.kind !== 'name' || !next) return;
    if (single.test(token.value) && next.kind === 'name') names.add(next.value);
    else if (token.value === 'function' && tokens[at + 2]) names.add(tokens[at + 2]?.value ?? '');
    else if (patterns.test(token.value))
      for (const name of patternAt(tokens, at + 1)) names.add(name);
  });
  return names;
}

/** `a`, `{ a, b: c }`, `[a, b]`, and what stands between `import` and `from`. */
function patternAt(tokens: readonly Token[], from: number): string[] {
  const names: string[] = [];
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const { value, kind } = tokens[at] as Token;
    if (/^[{[]$/.test(value)) depth += 1;
    else if (/^[}\]]$/.test(value)) depth -= 1;
    else if (kind === 'name' && value !== 'from' && value !== 'as') names.push(value);
    if (depth <= 0 && (value === '=' || value === 'from' || value === ';' || value === 'of')) break;
    if (depth <= 0 && kind === 'name' && tokens[at + 1]?.value !== ',') break;
  }
  return names;
}
