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
export { formatOf, type NotebookFormat } from './format.ts';
export { readNotebook } from './read.ts';
export { type WriteOptions, writeNotebook } from './write.ts';
