/**
 * What we read of the language server's answers.
 *
 * @see https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
 */
export interface ServerItem {
  readonly label: string;
  readonly kind?: number;
  readonly detail?: string;
  readonly documentation?: string | { readonly value: string };
  readonly deprecated?: boolean;
  readonly tags?: readonly number[];
  readonly sortText?: string;
  readonly filterText?: string;
  readonly insertText?: string;
  readonly textEdit?: { readonly newText: string };
}

export interface ServerCompletion {
  readonly items: readonly ServerItem[];
}

/** Lines and characters count from 0, characters in UTF-16 units. */
export interface ServerPosition {
  readonly line: number;
  readonly character: number;
}

export interface ServerHover {
  readonly contents: string | { readonly value: string };
}

export interface ServerSignatures {
  readonly signatures: readonly {
    readonly label: string;
    readonly documentation?: string | { readonly value: string };
    readonly parameters?: readonly {
      readonly label: string | readonly [from: number, to: number];
    }[];
    readonly activeParameter?: number;
  }[];
  readonly activeSignature?: number;
  readonly activeParameter?: number;
}

export interface ServerFault {
  readonly range: { readonly start: ServerPosition; readonly end: ServerPosition };
  readonly severity?: number;
  readonly code?: number | string;
  readonly message: string;
}
