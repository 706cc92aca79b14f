import { createRequire } from 'node:module';
import { stripVTControlCharacters } from 'node:util';
import { AwshError } from '../../helpers/errors.ts';

const load = createRequire(import.meta.url);

/** A node of the syntax tree that swc makes of a cell; the members beside these depend on `type`. */
export interface SyntaxNode {
  readonly type: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly [member: string]: unknown;
}

/** A cell that can be run: its statements, with spans as byte offsets into `bytes`. */
export interface ParsedCell {
  readonly ok: true;
  readonly bytes: Buffer;
  readonly statements: readonly SyntaxNode[];
}

/** A cell that can't be run; `incomplete` when more input could still make it one. */
export interface ParseFault {
  readonly ok: false;
  readonly incomplete: boolean;
  readonly message: string;
  /** Line and column of the fault, both from 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * Parses a cell as a TypeScript module, so that top-level `await` and `import` are allowed.
 *
 * @see https://swc.rs/docs/usage/core for the parser
 */
export function parseCell(source: string): ParsedCell | ParseFault {
  const swc = load('@swc/core') as typeof import('@swc/core');
  try {
    const tree = swc.parseSync(source, {
      syntax: 'typescript',
      decorators: true,
      target: 'es2022',
      isModule: true,
    } as Parameters<typeof swc.parseSync>[1]);
    return {
      ok: true,
      bytes: Buffer.from(source),
      statements: tree.body as unknown as SyntaxNode[],
    };
  } catch (error) {
    return readFault(error instanceof Error ? error.message : String(error), source);
  }
}

/** Parses JavaScript that was made of a cell, which can have no fault any more. */
export function parseScript(code: string): Omit<ParsedCell, 'ok'> {
  const swc = load('@swc/core') as typeof import('@swc/core');
  const tree = swc.parseSync(code, {
    syntax: 'ecmascript',
    target: 'es2022',
    isModule: true,
  } as Parameters<typeof swc.parseSync>[1]);
  return { bytes: Buffer.from(code), statements: tree.body as unknown as SyntaxNode[] };
}

/** The byte offset that a span's number stands for: swc counts from 1. */
export function offset(position: number): number {
  return position - 1;
}

/** The nodes directly below `node`, in the order in which the source has them. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (isNode(value)) found.push(value);
    // Arguments and array elements are wrapped in records that are no nodes themselves.
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  for (const [member, value] of Object.entries(node)) if (member !== 'span') collect(value);
  return found;
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as SyntaxNode).type === 'string' &&
    typeof (value as SyntaxNode).span === 'object'
  );
}

/**
 * Reads where and why out of swc's message, a drawn code frame: the fault's line is the last
 * numbered one above the row of carets, its column the first caret. A frame without carets points
 * at the end of the input.
 */
function readFault(text: string, source: string): ParseFault {
  const rows = ascii(text).split('\n');
  const message = (rows[0] ?? '').replace(/^\s*[x×]\s*/, '').trim();
  const caretRow = rows.findIndex((row) => /^\s*: .*[|^]/.test(row));
  const atEnd = caretRow === -1 || /<eof>'|<eof>`|Unexpected eof/.test(message);
  const open = /Unterminated (template|block comment)/.test(message);
  if (atEnd || open) {
    const lines = source.split('\n');
    return {
      ok: false,
      incomplete: true,
      message: plain(message),
      line: lines.length,
      column: (lines.at(-1) ?? '').length + 1,
    };
  }
  const lineRow = rows.slice(0, caretRow).findLast((row) => /^\s*\d+ \| /.test(row)) ?? '';
  const gutter = lineRow.indexOf('| ') + 2;
  return {
    ok: false,
    incomplete: false,
    message: plain(message),
    line: Number(/^\s*(\d+)/.exec(lineRow)?.[1] ?? 1),
    column: Math.max(1, markIn(rows[caretRow] ?? '') - gutter + 1),
  };
}

/** The frame as swc draws it into a pipe; into a terminal it uses colours and line characters. */
function ascii(frame: string): string {
  return stripVTControlCharacters(frame)
    .replaceAll('│', '|')
    .replaceAll('·', ':')
    .replaceAll('─', '^')
    .replaceAll('┬', '|');
}

/** Where the fault itself is marked: a `|` leads to a remark on something beside it. */
function markIn(row: string): number {
  const caret = row.indexOf('^');
  return caret === -1 ? row.indexOf('|') : caret;
}

/** swc's parser speaks of tokens; a person at a prompt reads "end of input". */
function plain(message: string): string {
  return message
    .replaceAll("'<eof>'", 'the end of the input')
    .replaceAll('`<eof>`', 'the end of the input')
    .replaceAll('<eof>', 'the end of the input')
    .replaceAll('Unexpected eof', 'Unexpected end of the input')
    .replace(/Expected ident$/, 'Expected a name');
}

/** A cell that is no TypeScript: says why, and points at the place. */
export class CellSyntaxError extends AwshError {
  readonly line: number;
  readonly column: number;

  constructor({ message, line, column }: ParseFault, source: string) {
    const rows = source.split('\n');
    const at = rows.length > 1 ? `line ${line}, column ${column}` : `column ${column}`;
    const row = rows[line - 1] ?? '';
    super('Syntax', `${message} (${at})`, { hint: `${row}\n${' '.repeat(column - 1)}^` });
    this.name = 'SyntaxError';
    this.line = line;
    this.column = column;
  }
}
