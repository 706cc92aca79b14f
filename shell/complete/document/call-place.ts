import type { Token } from './tokens.ts';

/** A call whose arguments are being typed. */
export interface CallPlace {
  /** `ec2.describeInstances`; arguments on the way are left out: `ec2.Instance().stop`. */
  readonly callee: string;
  /** Where its parenthesis is. */
  readonly open: number;
  /** The members that lead to the cursor: `['Filters', 'Name']`; lists don't count. */
  readonly path: readonly string[];
  /** Where the name of the last of them stands. */
  readonly keyAt?: number;
  /** Texts of members beside the one at the cursor: `{ Name: 'vpc-id' }`. */
  readonly siblings: Readonly<Record<string, string>>;
  /** The names of the members that are there already. */
  readonly present: readonly string[];
}

interface Open {
  readonly sign: string;
  readonly start: number;
  readonly callee: string;
  /** Braces that hold members. */
  readonly isObject: boolean;
  key?: { readonly name: string; readonly at: number };
  readonly texts: Record<string, string>;
  readonly keys: string[];
}

/** The call that the tokens are inside of, and the way from it to the end. */
export function callAround(before: readonly Token[], all: readonly Token[]): CallPlace | undefined {
  const opens = opensIn(before);
  const outer = opens.findLastIndex(({ sign, callee }) => sign === '(' && callee !== '');
  const call = opens[outer];
  if (!call) return undefined;
  const inside = opens.slice(outer + 1);
  if (inside.some(({ sign, isObject }) => sign === '(' || (sign === '{' && !isObject))) {
    return undefined;
  }
  const objects = inside.filter(({ isObject }) => isObject);
  const keys = objects.flatMap(({ key }) => key ?? []);
  const object = objects.at(-1);
  const keyAt = keys.at(-1)?.at;
  return {
    callee: call.callee,
    open: call.start,
    path: keys.map(({ name }) => name),
    siblings: object?.texts ?? {},
    present: object ? [...object.keys, ...keysAfter(all, before.length)] : [],
    ...(keyAt === undefined ? {} : { keyAt }),
  };
}

/** The brackets that are open after the tokens. */
function opensIn(tokens: readonly Token[]): Open[] {
  const opens: Open[] = [];
  tokens.forEach((token, at) => {
    const { value, kind, start } = token;
    const around = opens.at(-1);
    if (value === '(' || value === '[' || value === '{') {
      const callee = value === '(' ? chainBefore(tokens, at) : '';
      const isObject = value === '{' && isValueNext(tokens, at);
      opens.push({ sign: value, start, callee, isObject, texts: {}, keys: [] });
    } else if (/^[)\]}]$/.test(value)) opens.pop();
    else if (!around?.isObject) return;
    else if (value === ',') delete around.key;
    else if (value === ':' && !around.key) {
      const name = tokens[at - 1];
      if (!name) return;
      around.key = { name: unquoted(name.value), at: name.start };
      around.keys.push(around.key.name);
    } else if (kind === 'text' && around.key) around.texts[around.key.name] = unquoted(value);
  });
  return opens;
}

/** Names of members that follow the cursor in the same braces. */
function keysAfter(tokens: readonly Token[], from: number): string[] {
  const keys: string[] = [];
  let depth = 0;
  for (let at = from; at < tokens.length && depth >= 0; at += 1) {
    const { value } = tokens[at] as Token;
    if (/^[([{]$/.test(value)) depth += 1;
    else if (/^[)\]}]$/.test(value)) depth -= 1;
    else if (value === ':' && depth === 0) keys.push(unquoted(tokens[at - 1]?.value ?? ''));
  }
  return keys;
}

/** A member's name is due: after `{` or `,` of an object. */
export function isKeyNext(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  if (last?.value !== '{' && last?.value !== ',') return false;
  const around = opensIn(tokens).at(-1);
  return around?.isObject === true && around.key === undefined;
}

function isValueNext(tokens: readonly Token[], at: number): boolean {
  return (
    /^([([,=:?]|&&|\|\||\?\?|return|=>)$/.test(tokens[at - 1]?.value ?? '') &&
    !(tokens[at - 1]?.value === '=>')
  );
}

/** The names and dots that end before the token at `end`: `ec2.Instance().stop`. */
export function chainBefore(tokens: readonly Token[], end: number): string {
  let text = '';
  let at = end - 1;
  for (; at >= 0; at -= 1) {
    const { value, kind } = tokens[at] as Token;
    if (value === ')' || value === ']') {
      const open = openOf(tokens, at);
      const inner = tokens
        .slice(open + 1, at)
        .map((token) => token.value)
        .join('');
      text = (value === ')' ? '()' : `[${inner}]`) + text;
      at = open;
    } else if (value === '.' || value === '?.' || value === '!')
      text = (value === '!' ? '' : '.') + text;
    else if (kind === 'name' && !/^(await|return|new|typeof|if|for|while|in|of)$/.test(value)) {
      text = value + text;
      const before = tokens[at - 1]?.value;
      if (before !== '.' && before !== '?.') break;
    } else break;
  }
  return text;
}

function openOf(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at -= 1) {
    const { value } = tokens[at] as Token;
    if (/^[)\]}]$/.test(value)) depth += 1;
    else if (/^[([{]$/.test(value)) depth -= 1;
    if (depth === 0) return at;
  }
  return 0;
}

function unquoted(text: string): string {
  return text.replace(/^['"`]|['"`]$/g, '');
}
