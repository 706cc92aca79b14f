import type { SyntaxNode } from '../../engine.ts';
import type { Entry } from '../../journal.ts';
import type { Range } from '../range.ts';
import { boundBy, declaredBy, mentionedIn } from './identifiers.ts';
import { exportedNames, serviceVariables } from './known-names.ts';
import { type Piece, parsed } from './piece.ts';

/** A cell of the session, and what it becomes. */
export interface EntryPiece extends Piece {
  readonly entry: Entry;
  /** Its value is what the program shows. */
  readonly shown: boolean;
}

/**
 * The pieces that the session's outcome came from: those that changed something at AWS or printed, or
 * those of a range, and whatever they are made of. In a session that only looked, the last look. Looks
 * that nothing came of, and values written over before they were used, stay out.
 */
export function contributing(
  pieces: readonly EntryPiece[],
  range: Range | undefined,
): EntryPiece[] {
  const last = pieces.findLast(({ entry: { outcome } }) => outcome.value !== undefined);
  const acting = pieces.filter(({ entry }) =>
    range ? range.includes(entry.outcome.cell) : acts(entry),
  );
  const roots = new Set(acting.length > 0 ? acting : last ? [last] : []);
  const shows = (piece: EntryPiece): boolean =>
    roots.has(piece) && (range !== undefined || acting.length === 0 || piece === last);
  const needed = new Set<string>();
  const kept: EntryPiece[] = [];
  for (const piece of pieces.toReversed()) {
    const { declared, changed, mentioned } = namesIn(piece.source);
    const isNeeded = [...declared, ...changed].some((name) => needed.has(name));
    if (!roots.has(piece) && !isNeeded) continue;
    for (const name of declared) needed.delete(name);
    for (const name of mentioned) needed.add(name);
    kept.unshift({ ...piece, shown: shows(piece) });
  }
  return kept;
}

function acts({ outcome: { calls, output } }: Entry): boolean {
  const changes = calls.some(({ effect, attempts }) => attempts > 0 && !effect.startsWith('reads'));
  return changes || output !== '';
}

/** What a source declares, changes without declaring, and mentions. */
function namesIn(source: string): {
  declared: string[];
  changed: string[];
  mentioned: Set<string>;
} {
  const statements = parsed(source)?.statements ?? [];
  return {
    declared: declaredBy(statements),
    // Services are called, not changed, by whatever a cell does with them.
    changed: statements.flatMap(changedBy).filter((name) => !isOurs(name)),
    mentioned: new Set(statements.flatMap(usedBy)),
  };
}

function isOurs(name: string): boolean {
  return serviceVariables.has(name) || exportedNames.has(name);
}

/** The names that a statement is made of: of a declaration those on its right. */
function usedBy(statement: SyntaxNode): string[] {
  if (statement.type !== 'VariableDeclaration') return [...mentionedIn(statement)];
  const declarations = statement.declarations as SyntaxNode[];
  const bound = declarations.flatMap(({ id }) => boundBy(id));
  const defaults = declarations.flatMap(({ id }) => [...mentionedIn(id)]);
  return [
    ...declarations.flatMap(({ init }) => [...mentionedIn(init)]),
    ...defaults.filter((name) => !bound.includes(name)),
  ];
}

/** `x = 1`, `x.y = 1`, `x++`, `x.push(1)`, also within loops and branches: the names of `x`. */
function changedBy(statement: SyntaxNode): string[] {
  if (statement.type === 'VariableDeclaration' || statement.type.endsWith('Declaration')) return [];
  if (statement.type !== 'ExpressionStatement') return [...mentionedIn(statement)];
  const node = statement.expression as SyntaxNode;
  switch (node.type) {
    case 'AssignmentExpression': {
      const bound = boundBy(node.left);
      return bound.length > 0 ? bound : [...mentionedIn(node.left)];
    }
    case 'UpdateExpression':
      return [...mentionedIn(node.argument)];
    case 'CallExpression':
      return [...mentionedIn(node.callee)];
    default:
      return [];
  }
}
