import { UsageError } from '../../helpers/errors.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import {
  htmlPage,
  type Notebook,
  type NotebookFormat,
  openNotebook,
  redacted,
  writeNotebook,
} from '../../notebook/index.ts';
import { forFormat } from './for-format.ts';
import { writeTarget } from './target.ts';

/** How a notebook is to be written. */
export interface Conversion {
  readonly path: string;
  /** `html`, `ipynb`, `md` or `ts`. */
  readonly to: string;
  /** The file it goes to; without one, to `print`. */
  readonly out: string | undefined;
  readonly redact: boolean;
}

/** Writes a notebook in another format, and runs nothing of it. */
export async function convertNotebook(
  { path, to, out, redact }: Conversion,
  print: (text: string) => void,
): Promise<void> {
  const { notebook } = await openNotebook(path);
  const text = converted(redact ? redacted(notebook) : notebook, to, path);
  if (out === undefined) return print(text);
  const force = out.endsWith('!');
  await writeTarget(force ? out.slice(0, -1) : out, text, {
    force,
    signal: new AbortController().signal,
  });
}

function converted(notebook: Notebook, to: string, path: string): string {
  if (to === 'html') return htmlPage(notebook, path.replace(/^.*[/\\]/, ''));
  const formats: readonly string[] = ['ipynb', 'md', 'ts'] satisfies NotebookFormat[];
  if (formats.includes(to)) {
    const format = to as NotebookFormat;
    return writeNotebook(forFormat(notebook, format), format);
  }
  throw new UsageError(`notebooks can't be written as ${safeLine(to)}`, {
    hint: 'as html, ipynb, md or ts',
  });
}
