/** How pages look: legible on paper and in the dark, with the fonts that are there. */
export const style = `
:root { color-scheme: light dark; --line: #8884; --dim: #777; --back: #8881; }
body { font: 16px/1.55 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
pre, code { font: 13px/1.45 ui-monospace, Menlo, Consolas, monospace; }
pre { margin: 0; overflow-x: auto; white-space: pre; }
.cell { border-left: 3px solid var(--line); margin: 1rem 0; }
.cell > * { padding: .4rem .8rem; }
.source { background: var(--back); display: flex; gap: .8rem; }
.count { color: var(--dim); min-width: 2.5rem; text-align: right; }
.error { color: #b3261e; }
.stderr, .awsh-note { color: var(--dim); }
.comment { color: #6a737d; } .string { color: #22863a; }
.number { color: #b08800; } .keyword { color: #a0309c; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border-bottom: 1px solid var(--line); padding: .15rem .7rem; text-align: left; }
td.awsh-number, th.awsh-number { text-align: right; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0; }
dt { color: var(--dim); } dd { margin: 0; } ul.awsh-tree { margin: 0; padding-left: 1.2rem; }
blockquote { border-left: 3px solid var(--line); margin-left: 0; padding-left: 1rem; }
img { max-width: 100%; }
@media (prefers-color-scheme: dark) {
  .string { color: #7ee787; } .keyword { color: #d2a8ff; } .number { color: #f2cc60; }
  .error { color: #ff7b72; }
}
`;
