import { Edits, offset, parseCell, type SyntaxNode } from '../../engine.ts';

/** A cell's source on its way into a program. */
export interface Piece {
  readonly source: string;
  /** The cell's number when it ran: the n of `Out[n]`. */
  readonly number: number | undefined;
}

/** A source and its syntax tree. */
export interface Parsed {
  readonly statements: readonly SyntaxNode[];
  readonly bytes: Buffer;
}

/** The syntax of a source, undefined for what is no TypeScript. */
export function parsed(source: string): Parsed | undefined {
  const cell = parseCell(source);
  return cell.ok ? cell : undefined;
}

/** The source with edits made while looking at its statements; as it is when it has no syntax. */
export function edited(
  source: string,
  edit: (statements: readonly SyntaxNode[], edits: Edits, textOf: TextOf) => void,
): string {
  const cell = parsed(source);
  if (!cell) return source;
  const edits = new Edits();
  edit(cell.statements, edits, (node) =>
    cell.bytes.subarray(offset(node.span.start), offset(node.span.end)).toString(),
  );
  return edits.apply(cell.bytes).text;
}

/** The text of a node. */
export type TextOf = (node: SyntaxNode) => string;

/** True for a cell that is a dot-command or goes on with the last result. */
export function startsWithDot(source: string): boolean {
  return /^\s*\.[A-Za-z]/.test(source);
}
