/** Markdown's front matter, the YAML between two lines of `---` at its very start, and the rest. */
export function headerLines(text: string): { yaml: string | undefined; body: string } {
  const start = /^---[ \t]*\n/.exec(text)?.[0].length;
  const end = /^---[ \t]*(?:\n|$)/gm;
  end.lastIndex = start ?? 0;
  const found = start === undefined ? null : end.exec(text);
  if (!found) return { yaml: undefined, body: text };
  return { yaml: text.slice(start, found.index), body: text.slice(end.lastIndex) };
}
