/** YAML in line comments between two of `// ---` at the start of a program, and the rest of it. */
export function headerLines(text: string): { yaml: string | undefined; body: string } {
  const bare = text.replace(/^#!.*\n?/, '');
  const lines = bare.split('\n');
  const isEdge = (line: string | undefined) => /^\/\/ ---\s*$/.test(line ?? '');
  const end = isEdge(lines[0]) ? lines.findIndex((line, index) => index > 0 && isEdge(line)) : -1;
  const inside = lines.slice(1, Math.max(1, end));
  if (end === -1 || !inside.every((line) => line.startsWith('//'))) {
    return { yaml: undefined, body: bare };
  }
  const yaml = inside.map((line) => `${line.replace(/^\/\/ ?/, '')}\n`).join('');
  return { yaml, body: lines.slice(end + 1).join('\n') };
}

/** YAML as such a head. */
export function headerComment(yaml: string): string {
  const inside = yaml === '' ? [] : yaml.replace(/\n$/, '').split('\n');
  return ['---', ...inside, '---'].map((line) => (line === '' ? '//' : `// ${line}`)).join('\n');
}

/** The line that lets the system run a program, when it starts with one. */
export function hashbang(text: string): string | undefined {
  return /^#!.*/.exec(text)?.[0];
}
