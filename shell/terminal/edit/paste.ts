/**
 * What is put into the line for what was pasted: without the prompts of a transcript, ours or Node's,
 * and without the output between them, and without the line break at its end.
 */
export function pastedText(pasted: string): string {
  const rows = pasted.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  return (withoutOurPrompts(rows) ?? withoutNodePrompts(rows) ?? rows).join('\n');
}

/** `sandbox us-east-1 [3] ❯ `, or `[3] ❯ ` on a narrow screen; without UTF-8 the arrow is a `>`. */
const ourPrompt =
  /^(?:(?:\S.* )?\[\d+\] ❯|\S.* (?:[a-z]+-[a-z]+-\d|regions|read-only) \[\d+\] >)(?: |$)/;
const ourContinuation = /^ *(?:…|\.{3})(?: |$)/;

function withoutOurPrompts(rows: readonly string[]): string[] | undefined {
  if (!rows.some((row) => ourPrompt.test(row))) return undefined;
  const kept: string[] = [];
  let isInput = true;
  for (const row of rows) {
    isInput = ourPrompt.test(row) || (isInput && kept.length > 0 && ourContinuation.test(row));
    if (isInput) kept.push(row.replace(ourPrompt, '').replace(ourContinuation, ''));
  }
  return kept.filter((row) => row.trim() !== '');
}

/** `> ` and, where a cell goes on, `... ` or `| `: the prompts of Node and ts-node. */
const nodePrompt = /^(?:> ?|\.{3,} ?|\| )/;

function withoutNodePrompts(rows: readonly string[]): string[] | undefined {
  if (!rows[0]?.startsWith('> ')) return undefined;
  return rows.filter((row) => nodePrompt.test(row)).map((row) => row.replace(nodePrompt, ''));
}
