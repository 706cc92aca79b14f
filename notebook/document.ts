/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object: metadata, whose unknown members are kept as they are. */
export interface JsonObject {
  readonly [member: string]: Json;
}

/**
 * A document of cells: a session kept, a snippet, a tutorial. The three formats hold the same model,
 * as far as each can.
 *
 * @see https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export interface Notebook {
  readonly metadata: JsonObject;
  readonly cells: readonly NotebookCell[];
  /** Members beside these that `.ipynb` had, as they were. */
  readonly rest?: JsonObject;
}

/** A cell; `id` is unique in its notebook, 1–64 letters, digits, `-` and `_`, and never changes. */
export type NotebookCell = MarkdownCell | CodeCell | OtherCell;

interface CellBase {
  readonly id: string;
  /** Lines end in `\n`; there is none at the end. */
  readonly source: string;
  /** Of a cell of a `.md` file, what its fence says beside the language: `solution` is `true`. */
  readonly metadata: JsonObject;
  /** Members beside those of its kind, as they were: the `attachments` of a markdown cell. */
  readonly rest?: JsonObject;
}

export interface MarkdownCell extends CellBase {
  readonly kind: 'markdown';
}

export interface CodeCell extends CellBase {
  readonly kind: 'code';
  readonly outputs: readonly Output[];
  /** The cell's number when it ran. */
  readonly executionCount: number | null;
}

/** A cell of a kind that is not ours, `raw` or one to come: kept, never run. */
export interface OtherCell extends CellBase {
  readonly kind: 'other';
  readonly type: string;
}

/** Representations of one value by MIME type; text always has `text/plain`. */
export type MimeBundle = JsonObject;

/** What a cell showed. */
export type Output =
  | {
      readonly kind: 'result';
      readonly data: MimeBundle;
      readonly metadata: JsonObject;
      readonly executionCount: number | null;
    }
  | { readonly kind: 'display'; readonly data: MimeBundle; readonly metadata: JsonObject }
  | { readonly kind: 'stream'; readonly name: 'stdout' | 'stderr'; readonly text: string }
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      readonly traceback: readonly string[];
    }
  | { readonly kind: 'other'; readonly content: JsonObject };
