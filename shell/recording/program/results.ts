import { offset, type SyntaxNode } from '../../engine.ts';
import { callsAws, isLazyList } from './awaits.ts';
import { boundBy, eachIdentifier, nodesIn } from './identifiers.ts';
import { edited, type Piece, parsed, startsWithDot } from './piece.ts';

/**
 * Pieces that name the results they go on with: `Out[3]` and `_` become `out3`, which the cell that
 * they were the result of declares, and a line that starts with a dot starts with that name.
 */
export function withNamedResults<Each extends Piece>(
  pieces: readonly Each[],
  isCommand: (source: string) => boolean,
): Each[] {
  const wanted = new Set<number>();
  let last: number | undefined;
  const used = pieces.map((piece) => {
    const source = namedIn(piece.source, last, wanted, isCommand);
    if (piece.number !== undefined && hasValue(source, isCommand)) last = piece.number;
    return { ...piece, source };
  });
  return used.map((piece) =>
    piece.number !== undefined && wanted.has(piece.number)
      ? { ...piece, source: declaring(piece.source, nameOf(piece.number)) }
      : piece,
  );
}

function nameOf(cell: number): string {
  return `out${cell}`;
}

function namedIn(
  source: string,
  last: number | undefined,
  wanted: Set<number>,
  isCommand: (source: string) => boolean,
): string {
  const goesOn = startsWithDot(source) && !isCommand(source);
  const whole = goesOn ? `_${source.trimStart()}` : source;
  return edited(whole, (statements, edits) => {
    for (const node of nodesIn(statements)) {
      const number = numberIn(node);
      if (number === undefined) continue;
      wanted.add(number);
      edits.replace(offset(node.span.start), offset(node.span.end), nameOf(number));
    }
    eachIdentifier(statements, ({ value, span }, role) => {
      if (value !== '_' || last === undefined || role === 'short') return;
      wanted.add(last);
      edits.replace(offset(span.start), offset(span.end), nameOf(last));
    });
  });
}

/** The n of `Out[n]`. */
function numberIn(node: SyntaxNode): number | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const { object, property } = node as unknown as { object: SyntaxNode; property: SyntaxNode };
  if (object.value !== 'Out' || property.type !== 'Computed') return undefined;
  const { value } = property.expression as SyntaxNode;
  return typeof value === 'number' ? value : undefined;
}

/** True for a source whose last statement comes to something that `_` then is. */
function hasValue(source: string, isCommand: (source: string) => boolean): boolean {
  if (isCommand(source)) return false;
  const last = parsed(source)?.statements.at(-1);
  if (last?.type === 'VariableDeclaration') return callsAws(last, () => false);
  return last?.type === 'ExpressionStatement';
}

/** The source with its result in a variable. */
function declaring(source: string, name: string): string {
  return edited(source, (statements, edits, textOf) => {
    const last = statements.at(-1);
    if (last?.type === 'ExpressionStatement') {
      const expression = last.expression as SyntaxNode;
      const list = isLazyList(expression) ? '.toArray()' : '';
      const text = `const ${name} = ${textOf(expression)}${list};`;
      edits.replace(offset(last.span.start), offset(last.span.end), text);
    } else if (last?.type === 'VariableDeclaration') {
      const names = (last.declarations as SyntaxNode[]).flatMap(({ id }) => boundBy(id));
      const value = names.length === 1 ? names[0] : `[${names.join(', ')}]`;
      edits.insert(offset(last.span.end), `\nconst ${name} = ${value};`);
    }
  });
}
