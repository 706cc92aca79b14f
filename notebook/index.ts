/** The one door to documents of cells: the model, and its three formats. */
export type {
  CodeCell,
  Json,
  JsonObject,
  MarkdownCell,
  MimeBundle,
  Notebook,
  NotebookCell,
  OtherCell,
  Output,
} from './document.ts';
export { formatNamed, type NotebookFile, openNotebook, writeWhole } from './file.ts';
export { formatOf, type NotebookFormat } from './format.ts';
export { htmlPage } from './html/page.ts';
export { readNotebook } from './read.ts';
export { redacted } from './redact.ts';
export { type WriteOptions, writeNotebook } from './write.ts';
