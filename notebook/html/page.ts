import { createHash } from 'node:crypto';
import type { CodeCell, Notebook, NotebookCell } from '../document.ts';
import { codeHtml } from './code-html.ts';
import { inHtml } from './escape.ts';
import { markdownHtml } from './markdown-html.ts';
import { outputHtml } from './output-html.ts';
import { style } from './style.ts';

/**
 * A notebook as one page that loads nothing and runs nothing: what it holds is escaped, and its
 * policy would stop what were not. Its name stands in for a title that it has not.
 */
export function htmlPage(notebook: Notebook, name: string): string {
  const { title } = notebook.metadata;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inHtml(typeof title === 'string' ? title : name)}</title>
<style>${style}</style>
</head>
<body>
${notebook.cells.map(cellHtml).join('\n')}
</body>
</html>
`;
}

function policy(): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function cellHtml(cell: NotebookCell): string {
  if (cell.kind === 'markdown') return `<section>\n${markdownHtml(cell.source)}\n</section>`;
  if (cell.kind === 'other') return `<section><pre>${inHtml(cell.source)}</pre></section>`;
  return codeCellHtml(cell);
}

function codeCellHtml({ source, executionCount, outputs }: CodeCell): string {
  const count = executionCount === null ? '' : `[${executionCount}]`;
  const shown = outputs.map(outputHtml).filter((html) => html !== '');
  return [
    '<section class="cell">',
    `<div class="source"><pre class="count">${count}</pre><pre><code>${codeHtml(source)}</code></pre></div>`,
    ...shown,
    '</section>',
  ].join('\n');
}
