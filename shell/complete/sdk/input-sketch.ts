/** A member of an operation's input, as the SDK's own example of the operation draws it. */
export interface SketchMember {
  readonly name: string;
  readonly required: boolean;
  /** What it takes, in a word or two: `string`, `a list`, the name of a structure. */
  readonly type: string;
  /** The values that it can have, where they are few and known. */
  readonly values: readonly string[];
  readonly members: readonly SketchMember[];
}

interface Draft extends SketchMember {
  type: string;
  readonly values: string[];
  readonly members: Draft[];
}

/**
 * Reads the input out of the example that the SDK's types have for every operation: an object with
 * a line for each member, `// required` behind some, and `"a" || "b"` where values are known.
 */
export function readSketch(documentation: string): SketchMember[] {
  const lines = documentation.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
  const start = lines.findIndex((line) => /^const input = \{/.test(line));
  const end = lines.findIndex((line, at) => at >= start && /^\};/.test(line));
  if (start === -1 || end <= start + 1) return [];
  const root = draft('', '{', false);
  const open: Draft[] = [root];
  for (const line of lines.slice(start + 1, end)) readLine(line.trim(), open);
  return root.members;
}

function readLine(line: string, open: Draft[]): void {
  const around = open.at(-1);
  if (!around) return;
  if (/^[}\]]/.test(line)) return void open.pop();
  const [, quoted, plain, rest = ''] = /^(?:"([^"]*)": |([\w$-]+): )?(.*)$/.exec(line) ?? [];
  const name = quoted ?? plain;
  const opens = /^(?:new [\w.]+\()?[{[]/.test(rest) && !/^[{[][}\]]/.test(rest);
  if (name === undefined) {
    // An item of a list says what the list holds.
    around.type = `${typeIn(rest)}[]`;
    if (opens) open.push(around);
    else around.values.push(...valuesIn(rest));
    return;
  }
  const member = draft(name, rest, /\/\/ required/.test(rest));
  around.members.push(member);
  if (opens) open.push(member);
}

function draft(name: string, rest: string, required: boolean): Draft {
  return { name, required, type: typeIn(rest), values: valuesIn(rest), members: [] };
}

function valuesIn(text: string): string[] {
  if (!text.includes('||')) return [];
  return [...text.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
}

function typeIn(text: string): string {
  if (/^\[/.test(text)) return 'list';
  if (/^\{/.test(text)) return /\/\/ (\w+)/.exec(text)?.[1] ?? 'object';
  if (/^true \|\| false/.test(text)) return 'boolean';
  if (/^Number/.test(text)) return 'number';
  if (/^new Date/.test(text)) return 'Date';
  return 'string';
}
