import { withAwaits } from './awaits.ts';
import { awsNames } from './aws-names.ts';
import { type Piece, parsed, startsWithDot } from './piece.ts';
import { declaredOnce } from './rename.ts';
import { withNamedResults } from './results.ts';
import { asObject, withDeclarations } from './tidy.ts';

/** Cells that say what they go on with: see {@link finishedPieces} for the rest of the way. */
export function namedPieces<Each extends Piece>(pieces: readonly Each[]): Each[] {
  const objects = pieces.map((piece) => ({ ...piece, source: asObject(piece.source) }));
  return withNamedResults(objects, isCommand);
}

/**
 * Named pieces as parts of a program: no name is declared twice, answers of AWS are awaited. What is
 * no TypeScript becomes a comment; dot-commands stay as they are.
 */
export function finishedPieces<Each extends Piece>(pieces: readonly Each[]): Each[] {
  const once = declaredOnce(withDeclarations(pieces));
  const names = awsNames(once.map(({ source }) => source));
  const isAws = (name: string): boolean => names.has(name) || /^out\d+$/.test(name);
  return once.map((piece) => ({
    ...piece,
    source: startsWithDot(piece.source) ? piece.source : orComment(withAwaits(piece.source, isAws)),
  }));
}

/** True for a dot-command, as opposed to a line that goes on with the last result. */
export function isCommand(source: string): boolean {
  return /^\s*\.[\w?]+(?=\s|$)/.test(source);
}

function orComment(source: string): string {
  return parsed(source) ? source : source.replace(/^(?!\/\/)/gm, '// ');
}
