/** How a notebook is written down: as Jupyter's JSON, as Markdown, or as TypeScript in cells. */
export type NotebookFormat = 'ipynb' | 'md' | 'ts';

const formats: Readonly<Record<string, NotebookFormat>> = {
  ipynb: 'ipynb',
  md: 'md',
  markdown: 'md',
  ts: 'ts',
  mts: 'ts',
};

/** The format that a file's name tells, undefined for a name that tells none of ours. */
export function formatOf(path: string): NotebookFormat | undefined {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(formats, extension) ? formats[extension] : undefined;
}
