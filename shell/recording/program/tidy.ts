import { offset, type SyntaxNode } from '../../engine.ts';
import { declaredBy } from './identifiers.ts';
import { edited, type Piece, parsed } from './piece.ts';

/** `{ a: 1 }` alone, which the shell reads as an object, in the parentheses that TypeScript wants. */
export function asObject(source: string): string {
  if (!/^\s*\{/.test(source) || /;\s*$/.test(source)) return source;
  const inParentheses = `(${source.trim()});`;
  return parsed(inParentheses) ? inParentheses : source;
}

/** Pieces in which a variable that is only assigned is declared where it first is. */
export function withDeclarations<Each extends Piece>(pieces: readonly Each[]): Each[] {
  const declared = new Set(
    pieces.flatMap(({ source }) => declaredBy(parsed(source)?.statements ?? [])),
  );
  return pieces.map((piece) => {
    const source = edited(piece.source, (statements, edits) => {
      for (const statement of statements) {
        const name = assignedBy(statement);
        if (name === undefined || declared.has(name)) continue;
        declared.add(name);
        edits.insert(offset(statement.span.start), 'let ');
      }
    });
    return { ...piece, source };
  });
}

/** The source with its imports taken out, and what they were. */
export function withoutImports(source: string): { source: string; imports: string[] } {
  const imports: string[] = [];
  const rest = edited(source, (statements, edits, textOf) => {
    for (const statement of statements) {
      if (statement.type !== 'ImportDeclaration') continue;
      imports.push(textOf(statement));
      edits.replace(offset(statement.span.start), offset(statement.span.end), '');
    }
  });
  return { source: imports.length > 0 ? rest.replace(/^\n+/, '').trimEnd() : rest, imports };
}

function assignedBy({ type, expression }: SyntaxNode): string | undefined {
  const node = expression as SyntaxNode | undefined;
  if (type !== 'ExpressionStatement' || node?.type !== 'AssignmentExpression') return undefined;
  const left = node.left as SyntaxNode;
  return node.operator === '=' && left.type === 'Identifier' ? String(left.value) : undefined;
}
