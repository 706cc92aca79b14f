import { withoutTheSecrets } from '../../../helpers/index.ts';
import { safeLine } from '../../../helpers/text/safe.ts';
import { offset, type SyntaxNode } from '../../engine.ts';
import type { Entry } from '../../journal.ts';
import type { Range } from '../range.ts';
import { noteIn } from '../recorded.ts';
import { secretsOf } from '../secrets-of.ts';
import { isLazyList } from './awaits.ts';
import { importsFor } from './imports.ts';
import { edited } from './piece.ts';
import { placed } from './places.ts';
import { finishedPieces, isCommand, namedPieces } from './program-pieces.ts';
import { contributing, type EntryPiece } from './slice.ts';
import { withoutImports } from './tidy.ts';

/** A session as a program that does what it did; empty when nothing came of it. */
export function sessionProgram(journal: readonly Entry[], range: Range | undefined): string {
  const secrets = journal.flatMap(({ outcome }) => secretsOf(outcome));
  const went = journal.filter(
    ({ outcome: { source, status } }) =>
      status === 'ok' && !isCommand(source) && noteIn(source) === undefined,
  );
  const all = namedPieces(went.map((entry) => pieceOf(entry, secrets)));
  const kept = contributing(all, range);
  if (kept.length === 0) return '';
  const { head, pieces } = placed(finishedPieces(kept));
  const parts = pieces.map((piece) => ({ ...piece, ...withoutImports(shown(piece)) }));
  const own = [...new Set(parts.flatMap(({ imports }) => imports))];
  const sources = [...head, ...parts.map(({ source }) => source)].filter((text) => text !== '');
  const imports = importsFor([...own.filter((line) => !fromAwsh.test(line)), ...sources]);
  const foreign = own.filter((line) => !fromAwsh.test(line));
  const isModule = imports.length + foreign.length > 0;
  const top = [...foreign, ...imports, ...head];
  return `${[
    headLine(kept[0] as EntryPiece),
    (isModule ? top : ['export {};']).join('\n'),
    ...parts.map(({ source }) => source).filter((source) => source !== ''),
  ].join('\n\n')}\n`;
}

const fromAwsh = /from\s+['"]awsh['"];?\s*$/;

function pieceOf(entry: Entry, secrets: readonly string[]): EntryPiece {
  const { source, cell } = entry.outcome;
  return { entry, source: withoutTheSecrets(source, secrets).trim(), number: cell, shown: false };
}

/** The source, with the value of its last expression printed where that is what it is about. */
function shown({ source, shown }: EntryPiece): string {
  if (!shown) return source;
  return edited(source, (statements, edits, textOf) => {
    const last = statements.at(-1);
    if (last?.type !== 'ExpressionStatement') return;
    const expression = last.expression as SyntaxNode;
    const text = textOf(expression);
    if (/^(?:await\s+)?console\./.test(text) || expression.type === 'AssignmentExpression') return;
    const from = offset(last.span.start);
    const value = isLazyList(expression) ? `await ${text}.toArray()` : text;
    edits.replace(from, offset(last.span.end), `console.log(${value});`);
  });
}

function headLine({ entry: { place, startedAt } }: EntryPiece): string {
  const { isSandbox, profile, region } = place;
  const day = startedAt.toISOString().slice(0, 10);
  if (isSandbox)
    return `// From a session of ${day} in the sandbox: awsh --sandbox FILE runs it there.`;
  const settings = [
    ...(profile ? [`AWS_PROFILE=${safeLine(profile)}`] : []),
    ...(region ? [`AWS_REGION=${safeLine(region)}`] : []),
  ];
  const where = settings.length > 0 ? `; it went to ${settings.join(' ')}` : '';
  return `// From a session of ${day}${where}.`;
}
