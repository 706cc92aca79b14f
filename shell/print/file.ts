import { toBlocks } from './blocks.ts';
import { toCsv } from './csv.ts';
import { inHtml } from './html.ts';
import { toJson } from './json.ts';
import { isList } from './record.ts';
import { renderText } from './render.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import { isResponse, listIn } from './response.ts';
import { toYaml } from './yaml.ts';

/** What a file of values may be called, and how its text is made. */
const writers: Readonly<Record<string, (value: unknown, title: string) => string>> = {
  json: toJson,
  yaml: (value) => toYaml(value, { terminal: false }),
  yml: (value) => toYaml(value, { terminal: false }),
  csv: (value) => toCsv(value, { terminal: false }),
  txt: (value) => renderText(toBlocks(value), { color: false }),
  md: (value) => renderMarkdown(toBlocks(value)),
  html: (value, title) => page(renderHtml(toBlocks(value)), title),
};

/** The endings of the files that {@link fileText} can make. */
export const fileEndings: readonly string[] = Object.keys(writers);

/** A value as the text of a file with this ending, in full; undefined for an ending without a format. */
export function fileText(value: unknown, ending: string, title: string): string | undefined {
  const write = Object.hasOwn(writers, ending) ? writers[ending] : undefined;
  if (!write) return undefined;
  const text = write(value, title);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** How many rows a value is as a table: the elements of a list, or of the one list in an answer. */
export function rowCount(value: unknown): number {
  const list = isResponse(value) ? (listIn(value)?.list ?? [value]) : value;
  return isList(list) ? list.length : 1;
}

const style = [
  'body { font: 14px/1.5 system-ui, sans-serif; margin: 2em; }',
  'table { border-collapse: collapse; }',
  'th, td { padding: 0.2em 0.8em; text-align: left; border-bottom: 1px solid #8884; }',
  '.awsh-number { text-align: right; }',
  'dl { display: grid; grid-template-columns: max-content auto; column-gap: 1em; }',
  'dt { font-weight: bold; }',
  'dd { margin: 0; }',
  '.awsh-note { color: #777; }',
].join('\n');

/** A page of its own, which may load and run nothing. */
function page(body: string, title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${inHtml(title)}</title>
<style>
${style}
</style>
</head>
<body>
${body}
</body>
</html>`;
}
