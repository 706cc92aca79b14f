/** What the command line asks for; without a word, cells from `-e`, standard input or the prompt. */
export type Task =
  | { readonly kind: 'run' }
  | { readonly kind: 'sandbox' | 'doctor' }
  | FileTask
  | PlayTask
  | { readonly kind: 'snippets'; readonly words: readonly string[] }
  | TutorialTask;

/** `awsh trip.ipynb`: a notebook or script is run, or written in another format. */
export interface FileTask {
  readonly kind: 'file';
  readonly path: string;
  /** Outputs go into the file. */
  readonly write: boolean;
  /** The format to convert to, without running: `html`, `ts`, `md`, `ipynb`. */
  readonly to: string | undefined;
  /** Where the conversion goes; standard output when it isn't said. */
  readonly out: string | undefined;
  /** Account ids and names are left out of what is written. */
  readonly redact: boolean;
}

/** `awsh play web-up --instance-type t3.small --step` */
export interface PlayTask {
  readonly kind: 'play';
  readonly snippet: string;
  /** The words after the name that are not awsh's own: `--instance-type t3.small`. */
  readonly words: readonly string[];
}

/** `awsh tutorial ec2`, `awsh tutorial --list`, `awsh tutorial test file.md` */
export interface TutorialTask {
  readonly kind: 'tutorial';
  readonly list: boolean;
  readonly words: readonly string[];
}
