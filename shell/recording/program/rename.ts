import { offset } from '../../engine.ts';
import { declaredBy, eachIdentifier } from './identifiers.ts';
import { edited, type Piece, parsed } from './piece.ts';

/** The source with variables renamed, wherever they stand. */
export function renamed(source: string, names: ReadonlyMap<string, string>): string {
  if (names.size === 0) return source;
  return edited(source, (statements, edits) => {
    eachIdentifier(statements, ({ value, span }, role) => {
      const name = names.get(String(value));
      if (name === undefined) return;
      // Of `{ a = 1 }` the span is that of the whole: the name's own length is what counts.
      const from = offset(span.start);
      const to = from + Buffer.byteLength(String(value));
      edits.replace(from, to, role === 'short' ? `${value}: ${name}` : name);
    });
  });
}

/**
 * Pieces in which no name is declared twice, as the shell allows and a program does not: all but the
 * last get a number behind their name, `web2` being the second.
 */
export function declaredOnce<Each extends Piece>(pieces: readonly Each[]): Each[] {
  const declared = pieces.map(
    ({ source }) => new Set(declaredBy(parsed(source)?.statements ?? [])),
  );
  const totals = counts(declared.flatMap((names) => [...names]));
  const taken = new Set(totals.keys());
  const seen = new Map<string, number>();
  const current = new Map<string, string>();
  return pieces.map((piece, at) => {
    const before = new Map(current);
    for (const name of declared[at] ?? []) {
      const time = (seen.get(name) ?? 0) + 1;
      seen.set(name, time);
      if (totals.get(name) === 1) continue;
      if (time === totals.get(name)) current.delete(name);
      else current.set(name, free(`${name}${time}`, taken));
    }
    // A cell that declares a name anew may still be made of what the name was before.
    const source = selfMade(piece.source, before, declared[at] ?? new Set());
    return { ...piece, source: renamed(source, current) };
  });
}

/** `const a = f(a)` speaks of two: on the right the one before. */
function selfMade(
  source: string,
  before: ReadonlyMap<string, string>,
  declared: ReadonlySet<string>,
): string {
  return edited(source, (statements, edits) => {
    for (const statement of statements) {
      if (statement.type !== 'VariableDeclaration') continue;
      for (const { init } of statement.declarations as { init: unknown }[]) {
        eachIdentifier(init, ({ value, span }, role) => {
          const earlier = before.get(String(value));
          if (earlier === undefined || !declared.has(String(value))) return;
          const from = offset(span.start);
          const to = from + Buffer.byteLength(String(value));
          edits.replace(from, to, role === 'short' ? `${value}: ${earlier}` : earlier);
        });
      }
    }
  });
}

function counts(names: readonly string[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const name of names) totals.set(name, (totals.get(name) ?? 0) + 1);
  return totals;
}

function free(name: string, taken: Set<string>): string {
  let found = name;
  while (taken.has(found)) found += '_';
  taken.add(found);
  return found;
}
